import { purgeStores, type PurgeProof, type PurgeStore } from "../contract/retention.ts";
import { decodeBlock } from "./block.ts";
import type { Directory } from "./directory.ts";
import { loadDirectory } from "./load.ts";
import type { Purged } from "./purge-writes.ts";
import type { Database } from "./schema.ts";
import type { Seal } from "./seal.ts";

/** So many blocks of templates are read at a time. */
const BLOCKS_AT_ONCE = 64;

export type StoreTotals = Record<PurgeStore, number>;

/** How much there is in each store, the directory being as the database is. */
export async function totalsOf(db: Database, directory: Directory): Promise<StoreTotals> {
  let templates = 0;
  for (const { count } of directory.blocks.values()) templates += count;
  return {
    ...{ persons: directory.persons.size, templates },
    thumbnails: await db.thumbnails.count(),
    links: await db.links.count(),
    merges: await db.merges.count(),
    differences: await db.differences.count(),
    rollCalls: directory.rollCalls.size,
    collections: directory.collections.size,
  };
}

/** Reads the database through, not what is in memory, for anything of what was purged. */
export async function provePurge(
  db: Database,
  seal: Seal,
  purged: Purged,
  date: string,
): Promise<PurgeProof> {
  const directory = await loadDirectory(db, seal);
  const after = await totalsOf(db, directory);
  const remaining = await remainingOf(db, seal, directory, purged);
  const { deleted, stayed, collections, before, isSwept } = purged;
  const counts = purgeStores.map((store) => ({
    ...{ store, before: before[store], after: after[store], remaining: remaining[store] },
  }));
  const isClean = counts.every((count) => count.remaining === 0);
  return { date, deleted, stayed, collections, counts, isClean, isSwept };
}

async function remainingOf(
  db: Database,
  seal: Seal,
  directory: Directory,
  { personKeys, collectionKeys }: Pick<Purged, "personKeys" | "collectionKeys">,
): Promise<StoreTotals> {
  const keys = [...personKeys];
  // Who is in a collection, and who was.
  const links = [
    ...(await db.links.toCollection().primaryKeys()),
    ...(await db.unlinks.toCollection().primaryKeys()),
  ];
  let merges = 0;
  await db.merges.each(({ keptKey, mergedKey }) => {
    if (personKeys.has(keptKey) || personKeys.has(mergedKey)) merges += 1;
  });
  const rollCalls = [...directory.rollCalls.values()].filter(
    ({ collectionKey, expected, presences, absences }) =>
      collectionKeys.has(collectionKey) ||
      expected.some((key) => personKeys.has(key)) ||
      [...presences, ...(absences ?? [])].some(({ personKey }) => personKeys.has(personKey)),
  );
  return {
    persons: keys.filter((key) => directory.persons.has(key)).length,
    thumbnails: await db.thumbnails.where("personKey").anyOf(keys).count(),
    templates: await templatesOf(db, seal, personKeys),
    links: links.filter(([collection, person]) =>
      [collectionKeys.has(collection), personKeys.has(person)].includes(true),
    ).length,
    merges,
    differences: directory.differences.rowsOf(keys).length,
    rollCalls: rollCalls.length,
    collections: [...collectionKeys].filter((key) => directory.collections.has(key)).length,
  };
}

/** How many templates of these persons there are in the blocks of all models. */
async function templatesOf(
  db: Database,
  seal: Seal,
  personKeys: ReadonlySet<number>,
): Promise<number> {
  const blockKeys = await db.templates.toCollection().primaryKeys();
  let found = 0;
  for (let at = 0; at < blockKeys.length; at += BLOCKS_AT_ONCE) {
    const rows = await db.templates.bulkGet(blockKeys.slice(at, at + BLOCKS_AT_ONCE));
    for (const row of rows) {
      if (!row) continue;
      const block = decodeBlock(await seal.open(row.sealed, `templates/${row.key}`));
      for (const key of block.personKeys) if (personKeys.has(key)) found += 1;
    }
  }
  return found;
}
