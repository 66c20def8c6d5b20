import { FaceSdkError, storageLost, type StorageLoss } from "../contract/errors.ts";
import { continueLog, encodeAudit, type AuditNote, type AuditState } from "./audit-chain.ts";
import { Directory } from "./directory.ts";
import { closed, toStoreError } from "./errors.ts";
import { loadDirectory } from "./load.ts";
import type { Database } from "./schema.ts";
import type { Seal, SealedBy } from "./seal.ts";
import { Tabs } from "./tabs.ts";

type Subject = "persons" | "collections" | "rollCalls" | "vault";

/**
 * One thing that changed; a write that touches several is told as several changes. `external`:
 * another tab wrote, and everything may have changed; all subjects are told, persons first. `vault`:
 * another tab made one or took it down, and this store is closed.
 */
export interface StoreChange {
  what: Subject;
  external: boolean;
}

/** A write that is worked out and sealed, ready to be committed. */
export interface Plan<T> {
  changes: readonly Subject[];
  /** What the audit log says of it, in the same transaction. */
  audit?: readonly AuditNote[];
  /** Runs inside the transaction: Dexie calls only, since any other wait would end it. */
  write(): Promise<unknown>;
  /** Brings the directory to what was committed. */
  apply(): T;
  /**
   * Of a restore, after which the directory is loaded anew and everybody is told as if another tab
   * had written: what the log goes on from, and the last key that is in use.
   */
  restored?: { readonly log: AuditState; readonly lastKey: number };
}

/** Works a write out against the directory; draws the keys of new rows from `newKey`. */
export type Planner<T> = (directory: Directory, newKey: () => number) => Promise<Plan<T>>;

/** Another tab wrote between the plan and its transaction. */
class StaleDirectory extends Error {}

/** Another tab made a vault or took it down: this store's seal is the wrong one from now on. */
class OtherVault extends Error {}

/**
 * The one way to the database. A write is planned and sealed first, then committed in one
 * transaction over all stores, and only then shows in the directory: one that fails at any point
 * changes nothing. Reads of the directory need no transaction at all.
 */
export class Transactor {
  readonly db: Database;
  readonly seal: Seal;
  readonly #now: () => Date;
  readonly #tabs: Tabs;
  readonly #listeners = new Set<(change: StoreChange) => void>();
  #directory = new Directory();
  /** The seal is for this one alone. */
  readonly #vaultEpoch: number;
  readonly #lossListeners = new Set<(loss: FaceSdkError) => void>();
  #cause: StorageLoss = "storage_closed";
  /** What every call fails with from now on. */
  #closed: FaceSdkError | undefined;

