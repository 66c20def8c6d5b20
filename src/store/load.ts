import { decodeAuditState } from "./audit-chain.ts";
import { decodeCollection, decodePack } from "./codec.ts";
import { decodeDifference } from "./differences.ts";
import { Directory, type BlockInfo } from "./directory.ts";
import { decodePersonBlock } from "./person-blocks.ts";
import { decodeRollCall } from "./roll-call-sheets.ts";
import { decodeTombstone } from "./tombstones.ts";
import type { MergeLink } from "./merge-tree.ts";
import type { Database, SealedRow } from "./schema.ts";
import type { Bytes, Seal } from "./seal.ts";

/** Enough rows in work at once to keep WebCrypto busy, without a promise for every row. */
const OPEN_AT_ONCE = 1024;

/** The tables whose payloads are in the directory, in the order in which it needs them. */
export const loadedTables = [
  ...(["collections", "personBlocks", "differences", "packs", "rollCalls"] as const),
  "tombstones",
] as const;

/** How the directory takes a row's payload, from the disk or from a backup. */
export const takers: Record<
  (typeof loadedTables)[number],
  (directory: Directory, key: number, payload: Bytes) => void
> = {
  collections: (directory, key, payload) => {
    directory.putCollection(key, decodeCollection(payload));
  },
  personBlocks: (directory, key, payload) => {
    const persons = decodePersonBlock(payload);
    for (const [person, record] of persons) directory.putPerson(person, record);
    directory.personBlocks.put(key, new Set(persons.map(([person]) => person)));
  },
  differences: (directory, key, payload) => {
    directory.differences.put(key, decodeDifference(payload));
  },
  packs: (directory, key, payload) => void directory.packs.set(key, decodePack(payload)),
  rollCalls: (directory, key, payload) => {
    directory.putRollCall(key, decodeRollCall(payload));
  },
  tombstones: (directory, key, payload) => {
    directory.tombstones.put(key, decodeTombstone(payload));
  },
};

/** Reads the directory as of one moment: one read transaction, and only then the seals. */
export async function loadDirectory(db: Database, seal: Seal): Promise<Directory> {
  const rows = await db.transaction("r", db.tables, async () => ({
    personBlocks: await db.personBlocks.toArray(),
    collections: await db.collections.toArray(),
    differences: await db.differences.toArray(),
    merges: await readMergeLinks(db),
    links: await db.links.toCollection().primaryKeys(),
    blocks: await readBlockInfos(db),
    packs: await db.packs.toArray(),
    rollCalls: await db.rollCalls.toArray(),
    tombstones: await db.tombstones.toArray(),
    audit: await db.audit.get(0),
    meta: await db.meta.toArray(),
  }));
  const directory = new Directory();
  const open =
    (table: string) =>
    ({ key, sealed }: SealedRow) =>
      seal.open(sealed, `${table}/${key}`);
  for (const { name, value } of rows.meta) directory[name] = value;
  for (const block of rows.blocks) directory.blocks.set(block.key, block);
  for (const table of loadedTables) {
    await openEach(rows[table], open(table), (key, bytes) => takers[table](directory, key, bytes));
  }
  if (rows.audit) directory.audit = decodeAuditState(await open("audit")(rows.audit));
  for (const link of rows.merges) directory.merges.put(link);
  for (const [collectionKey, personKey] of rows.links) directory.link(collectionKey, personKey);
  return directory;
}

/** Without the payloads, which hold photos' templates. */
async function readMergeLinks(db: Database): Promise<MergeLink[]> {
  const links: MergeLink[] = [];
  await db.merges.each(({ key, keptKey, mergedKey }) => {
    links.push({ key, keptKey, mergedKey });
  });
  return links;
}

/** From the index alone, without the payloads: those may be 200 MB. */
async function readBlockInfos(db: Database): Promise<BlockInfo[]> {
  const infos: BlockInfo[] = [];
  await db.templates.orderBy("[modelId+pipeline+count]").eachKey((indexKey, cursor) => {
    const [modelId, pipeline, count] = indexKey as unknown as [string, number, number];
    infos.push({ key: cursor.primaryKey, modelId, pipeline, count });
  });
  return infos;
}

async function openEach(
  rows: readonly SealedRow[],
  open: (row: SealedRow) => Promise<Bytes>,
  take: (key: number, bytes: Bytes) => void,
): Promise<void> {
  for (let at = 0; at < rows.length; at += OPEN_AT_ONCE) {
    const some = rows.slice(at, at + OPEN_AT_ONCE);
    const opened = await Promise.all(
      some.map(async (row) => ({ key: row.key, bytes: await open(row) })),
    );
    for (const { key, bytes } of opened) take(key, bytes);
  }
}
