import type { Candidate, FaceSdk, Person } from "../../sdk/index.ts";
import { MAX_SHOTS, type Shot } from "./shot.ts";

/** Gives photos to somebody who is here; where there is no room for all, the oldest ones go. */
export function addPhotos(sdk: FaceSdk, person: Person, add: Shot["image"][]): Promise<Person> {
  const tooMany = Math.max(0, person.thumbnails.length + add.length - MAX_SHOTS);
  const remove = person.thumbnails.slice(0, tooMany).map(({ id }) => id);
  // The user has compared: others who look the same need not be named again.
  return sdk.persons.replaceImages(person.id, { add, remove }, { duplicates: "allow" });
}

/** Remembers what the user said, so that these are not named for each other again. */
export async function tellApart(
  sdk: FaceSdk,
  person: Person,
  others: readonly Candidate[],
): Promise<void> {
  // Who was deleted meanwhile need not be told apart from anybody.
  await Promise.allSettled(
    others.map((other) => sdk.persons.markDifferent(person.id, other.person.id)),
  );
}