  private constructor(db: Database, { seal, epoch }: SealedBy, now: () => Date) {
    this.db = db;
    this.seal = seal;
    this.#vaultEpoch = epoch;
    this.#now = now;
    this.#tabs = new Tabs(db.name, () => {
      // A reload that fails here is made up for by the next write or read, which reports it too.
      this.read(() => Promise.resolve()).catch(() => undefined);
    });
    // Heard before Dexie's own listener, which closes the database.
    db.on("versionchange", ({ newVersion }) => {
      this.#cause = newVersion ? "storage_upgraded" : "storage_deleted";
    });
    // Fires as well when the user deletes the site's data or another tab upgrades the database.
    db.on("close", () => {
      this.#tabs.close();
      // By ourselves.
      if (this.#closed) return;
      this.#closed = storageLost(this.#cause);
      for (const listener of this.#lossListeners) listener(this.#closed);
    });
  }

  /** Takes over an open database and loads the directory. */
  static async start(db: Database, sealedBy: SealedBy, now: () => Date): Promise<Transactor> {
    const transactor = new Transactor(db, sealedBy, now);
    // What a restore left that broke off; one that is under way in another tab has the lock.
    if ((await db.staged.count()) > 0) await transactor.clearStaged();
    await transactor.read(() => Promise.resolve());
    return transactor;
  }

  /** As of the last commit. Ask again after every await. Throws STORAGE_BLOCKED once closed, LOCKED where a vault did that. */
  get directory(): Directory {
    if (this.#closed) throw this.#closed;
    return this.#directory;
  }

  /** Runs `work` as it is, with errors in the contract's words. For a look at a single row. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    try {
      if (this.#closed) throw this.#closed;
      return await work();
    } catch (error) {
      // Whatever a call that was under way met: that is why.
      if (this.#closed) throw this.#closed;
      if (!(error instanceof OtherVault)) throw toStoreError(error);
      this.#lock();
      throw new FaceSdkError("LOCKED");
    }
  }

  /** Runs `work` with a directory that agrees with the disk, and no write in between. */
  read<T>(work: () => Promise<T>): Promise<T> {
    return this.run(() =>
      this.#tabs.shared(async () => {
        await this.#catchUp();
        return work();
      }),
    );
  }

  /**
   * Plans and commits a write; see `Plan`. Nothing has changed if it rejects: with ABORTED where the
   * signal fires before the commit.
   */
  write<T>(planner: Planner<T>, signal?: AbortSignal): Promise<T> {
    return this.run(() =>
      this.#tabs.exclusive(async () => {
        for (;;) {
          await this.#catchUp();
          try {
            return await this.#attempt(planner, signal);
          } catch (error) {
            if (!(error instanceof StaleDirectory)) throw error;
          }
        }
      }),
    );
  }

  /** Runs `work`, which must leave the directory's tables as they are, when nobody writes. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.run(() => this.#tabs.exclusive(work));
  }

  /** Throws away what a restore has staged, when no other is under way. */
  clearStaged(): Promise<void> {
    return this.alone(async () => this.db.staged.clear());
  }

  /** Calls `listener` after each commit. An error that it throws does not reach the writer. */
  onChange(listener: (change: StoreChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls `listener` when the database is closed by anybody but `close`. */
  onLost(listener: (loss: FaceSdkError) => void): void {
    this.#lossListeners.add(listener);
  }

  async #attempt<T>(planner: Planner<T>, signal?: AbortSignal): Promise<T> {
    const { db, directory } = this;
    let lastKey = directory.lastKey;
    const plan = await planner(directory, () => ++lastKey);
    const { restored } = plan;
    if (restored) lastKey = Math.max(lastKey, restored.lastKey);
    const log = await this.#logOf(restored?.log ?? directory.audit, plan.audit);
    await db.transaction("rw", db.tables, async () => {
      if (!(await this.#isCurrent())) throw new StaleDirectory();
      await plan.write();
      if (log) await db.audit.bulkPut(log.rows);
      await db.meta.put({ name: "lastKey", value: lastKey });
      await db.meta.put({ name: "revision", value: directory.revision + 1 });
      if (signal?.aborted) throw new FaceSdkError("ABORTED");
    });
    if (restored) {
      if (!this.#closed) this.#tabs.announceWrite();
      await this.#catchUp();
      return plan.apply();
    }
    directory.lastKey = lastKey;
    directory.revision += 1;
    if (log) directory.audit = log.state;
    const result = plan.apply();
    if (!this.#closed) this.#tabs.announceWrite();
    for (const what of plan.changes) this.#notify({ what, external: false });
    return result;
  }

  /** The rows of the audit log for a write: its entries, and how the log stands then. */
  async #logOf(before: AuditState, notes: readonly AuditNote[] = []) {
    if (notes.length === 0) return undefined;
    const date = this.#now().toISOString();
    const { records, state } = await continueLog(before, notes, date);
    const rows = [
      { key: 0, record: state },
      ...records.map((one) => ({ key: one.seq, record: one })),
    ];
    const sealed = rows.map(async ({ key, record }) => ({
      key,
      sealed: await this.seal.seal(encodeAudit(record), `audit/${key}`),
    }));
    return { state, rows: await Promise.all(sealed) };
  }

  /** Loads the directory anew if another tab has written since. */
  async #catchUp(): Promise<void> {
    if (await this.#isCurrent()) return;
    this.#directory = await loadDirectory(this.db, this.seal);
    this.#notify({ what: "persons", external: true });
    this.#notify({ what: "collections", external: true });
    this.#notify({ what: "rollCalls", external: true });
  }

  /** Whether the directory shows what is on the disk. Rejects with OtherVault once that is sealed otherwise. */
  async #isCurrent(): Promise<boolean> {
    const rows = await this.db.meta.bulkGet(["revision", "vaultEpoch"]);
    const [revision = 0, vaultEpoch = 0] = rows.map((row) => row?.value);
    const { directory } = this;
    if (vaultEpoch !== this.#vaultEpoch) throw new OtherVault();
    return revision === directory.revision;
  }

  close(reason = closed()): void {
    this.#closed ??= reason;
    this.db.close();
  }

  #lock(): void {
    this.close(new FaceSdkError("LOCKED"));
    this.#notify({ what: "vault", external: true });
  }

  #notify(change: StoreChange): void {
    for (const listener of this.#listeners) queueMicrotask(() => listener(change));
  }
}
