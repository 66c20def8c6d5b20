import { decodeAuditState } from "./audit-chain.ts";
import { decodeCollection, decodePack } from "./codec.ts";
import { decodeDifference } from "./differences.ts";
import { Directory, type BlockInfo } from "./directory.ts";
import { decodePersonBlock } from "./person-blocks.ts";
import { decodeRollCall } from "./roll-call-sheets.ts";
import type { MergeLink } from "./merge-tree.ts";
import type { Database, SealedRow } from "./schema.ts";
import type { Bytes, Seal } from "./seal.ts";

/** Enough rows in work at once to keep WebCrypto busy, without a promise for every row. */
const OPEN_AT_ONCE = 1024;

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
  await openEach(rows.collections, open("collections"), (key, bytes) => {
    directory.putCollection(key, decodeCollection(bytes));
  });
  await openEach(rows.personBlocks, open("personBlocks"), (block, bytes) => {
    const persons = decodePersonBlock(bytes);
    for (const [key, record] of persons) directory.putPerson(key, record);
    directory.personBlocks.put(block, new Set(persons.map(([key]) => key)));
  });
  await openEach(rows.differences, open("differences"), (key, bytes) => {
    directory.differences.put(key, decodeDifference(bytes));
  });
  await openEach(rows.packs, open("packs"), (key, bytes) => {
    directory.packs.set(key, decodePack(bytes));
  });
  await openEach(rows.rollCalls, open("rollCalls"), (key, bytes) => {
    directory.putRollCall(key, decodeRollCall(bytes));
  });
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
