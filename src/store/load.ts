import { decodeAuditState } from "./audit-chain.ts";
import { decodeCollection, decodePack, decodePerson } from "./codec.ts";
import { decodeDifference } from "./differences.ts";
import { Directory, type BlockInfo } from "./directory.ts";
import { decodeRollCall } from "./roll-call-sheets.ts";
import type { MergeLink } from "./merge-tree.ts";
import type { Database, SealedRow } from "./schema.ts";
import type { Bytes, Seal } from "./seal.ts";

/** Enough rows in work at once to keep WebCrypto busy, without a promise for every row. */
const OPEN_AT_ONCE = 1024;

/** Reads the directory as of one moment: one read transaction, and only then the seals. */
export async function loadDirectory(db: Database, seal: Seal): Promise<Directory> {
  const rows = await db.transaction("r", db.tables, async () => ({
    persons: await db.persons.toArray(),
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
  for (const { name, value } of rows.meta) directory[name] = value;
  for (const block of rows.blocks) directory.blocks.set(block.key, block);
  await openEach(rows.collections, seal, (key, bytes) => {
    directory.putCollection(key, decodeCollection(bytes));
  });
  await openEach(rows.persons, seal, (key, bytes) => {
    directory.putPerson(key, decodePerson(bytes));
  });
  await openEach(rows.differences, seal, (key, bytes) => {
    directory.differences.put(key, decodeDifference(bytes));
  });
  await openEach(rows.packs, seal, (key, bytes) => {
    directory.packs.set(key, decodePack(bytes));
  });
  await openEach(rows.rollCalls, seal, (key, bytes) => {
    directory.putRollCall(key, decodeRollCall(bytes));
  });
  if (rows.audit) directory.audit = decodeAuditState(await seal.open(rows.audit.sealed));
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
  seal: Seal,
  take: (key: number, bytes: Bytes) => void,
): Promise<void> {
  for (let at = 0; at < rows.length; at += OPEN_AT_ONCE) {
    const some = rows.slice(at, at + OPEN_AT_ONCE);
    const opened = await Promise.all(
      some.map(async ({ key, sealed }) => ({ key, bytes: await seal.open(sealed) })),
    );
    for (const { key, bytes } of opened) take(key, bytes);
  }
}
