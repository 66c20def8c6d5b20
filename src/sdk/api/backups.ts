import type {
  BackupCheck,
  BackupProgress,
  BackupStatus,
  BackupSummary,
  RestoreMode,
  RestoreReport,
} from "../../contract/backups.ts";
import type { Abortable } from "./calls.ts";

export interface BackupOptions extends Abortable {
  /** For this file alone, at least 10 letters. Nobody can open the file without it. */
  passphrase: string;
  /** Told of each megabyte or so. */
  onProgress?: (progress: BackupProgress) => void;
}

export interface NewBackupOptions extends BackupOptions {
  /** With the files of installed model packs, which may be large. Default: false. */
  includeModels?: boolean;
  /** As for `exportPersons`. Default: the report has the file as a Blob. */
  to?: WritableStream<Uint8Array<ArrayBuffer>>;
}

export interface RestoreOptions extends BackupOptions {
  mode: RestoreMode;
}

export interface NewBackup {
  summary: BackupSummary;
  bytes: number;
  /** Null where it went to a stream. */
  file: Blob | null;
}

/**
 * Everything in one encrypted file: people with photos and templates, collections, roll calls, merges
 * that can be undone and the audit log. docs/backup-format.md describes it. A file that is refused
 * rejects with WRONG_PASSPHRASE, or with CORRUPT_BACKUP, whose `details[0].type` is a
 * `BackupProblem`, and changes nothing.
 */
export interface Backups {
  /**
   * Writes a backup of the moment at which it ends; others may enrol meanwhile. Rejects with
   * INVALID_ARGUMENT, ABORTED, CONFLICT (a backup was restored meanwhile), QUOTA_EXCEEDED,
   * STORAGE_BLOCKED (the stream).
   */
  create(options: NewBackupOptions): Promise<NewBackup>;
  /** Reads all of a file and says what is in it and what a merge would do. Changes nothing. */
  check(file: Blob, options: BackupOptions): Promise<BackupCheck>;
  /**
   * Checks a file to its end and only then writes. `replace`: what is here goes, the audit log too.
   * `merge`: by id, the newer version of each wins; doing it again, or the other way round on the
   * other device, comes to the same. Either is done wholly or not at all.
   */
  restore(file: Blob, options: RestoreOptions): Promise<RestoreReport>;
  /** How long ago the last backup is. */
  status(): Promise<BackupStatus>;
  /** Puts the reminder off until then. */
  remindAfter(date: Date): Promise<void>;
}
