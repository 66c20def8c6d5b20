import { Dexie, type DexieOptions, type Table } from "dexie";
import { packPersons } from "./migrate-persons.ts";
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
 * personBlocks Since version 6. Packed blocks of up to PERSONS_PER_BLOCK persons. Payload: JSON of the
 *              persons' keys and `PersonRecord`s (person-blocks.ts), with the thumbnails in their order
 *              and the keys of the blocks that hold the person's templates. Until version 5 each person
 *              had a row of `persons`, whose payload was the record's JSON.
 * thumbnails   One row a picture. Payload: the aligned face as JPEG, 112×112 pixels, or more with
 *              a margin round those, so that other models can embed it again. Byte arrays, not
 *              Blobs, which WebKit refuses in private windows. Apart from `personBlocks`, so that the
 *              directory loads without them.
 * templates    Packed blocks (block.ts, which has the layout) of up to BLOCK_CAPACITY templates of one model and one
 *              pipeline: a row each takes ten times as long to write and read. A template never
 *              moves to another block. The index lets the directory learn of the blocks without
 *              reading them.
 * collections  One row a collection. Payload: JSON of `CollectionRecord`.
 * links        One row for each person in a collection; the pair is the key. Since version 6 with
 *              the date of it, ISO 8601; the person's `createDate` where there is none.
 * merges       Since version 2. One row for each person that was merged into another and can be taken
 *              out again. Payload: JSON of `MergeRecord` (merge-codec.ts) with both persons as they
 *              were and the templates that no longer count. Thumbnails that were dropped stay in
 *              `thumbnails` under their old owner's key, which nobody has meanwhile but this row.
 * differences  Since version 2. One row for two persons of whom a user says that they are not the
 *              same. Payload: JSON of `DifferenceRecord` (differences.ts). A merge leaves these rows
 *              alone: what they say today follows from them and from the keys in `merges`.
 * packs        Since version 3. One row an installed model pack. Payload: JSON of `PackRecord`.
 * packFiles    One row a pack, under the same key. Payload: its ONNX file. Apart from `packs`, so
 *              that the directory loads without them.
 * rollCalls    Since version 4. One row a roll call. Payload: JSON of `RollCallRecord` (roll-call-sheets.ts).
 * audit        Since version 5. One row an entry of the audit log, under its number from 1; the only keys that
 *              are not drawn from the counter. Payload: JSON of `AuditRecord` (audit-chain.ts). Key 0
 *              is how the log stands: JSON of `AuditState`. Rows are added and never changed.
 * tombstones   Since version 6. One row for each person, collection or roll call that was deleted. Payload:
 *              JSON of `TombstoneRecord` (tombstones.ts): a hash of the id and when.
 * unlinks      Since version 6. One row for each person who was taken out of a collection, and when: what
 *              the later of two devices' words is, is seen when their backups are merged.
 * staged       Since version 6. Rows that a restore has written and that no other row refers to yet
 *              (backup/staging.ts). Empty but while one is under way.
 * vault        Since version 6. One row under key 0 where a passphrase protects the data: how it does
 *              (vault-record.ts). Not sealed, since it is what is read first.
 * meta         `revision`, which every write raises so that tabs notice each other's writes,
 *              `lastKey`, `modelKey` and `detectorKey`: the packs in use, 0 (or no row) for what is
 *              built in. `vaultEpoch` is raised when a vault is made or taken down. `keepNoPhotos`: 1 where
 *              new faces get no row in `thumbnails`. Their keys and ids stand in the persons' records and
 *              in `templates` all the same. `epoch` is the revision at which a backup replaced everything;
 *              `backupDate`, `backupSeq` and `remindAfter` are of the last backup,
 *              `restored` (1) whether photos of one may still wait for templates.
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
  /** ISO 8601, UTC. */
  date?: string;
}

/** A row of `table` on its way there, sealed for its place. */
export interface StagedRow {
  id?: number;
  table: string;
  row: object;
}

export interface MergeRow extends SealedRow {
  /** The key of the person who is left, and of the one who went into them. */
  keptKey: number;
  mergedKey: number;
}

export interface MetaRow {
  name:
    | ("revision" | "lastKey" | "modelKey" | "detectorKey" | "vaultEpoch" | "epoch")
    | ("backupDate" | "backupSeq" | "remindAfter" | "keepNoPhotos" | "restored");
  value: number;
}

/** `State` is JSON, in the open: salts and wrapped keys, nothing personal. */
export interface VaultRow {
  key: 0;
  state: string;
}

export const SCHEMA_VERSION = 6;

export class Database extends Dexie {
  declare readonly personBlocks: Table<SealedRow, number>;
  declare readonly thumbnails: Table<ThumbnailRow, number>;
  declare readonly templates: Table<TemplateRow, number>;
  declare readonly collections: Table<SealedRow, number>;
  declare readonly links: Table<LinkRow, [number, number]>;
  declare readonly merges: Table<MergeRow, number>;
  declare readonly differences: Table<SealedRow, number>;
  declare readonly packs: Table<SealedRow, number>;
  declare readonly packFiles: Table<SealedRow, number>;
  declare readonly rollCalls: Table<SealedRow, number>;
  declare readonly audit: Table<SealedRow, number>;
  declare readonly tombstones: Table<SealedRow, number>;
  declare readonly unlinks: Table<Required<LinkRow>, [number, number]>;
  declare readonly staged: Table<StagedRow, number>;
  declare readonly vault: Table<VaultRow, number>;
  declare readonly meta: Table<MetaRow, string>;

  constructor(name: string, options: Pick<DexieOptions, "indexedDB" | "IDBKeyRange">) {
    super(name, {
      ...options,
      // A database that the user deleted must not come back empty behind a full directory.
      autoOpen: false,
      // A write that was acknowledged survives a power cut.
      chromeTransactionDurability: "strict",
    });
    this.version(1).stores({
      persons: "key",
      thumbnails: "key, personKey",
      templates: "key, [modelId+pipeline+count]",
      collections: "key",
      links: "[collectionKey+personKey], collectionKey, personKey",
      meta: "name",
    });
    // Dexie makes the new stores and leaves the others as they are.
    this.version(2).stores({ merges: "key, keptKey", differences: "key" });
    this.version(3).stores({ packs: "key", packFiles: "key" });
    this.version(4).stores({ rollCalls: "key" });
    this.version(5).stores({ audit: "key" });
    this.version(SCHEMA_VERSION)
      .stores({
        ...{ personBlocks: "key", persons: null, vault: "key" },
        ...{ tombstones: "key", staged: "++id" },
        unlinks: "[collectionKey+personKey], collectionKey, personKey",
      })
      .upgrade(packPersons);
  }
}
