import type { EnrolledCounts } from "../contract/photo-quality.ts";
import type { Directory } from "./directory.ts";
import { compareNames } from "./text.ts";

/** How many persons and photos there are, in all and by collection. */
export function enrolledCounts(directory: Directory): EnrolledCounts {
  const { persons, collections } = directory;
  const photosOf = (keys: Iterable<number>) => {
    let photos = 0;
    for (const key of keys) photos += persons.get(key)?.thumbnails.length ?? 0;
    return photos;
  };
  const inAny = new Set<number>();
  const counted = [...collections.values()].map(({ key, id, name }) => {
    const members = directory.members(key);
    for (const member of members) inAny.add(member);
    return { id, name, persons: members.size, photos: photosOf(members) };
  });
  return {
    persons: persons.size,
    photos: photosOf(persons.keys()),
    withoutCollection: persons.size - inAny.size,
    collections: counted.sort((one, other) => compareNames(one.name, other.name)),
  };
}
