import type { DexieOptions } from "dexie";
import { newerVersion, olderTab, toStoreError } from "./errors.ts";
import { Database, SCHEMA_VERSION } from "./schema.ts";

export interface DatabaseOptions {
  /** Of the IndexedDB database. */
  name?: string;
  /** Instead of the browser's own, e.g. a fake in tests. */
  indexedDB?: IDBFactory;
  IDBKeyRange?: DexieOptions["IDBKeyRange"];
}

/**
 * Opens the database, creating it if need be. Rejects with STORAGE_BLOCKED where the browser refuses storage,
 * another tab is in the way, or a newer version of the app wrote the database.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { name = "visavis", indexedDB, IDBKeyRange } = options;
  const db = new Database(name, {
    ...(indexedDB && { indexedDB }),
    ...(IDBKeyRange && { IDBKeyRange }),
  });
  try {
    await refuseNewerVersion(indexedDB ?? globalThis.indexedDB, name);
    await open(db);
    return db;
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
