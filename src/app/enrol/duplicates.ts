import type { Candidate, FaceSdk, Person } from "../../sdk/index.ts";
import { problemOf } from "../errors/problem.ts";
import { formatList } from "../i18n/format.ts";
import { t } from "../i18n/i18n.svelte.ts";
import { notify } from "../notices.svelte.ts";
import { MAX_SHOTS, type Shot } from "./shot.ts";

/** Gives photos to somebody who is here; where there is no room for all, the oldest ones go. */
export function addPhotos(
  sdk: FaceSdk,
  person: Person,
  add: Shot["image"][],
  signal: AbortSignal,
): Promise<Person> {
  const tooMany = Math.max(0, person.thumbnails.length + add.length - MAX_SHOTS);
  const remove = person.thumbnails.slice(0, tooMany).map(({ id }) => id);
  // The user has compared: others who look the same need not be named again.
  return sdk.persons.replaceImages(person.id, { add, remove }, { duplicates: "allow", signal });
}

/** So long the notice offers to take it back; the person's screen does so for good. */
const UNDO_MS = 15_000;

/** Remembers what the user said, so that these are not named for each other again. */
export async function tellApart(
  sdk: FaceSdk,
  person: Person,
  others: readonly Candidate[],
): Promise<void> {
  const marks = await Promise.allSettled(
    others.map(async ({ person: other }) => {
      await sdk.persons.markDifferent(person.id, other.id);
      return other;
    }),
  );
  // Who was deleted meanwhile need not be told apart from anybody.
  const told = marks.flatMap((mark) => (mark.status === "fulfilled" ? [mark.value] : []));
  if (told.length === 0) return;
  const names = formatList(
    told.map(({ name }) => name),
    "disjunction",
  );
  const undo = { label: t("common.undo"), run: () => void takeBack(sdk, person, told) };
  notify(t("enrol.remembered", { name: person.name, others: names }), undo, UNDO_MS);
}

async function takeBack(sdk: FaceSdk, person: Person, others: readonly Person[]): Promise<void> {
  try {
    for (const other of others) await sdk.persons.unmarkDifferent(person.id, other.id);
    notify(t("enrol.takenBack"));
  } catch (error) {
    const problem = problemOf(error);
    if (problem) notify(problem.advice);
  }
}
