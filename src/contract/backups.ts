/** @file Backups: one encrypted file with everything in it. The format is in docs/backup-format.md. */
import type { ErrorDetail } from "./errors.ts";

/** Why a file is refused with CORRUPT_BACKUP; `details[0].type` of the error. */
export const BackupProblem = {
  /** It is no backup of this app at all. */
  NOT_A_BACKUP: "not_a_backup",
  /** Its end is missing. */
  TRUNCATED: "truncated",
  /** Something in it is not as it was written. */
  TAMPERED: "tampered",
  /** A newer version of the app wrote it. */
  NEWER_VERSION: "newer_version",
  /** It is of a version that was never released. */
  OLDER_VERSION: "older_version",
} as const;
export type BackupProblem = (typeof BackupProblem)[keyof typeof BackupProblem];

/** What is in a backup. */
export interface BackupSummary {
  /** The moment that it shows; ISO 8601, UTC. */
  date: string;
  persons: number;
  collections: number;
  photos: number;
  /** Recognition model that the people are enrolled with: `id@version`. */
  model: string;
  /** Installed model packs whose files are in it: `id@version`. */
  models: string[];
  /** Of the audit log: how many entries, and the last one's hash. */
  auditEntries: number;
  auditHead: string;
  /** Who worked on the device; null where nobody had said. */
  operator: string | null;
}

export const RestoreMode = {
  /** Everything that is here goes, and what is in the file takes its place. */
  REPLACE: "replace",
  /** Both are united, by id; of two versions the newer one stays. */
  MERGE: "merge",
} as const;
export type RestoreMode = (typeof RestoreMode)[keyof typeof RestoreMode];

/** A person whom both sides know, and not in the same way. */
export interface BackupConflict {
  personId: string;
  /** As the side has it that wins; of somebody deleted, as the other side had it. */
  name: string;
  winner: "here" | "file";
  /** When each side changed or deleted the person; ISO 8601, UTC. */
  hereDate: string;
  fileDate: string;
  hereDeleted: boolean;
  fileDeleted: boolean;
}

/** What a merge does, or would do. Counts are of persons. */
export interface MergeReport {
  /** They are in the file alone. */
  added: number;
  /** The file's version is newer. */
  updated: number;
  /** They were deleted on the other device. */
  deleted: number;
  /** Nothing of them changes. */
  unchanged: number;
  conflicts: BackupConflict[];
}

export interface BackupCheck {
  summary: BackupSummary;
  /** What a merge would do here and now. */
  merge: MergeReport;
}

export interface RestoreReport {
  mode: RestoreMode;
  summary: BackupSummary;
  /** Null where everything was replaced. */
  merge: MergeReport | null;
  /** Photos that were embedded anew, since the file's model is not the one in use here. */
  embedded: number;
  /** Of those, photos in which no face was found; the people are there, but cannot be recognised by them. */
  failed: number;
  /**
   * Photos that wait to be embedded, since that was stopped or recognition does not run here. The
   * restore itself is done; the next start embeds them.
   */
  waiting: number;
}

export interface BackupProgress {
  phase: "write" | "verify" | "restore" | "embed";
  /** Of photos for `write` and `embed`, else of the file's bytes. */
  done: number;
  total: number;
}

/** How long ago the last backup is. */
export interface BackupStatus {
  /** ISO 8601, UTC; null: there has been none. */
  lastDate: string | null;
  /** Entries of the audit log since then. */
  changes: number;
  persons: number;
  /** Not to be reminded before then; null: nothing was put off. */
  remindAfter: string | null;
}

export const backupDetail = (type: BackupProblem, msg: string): ErrorDetail => ({
  ...{ loc: ["file"], msg, type },
});
