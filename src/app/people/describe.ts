import type { Gender, Person } from "../../sdk/index.ts";

export const countOfPeople = (count: number): string =>
  count === 1 ? "1 person" : `${count.toLocaleString()} people`;

/** Names of the collections, as far as the person carries them. */
export function collectionsOf(person: Person): { id: string; name: string }[] {
  return person.collections.flatMap((ref) =>
    typeof ref === "object" && "name" in ref ? [{ id: ref.id, name: ref.name }] : [],
  );
}

const genders: Record<Gender, string> = { F: "Female", M: "Male" };
export const genderInWords = (gender: Gender | null): string => (gender ? genders[gender] : "");

/** A calendar date has no time zone; read in another one it could be the day before. */
export const calendarDay = (iso: string): string =>
  new Date(`${iso}T00:00:00Z`).toLocaleDateString(undefined, {
    dateStyle: "long",
    timeZone: "UTC",
  });

export const moment = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });

export const personHref = (id: string): string => `#/people/${encodeURIComponent(id)}`;
