import type { FaceSdkError } from "../contract/errors.ts";
import { AuditStore } from "./audit.ts";
import { BackupStore } from "./backup/backups.ts";
import { CollectionStore } from "./collections.ts";
import type { EnrolledCounts } from "../contract/photo-quality.ts";
import { toStoreError } from "./errors.ts";
import { DifferenceStore } from "./differences.ts";
import { enrolledCounts } from "./enrolled-counts.ts";
import { MergeStore } from "./merges.ts";
import { PackStore } from "./model-packs.ts";
import { ModelStore } from "./models.ts";
import { openDatabase, type DatabaseOptions } from "./open-database.ts";
import { PersonStore } from "./persons.ts";
import { RetentionStore } from "./retention.ts";
import { RollCallStore } from "./roll-calls.ts";
import { plainSeal, type SealedBy } from "./seal.ts";
import { TemplateStore } from "./templates.ts";
import { Transactor, type StoreChange } from "./transactor.ts";

export type { FaceToStore, StoredTemplate, TemplateChange } from "./faces.ts";
export type { PackRecord } from "./codec.ts";
export type { NewTemplate, StoredThumbnail } from "./models.ts";
export type { PackedVectors } from "./pack.ts";
export type { PersonWrite } from "./person-writes.ts";
export type { Bytes, Seal, SealedBy } from "./seal.ts";
export type { StoreChange } from "./transactor.ts";
export { handSeal, takeSeal, type HandedSeal } from "./vault/handed-seal.ts";
export { Vault } from "./vault/vault.ts";

export interface StoreOptions extends DatabaseOptions {
  /** As the vault gives it; without: everything lies as it is. */
  sealedBy?: SealedBy;
  now?: () => Date;
  newId?: () => string;
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
  readonly retention: RetentionStore;
  readonly audit: AuditStore;
  readonly backups: BackupStore;
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
    this.retention = new RetentionStore(transactor, tools);
    this.audit = new AuditStore(transactor);
    this.backups = new BackupStore(transactor, tools);
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

  /**
   * Tells that the database was deleted, upgraded by another tab or closed by the browser: every call
   * from then on rejects with that error.
   */
  onLost(listener: (loss: FaceSdkError) => void): void {
    this.#transactor.onLost(listener);
  }

  /** Every call from now on fails with STORAGE_BLOCKED, or with what is given. */
  close(reason?: FaceSdkError): void {
    this.#transactor.close(reason);
  }
}

/** Opens the database (`openDatabase`) and loads the directory. Rejects with LOCKED where its vault is another. */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const { sealedBy = { seal: plainSeal, epoch: 0 } } = options;
  const { now = () => new Date(), newId = () => crypto.randomUUID() } = options;
  const db = await openDatabase(options);
  try {
    return new Store(await Transactor.start(db, sealedBy, now), now, newId);
  } catch (error) {
    db.close();
    throw toStoreError(error);
  }
}
