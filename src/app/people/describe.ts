import type { Gender, Person } from "../../sdk/index.ts";
import { formatDate } from "../i18n/format.ts";
import { t } from "../i18n/i18n.svelte.ts";

export const countOfPeople = (count: number): string => t("common.people", { count });

/** Names of the collections, as far as the person carries them. */
export function collectionsOf(person: Person): { id: string; name: string }[] {
  return person.collections.flatMap((ref) =>
    typeof ref === "object" && "name" in ref ? [{ id: ref.id, name: ref.name }] : [],
  );
}

export const genderInWords = (gender: Gender | null): string =>
  gender ? t(`person.genders.${gender}`) : "";

/** A calendar date has no time zone; read in another one it could be the day before. */
export const calendarDay = (iso: string): string =>
  formatDate(`${iso}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });

export const moment = (iso: string): string =>
  formatDate(iso, { dateStyle: "medium", timeStyle: "short" });

export const personHref = (id: string): string => `#/people/${encodeURIComponent(id)}`;
