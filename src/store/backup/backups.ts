import { AuditAction } from "../../contract/audit.ts";
import type { BackupStatus, BackupSummary, MergeReport } from "../../contract/backups.ts";
import type { WriteTools } from "../person-writes.ts";
import type { Planner, Transactor } from "../transactor.ts";
import { newKdfParameters, type KdfParameters } from "../vault/passphrase-key.ts";
import { writeBackup, type WriteOptions } from "./create.ts";
import { planReplace } from "./replace.ts";
import { reportOf } from "./union/people.ts";
import { planUnion, verdictsOfPersons } from "./union/plan.ts";
import type { ModelInUse } from "./union/union-persons.ts";
import { verifyBackup, type ReadOptions, type VerifiedBackup } from "./read.ts";

export type NewBackup = Omit<WriteOptions, "kdf" | "now"> & { kdf?: KdfParameters };

/** Backups of everything, and their restore. */
export class BackupStore {
  readonly #transactor: Transactor;
  readonly #tools: WriteTools;

  constructor(transactor: Transactor, tools: WriteTools) {
    this.#transactor = transactor;
    this.#tools = tools;
  }

  /**
   * Writes a backup to `sink` and says so in the log. Rejects with ABORTED, CONFLICT (another tab
   * restored one meanwhile), and with what `sink` rejects with.
   */
  async create({ kdf = newKdfParameters(), ...options }: NewBackup): Promise<BackupSummary> {
    const { db, now } = this.#tools;
    const summary = await writeBackup(this.#transactor, { ...options, kdf, now });
    await this.#transactor.write((directory) => {
      const { date, auditHead, photos, model } = summary;
      const backupSeq = directory.audit.seq + 1;
      const backupDate = Date.parse(date);
      return Promise.resolve({
        changes: [],
        audit: [
          {
            action: AuditAction.BACKUP,
            details: { date, photos, model, head: auditHead || undefined },
          },
        ],
        write: () =>
          db.meta.bulkPut([
            { name: "backupDate", value: backupDate },
            { name: "backupSeq", value: backupSeq },
          ]),
        apply: () => void Object.assign(directory, { backupDate, backupSeq }),
      });
    }, options.signal);
    return summary;
  }

  /** Reads all of a file. Rejects with CORRUPT_BACKUP, WRONG_PASSPHRASE, ABORTED. */
  verify(file: Blob, options: ReadOptions): Promise<VerifiedBackup> {
    return verifyBackup(file, options);
  }

  /** Puts a backup in the place of everything. Rejects with ABORTED, QUOTA_EXCEEDED. */
  replace(backup: VerifiedBackup, signal: AbortSignal): Promise<void> {
    return this.#restore(planReplace(this.#tools, backup), signal);
  }

  /** How long ago the last backup is. */
  status(): BackupStatus {
    const { backupDate, backupSeq, remindAfter, audit, persons } = this.#transactor.directory;
    const iso = (time: number) => (time > 0 ? new Date(time).toISOString() : null);
    return {
      lastDate: iso(backupDate),
      changes: Math.max(audit.seq - backupSeq, 0),
      persons: persons.size,
      remindAfter: iso(remindAfter),
    };
  }

  /** Whether photos that a restore has brought may still be without templates of the model in use. */
  get mayHaveWaiting(): boolean {
    return this.#transactor.directory.restored === 1;
  }

  /** To be set before a restore, so that it holds wherever that breaks off. */
  noteWaiting(isSo: boolean): Promise<void> {
    const { db } = this.#tools;
    const value = isSo ? 1 : 0;
    return this.#transactor.write((directory) =>
      Promise.resolve({
        changes: [],
        write: () => db.meta.put({ name: "restored", value }),
        apply: () => void (directory.restored = value),
      }),
    );
  }

  /** No reminder before then. */
  remindAfter(date: Date): Promise<void> {
    const { db } = this.#tools;
    const value = date.getTime();
    return this.#transactor.write((directory) =>
      Promise.resolve({
        changes: [],
        write: () => db.meta.put({ name: "remindAfter", value }),
        apply: () => void (directory.remindAfter = value),
      }),
    );
  }

  /** What a merge would do here and now. */
  async compare({ contents }: VerifiedBackup): Promise<MergeReport> {
    return reportOf(await verdictsOfPersons(this.#transactor.directory, contents.directory));
  }

  /** Unites a backup with what is here. Rejects with ABORTED, QUOTA_EXCEEDED. */
  merge(backup: VerifiedBackup, model: ModelInUse, signal: AbortSignal): Promise<MergeReport> {
    return this.#restore(planUnion(this.#tools, backup, model), signal);
  }

  async #restore<T>(planner: Planner<T>, signal: AbortSignal): Promise<T> {
    try {
      return await this.#transactor.write(planner, signal);
    } catch (error) {
      // Best effort: what cannot be cleared now is cleared by the next start.
      await this.#transactor.clearStaged().catch(() => undefined);
      throw error;
    }
  }
}
