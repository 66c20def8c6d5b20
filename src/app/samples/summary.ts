import type { Person } from "../../sdk/index.ts";
import type { SamplePhoto } from "./sample-photo.ts";

export interface SampleSummary {
  /** The numbers in one sentence. */
  headline: string;
  /** One sentence for each person who is in several photos. */
  seenAgain: string[];
}

const list = new Intl.ListFormat("en");
const people = (count: number): string => (count === 1 ? "1 person" : `${count} people`);
const numbers = ["no", "one", "two", "three", "four", "five", "six"];

/** Everything is counted from what was found, nothing is known in advance. */
export function summarise(photos: SamplePhoto[]): SampleSummary {
  const seen = new Map<string, { person: Person; photos: number[] }>();
  const enrolled = new Set<string>();
  let refused = 0;
  for (const [index, photo] of photos.entries()) {
    for (const face of photo.faces) {
      if (!face.person) {
        refused++;
        continue;
      }
      const { id } = face.person;
      if (face.outcome === "enrolled") enrolled.add(id);
      const entry = seen.get(id) ?? { person: face.person, photos: [] };
      entry.photos.push(index + 1);
      seen.set(id, entry);
    }
  }

  const several = [...seen.values()].filter((entry) => entry.photos.length > 1);
  const known = seen.size - enrolled.size;
  const parts = [enrolled.size > 0 ? `${people(enrolled.size)} enrolled` : "Nobody new to enrol"];
  if (known > 0) parts.push(`${known} known already`);
  for (const times of new Set(several.map((entry) => entry.photos.length).toSorted())) {
    const count = several.filter((entry) => entry.photos.length === times).length;
    parts.push(`${count} seen in ${numbers[times] ?? times} photos`);
  }
  if (refused > 0) parts.push(`${refused === 1 ? "1 face" : `${refused} faces`} not enrolled`);

  return {
    headline: `${parts.join(", ")}.`,
    seenAgain: several.map(
      (entry) => `${entry.person.name} is in photos ${list.format(entry.photos.map(String))}.`,
    ),
  };
}
