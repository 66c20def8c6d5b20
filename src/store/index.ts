import type { DexieOptions } from "dexie";
import { AuditStore } from "./audit.ts";
import { CollectionStore } from "./collections.ts";
import type { EnrolledCounts } from "../contract/photo-quality.ts";
import { newerVersion, olderTab, toStoreError } from "./errors.ts";
import { DifferenceStore } from "./differences.ts";
import { enrolledCounts } from "./enrolled-counts.ts";
import { MergeStore } from "./merges.ts";
import { PackStore } from "./model-packs.ts";
import { ModelStore } from "./models.ts";
import { PersonStore } from "./persons.ts";
import { RollCallStore } from "./roll-calls.ts";
import { Database, SCHEMA_VERSION } from "./schema.ts";
import { plainSeal, type Seal } from "./seal.ts";
import { TemplateStore } from "./templates.ts";
import { Transactor, type StoreChange } from "./transactor.ts";

export type { FaceToStore, StoredTemplate, TemplateChange } from "./faces.ts";
export type { PackRecord } from "./codec.ts";
export type { NewTemplate, StoredThumbnail } from "./models.ts";
export type { PackedVectors } from "./pack.ts";
export type { PersonWrite } from "./person-writes.ts";
export type { Bytes, Seal } from "./seal.ts";
export type { StoreChange } from "./transactor.ts";

export interface StoreOptions {
  /** Of the IndexedDB database. */
  name?: string;
  seal?: Seal;
  now?: () => Date;
  newId?: () => string;
  /** Instead of the browser's own, e.g. a fake in tests. */
  indexedDB?: IDBFactory;
  IDBKeyRange?: DexieOptions["IDBKeyRange"];
}

/** How many there are; `templates` of all models together. */
export interface StoreCounts {
  persons: number;
  templates: number;
  collections: number;
}

/** Persons, collections and templates of one database. Opened by `openStore`. */
export class Store {
  readonly persons: PersonStore;
  readonly collections: CollectionStore;
  readonly templates: TemplateStore;
  readonly merges: MergeStore;
  readonly differences: DifferenceStore;
  readonly packs: PackStore;
  readonly models: ModelStore;
  readonly rollCalls: RollCallStore;
  readonly audit: AuditStore;
  readonly #transactor: Transactor;

  constructor(transactor: Transactor, now: () => Date, newId: () => string) {
    const tools = { db: transactor.db, seal: transactor.seal, now, newId };
    this.#transactor = transactor;
    this.persons = new PersonStore(transactor, tools);
    this.collections = new CollectionStore(transactor, tools);
    this.merges = new MergeStore(transactor, tools);
    this.differences = new DifferenceStore(transactor, tools);
    this.templates = new TemplateStore(transactor);
    this.rollCalls = new RollCallStore(transactor, tools);
    this.audit = new AuditStore(transactor);
    this.packs = new PackStore(transactor, tools);
    this.models = new ModelStore(transactor, tools, this.templates);
  }

  counts(): StoreCounts {
    const { persons, collections, blocks } = this.#transactor.directory;
    let templates = 0;
    for (const block of blocks.values()) templates += block.count;
    return { persons: persons.size, templates, collections: collections.size };
  }

  /** How many persons and photos there are, by collection too. */
  enrolled(): EnrolledCounts {
    return enrolledCounts(this.#transactor.directory);
  }

  /** Tells of every change, made here or in another tab. Returns the way to stop listening. */
  onChange(listener: (change: StoreChange) => void): () => void {
    return this.#transactor.onChange(listener);
  }

  /** Every call from now on fails with STORAGE_BLOCKED. */
  close(): void {
    this.#transactor.db.close();
  }
}

/**
 * Opens the database, creating it if need be, and loads the directory. Rejects with STORAGE_BLOCKED
 * where the browser refuses storage, another tab is in the way, or a newer version of the app wrote
 * the database.
 */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const { name = "visavis", seal = plainSeal, indexedDB, IDBKeyRange } = options;
  const { now = () => new Date(), newId = () => crypto.randomUUID() } = options;
  const db = new Database(name, {
    ...(indexedDB && { indexedDB }),
    ...(IDBKeyRange && { IDBKeyRange }),
  });
  try {
    await refuseNewerVersion(indexedDB ?? globalThis.indexedDB, name);
    await open(db);
    return new Store(await Transactor.start(db, seal, now), now, newId);
  } catch (error) {
    db.close();
    throw toStoreError(error);
  }
}

function open(db: Database): Promise<void> {
  return new Promise((resolve, reject) => {
    db.on("blocked", () => reject(olderTab()));
    db.open().then(() => resolve(), reject);
  });
}

/** Dexie would open a database of a newer version none the less, and change it to fit this one. */
async function refuseNewerVersion(indexedDB: IDBFactory | undefined, name: string): Promise<void> {
  const databases = (await indexedDB?.databases()) ?? [];
  const version = databases.find((database) => database.name === name)?.version ?? 0;
  // Dexie's version n is IndexedDB's 10 n.
  if (version >= (SCHEMA_VERSION + 1) * 10) throw newerVersion();
}
