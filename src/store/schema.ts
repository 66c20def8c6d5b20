import { Dexie, type DexieOptions, type Table } from "dexie";
import type { Bytes } from "./seal.ts";

/*
 * What lies on the disk. IndexedDB is a store of sealed rows here, not a query engine: every byte
 * that says something of a person is inside `sealed`, and what is outside (keys, links, model ids,
 * counts) is what a sealed row needs to be found. That is why no index holds a name or even a
 * public id, which a user may have chosen. Lists and searches run on the directory in memory.
 *
 * Keys are drawn from one counter over all stores (`lastKey` in `meta`) instead of IndexedDB's own
 * generators: a row's key goes into other rows' payloads, and those have to be sealed before the
 * transaction opens. A key is never used twice. All keys fit into 32 bits.
 *
 * persons      One row a person. Payload: JSON of `PersonRecord` (codec.ts), with the thumbnails
 *              in their order and the keys of the blocks that hold the person's templates.
 * thumbnails   One row a picture. Payload: the aligned 112×112 thumbnail as JPEG. Byte arrays, not
 *              Blobs, which WebKit refuses in private windows. Apart from `persons`, so that the
 *              directory loads without them.
 * templates    Packed blocks (block.ts, which has the layout) of up to BLOCK_CAPACITY templates of one model and one
 *              pipeline: a row each takes ten times as long to write and read. A template never
 *              moves to another block. The index lets the directory learn of the blocks without
 *              reading them.
 * collections  One row a collection. Payload: JSON of `CollectionRecord`.
 * links        One row for each person in a collection; the pair is the key.
 * meta         `revision`, which every write raises so that tabs notice each other's writes, and
 *              `lastKey`.
 */

export interface SealedRow {
  key: number;
  sealed: Bytes;
}

export interface ThumbnailRow extends SealedRow {
  personKey: number;
}

export interface TemplateRow extends SealedRow {
  modelId: string;
  pipeline: number;
  /** How many templates the block holds. */
  count: number;
}

export interface LinkRow {
  collectionKey: number;
  personKey: number;
}

export interface MetaRow {
  name: "revision" | "lastKey";
  value: number;
}

export const SCHEMA_VERSION = 1;

export class Database extends Dexie {
  declare readonly persons: Table<SealedRow, number>;
  declare readonly thumbnails: Table<ThumbnailRow, number>;
  declare readonly templates: Table<TemplateRow, number>;
  declare readonly collections: Table<SealedRow, number>;
  declare readonly links: Table<LinkRow, [number, number]>;
  declare readonly meta: Table<MetaRow, string>;

  constructor(name: string, options: Pick<DexieOptions, "indexedDB" | "IDBKeyRange">) {
    super(name, {
      ...options,
      // A database that the user deleted must not come back empty behind a full directory.
      autoOpen: false,
      // A write that was acknowledged survives a power cut.
      chromeTransactionDurability: "strict",
    });
    this.version(SCHEMA_VERSION).stores({
      persons: "key",
      thumbnails: "key, personKey",
      templates: "key, [modelId+pipeline+count]",
      collections: "key",
      links: "[collectionKey+personKey], collectionKey, personKey",
      meta: "name",
    });
  }
}
