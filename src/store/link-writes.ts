import { later } from "./dates.ts";
import type { Directory } from "./directory.ts";
import type { Database, LinkRow } from "./schema.ts";

export type Pair = Pick<LinkRow, "collectionKey" | "personKey">;

const keyOf = ({ collectionKey, personKey }: Pair): [number, number] => [collectionKey, personKey];

/** Inside a transaction: puts persons into collections. Who is in already stays as they are. */
export async function putLinks(
  db: Database,
  directory: Directory,
  pairs: readonly Pair[],
  now: Date,
): Promise<void> {
  const keys = pairs.map(keyOf);
  const [there, gone] = [await db.links.bulkGet(keys), await db.unlinks.bulkGet(keys)];
  // A link that is older than its person is of somebody else, who had the id before.
  const createDate = (key: number) => directory.persons.get(key)?.createDate;
  const rows = pairs.flatMap(({ collectionKey, personKey }, at) =>
    there[at]
      ? []
      : [{ collectionKey, personKey, date: later(now, gone[at]?.date, createDate(personKey)) }],
  );
  await db.links.bulkPut(rows);
  await db.unlinks.bulkDelete(keys);
}

/** Inside a transaction: takes persons out of collections, and keeps when. */
export async function dropLinks(db: Database, pairs: readonly Pair[], now: Date): Promise<void> {
  const keys = pairs.map(keyOf);
  const there = await db.links.bulkGet(keys);
  const rows = pairs.flatMap(({ collectionKey, personKey }, at) => {
    const link = there[at];
    return link ? [{ collectionKey, personKey, date: later(now, link.date) }] : [];
  });
  await db.unlinks.bulkPut(rows);
  await db.links.bulkDelete(keys);
}
