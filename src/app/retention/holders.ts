import type { Person } from "../../sdk/index.ts";

/** Names of the collections that hold a person on a day: none of those that have expired, nor this one. */
export function holdersOf(person: Person, collectionId: string, on: string): string[] {
  return person.collections.flatMap((one) => {
    if (typeof one === "string" || !("expiryDate" in one) || one.id === collectionId) return [];
    return one.expiryDate === null || one.expiryDate > on ? [one.name] : [];
  });
}
