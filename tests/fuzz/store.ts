import type { Page } from "@playwright/test";

/** Of each person, or collection, the id and all else as a text. No objects by id: one may be called `__proto__`. */
type Rows = [id: string, content: string][];

export interface Stored {
  persons: Rows;
  collections: Rows;
}

export const storedIn = (page: Page): Promise<Stored> =>
  page.evaluate(async () => {
    const { persons, collections } = globalThis.visavis;
    const stored: Stored = { persons: [], collections: [] };
    for (let skip = 0, count = 1; skip < count; skip += 100) {
      const list = await persons.list({ skip, take: 100 });
      for (const person of list.persons) {
        const groups = person.collections.map((one) => (one as { id: string }).id).sort();
        const { thumbnails, createDate, modifiedDate } = person;
        const rest = { collections: groups, thumbnails, createDate, modifiedDate };
        stored.persons.push([person.id, JSON.stringify({ ...person.toChanges(), ...rest })]);
      }
      count = list.count;
    }
    const list = await collections.list({ take: 100 });
    // Its members are among the persons; when they changed is not what is asked here.
    for (const { id, name, description } of list.collections) {
      stored.collections.push([id, JSON.stringify({ name, description })]);
    }
    return stored;
  });

/** Deletes what has come since; what was there before must be as it was. */
export async function undo(page: Page, before: Stored, now: Stored): Promise<void> {
  const added = (part: keyof Stored) => {
    const known = new Set(before[part].map(([id]) => id));
    return now[part].map(([id]) => id).filter((id) => !known.has(id));
  };
  await page.evaluate(
    async ({ people, groups }) => {
      const { persons, collections } = globalThis.visavis;
      if (people.length > 0) await persons.delete(people);
      for (const id of groups) await collections.delete(id);
    },
    { people: added("persons"), groups: added("collections") },
  );
}

export const same = (a: Stored, b: Stored): boolean => sorted(a) === sorted(b);

const sorted = ({ persons, collections }: Stored): string =>
  JSON.stringify([persons, collections].map((rows) => rows.map(String).sort()));
