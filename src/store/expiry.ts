import type { DueCollection, RetentionDue } from "../contract/retention.ts";
import { DUE_SOON_DAYS } from "../contract/retention.ts";
import type { CollectionEntry, Directory } from "./directory.ts";
import { compareCodes, compareNames } from "./text.ts";

/** @file Whose time is over. Calendar days are compared as texts. */

export const isExpired = ({ expiryDate }: CollectionEntry, day: string): boolean =>
  expiryDate !== null && expiryDate <= day;

/** The collections that hold a person on that day: none of those that have expired. */
export function holdersOf(directory: Directory, personKey: number, day: string): CollectionEntry[] {
  return [...directory.memberships(personKey)]
    .map((key) => directory.collections.get(key))
    .filter((collection) => collection !== undefined)
    .filter((collection) => !isExpired(collection, day));
}

/** The collections that have expired on that day, or will within `DUE_SOON_DAYS`. */
export function dueOn(directory: Directory, day: string): RetentionDue {
  const soon = daysLater(day, DUE_SOON_DAYS);
  const due = [...directory.collections.values()]
    .filter((collection) => isExpired(collection, soon))
    .sort(
      (a, b) =>
        compareCodes(a.expiryDate ?? "", b.expiryDate ?? "") || compareNames(a.name, b.name),
    );
  const expired = due.filter((collection) => isExpired(collection, day));
  return {
    on: day,
    collections: due.map((collection) => dueCollection(directory, collection, day)),
    leaving: leavingKeys(directory, expired, day).length,
  };
}

/** Who is in one of these collections, and in none that holds them. */
export function leavingKeys(
  directory: Directory,
  collections: readonly CollectionEntry[],
  day: string,
): number[] {
  const members = new Set(collections.flatMap(({ key }) => [...directory.members(key)]));
  return [...members].filter((key) => holdersOf(directory, key, day).length === 0);
}

function dueCollection(
  directory: Directory,
  collection: CollectionEntry,
  day: string,
): DueCollection {
  const held = new Map<CollectionEntry, number>();
  let leaving = 0;
  const members = directory.members(collection.key);
  for (const key of members) {
    const others = holdersOf(directory, key, day).filter((one) => one !== collection);
    if (others.length === 0) leaving += 1;
    for (const other of others) held.set(other, (held.get(other) ?? 0) + 1);
  }
  return {
    collection: directory.collectionData(collection),
    isExpired: isExpired(collection, day),
    leaving,
    staying: members.size - leaving,
    heldBy: [...held]
      .map(([{ id, name }, persons]) => ({ id, name, persons }))
      .sort((a, b) => compareNames(a.name, b.name)),
  };
}

function daysLater(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
