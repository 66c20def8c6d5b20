/** @file What was done with whom, by whom and when, in a log whose entries hang together by hashes. */
import type { SortOrder } from "./enums.ts";
import type { ExportFormat } from "./exports.ts";

/** What an entry of the log tells of. */
export const AuditAction = {
  ENROL: "enrol",
  CHANGE: "change",
  PHOTOS: "photos",
  DELETE: "delete",
  MERGE: "merge",
  UNMERGE: "unmerge",
  DIFFERENT: "different",
  NOT_DIFFERENT: "notDifferent",
  COLLECTION_CREATE: "collectionCreate",
  COLLECTION_CHANGE: "collectionChange",
  COLLECTION_DELETE: "collectionDelete",
  COLLECTION_LINK: "collectionLink",
  /** A collection was deleted with those whom no other one holds. */
  PURGE: "purge",
  ROLL_CALL_START: "rollCallStart",
  ROLL_CALL_FINISH: "rollCallFinish",
  ROLL_CALL_RESUME: "rollCallResume",
  ROLL_CALL_DELETE: "rollCallDelete",
  /** Written to a file, which leaves the device. */
  EXPORT: "export",
  /** Photos are kept from here on, or only templates. */
  PHOTOS_KEEP: "photosKeep",
  PHOTOS_DISCARD: "photosDiscard",
  /** Everything was written to an encrypted file. */
  BACKUP: "backup",
  /** A backup took the place of everything, this log too. */
  RESTORE: "restore",
  /** A backup was united with what is here. */
  BACKUP_MERGE: "backupMerge",
  MODEL_INSTALL: "modelInstall",
  MODEL_USE: "modelUse",
  MODEL_REMOVE: "modelRemove",
  /** A passphrase protects the data from here on, or no longer. */
  VAULT_SET: "vaultSet",
  VAULT_REMOVE: "vaultRemove",
  VAULT_PASSPHRASE: "vaultPassphrase",
  VAULT_CODE: "vaultCode",
  VAULT_PASSKEY: "vaultPasskey",
  VAULT_PASSKEYS_REMOVE: "vaultPasskeysRemove",
  /** A verification, with what it found. */
  VERIFY: "verify",
  /** What a person decided about a match (`audit.record`). */
  DECISION: "decision",
  /** From here on this operator works on the device. */
  OPERATOR: "operator",
} as const;
export type AuditAction = (typeof AuditAction)[keyof typeof AuditAction];

/** What a person decided about a match that they were shown. */
export const AuditDecision = {
  CONFIRMED: "confirmed",
  REJECTED: "rejected",
  UNDECIDED: "undecided",
} as const;
export type AuditDecision = (typeof AuditDecision)[keyof typeof AuditDecision];

/** Facts of an entry; never a name of a person, never an image. */
export interface AuditDetails {
  /** Of a person; or what a verification found. */
  readonly decision?: AuditDecision | "match" | "noMatch" | undefined;
  /** 0 to 1. */
  readonly score?: number | undefined;
  /** The score from which it counts as a match. */
  readonly threshold?: number | undefined;
  /** Of the recognition or, with `role`, another model: `id@version`. */
  readonly model?: string | undefined;
  readonly role?: "detector" | "embedder" | undefined;
  /** Id of a collection. */
  readonly collection?: string | undefined;
  /** Names of the fields that were given, without what they said. */
  readonly fields?: readonly string[] | undefined;
  /** How many photos the person has since. */
  readonly photos?: number | undefined;
  /**
   * How many photos, or memberships of collections, were asked to be added and taken out; of a backup
   * that was merged, persons.
   */
  readonly added?: number | undefined;
  readonly removed?: number | undefined;
  /** Of an export's file. */
  readonly format?: ExportFormat | undefined;
  /** The moment that a backup shows; ISO 8601, UTC. */
  readonly date?: string | undefined;
  /** The last hash of a log: of the backup's, or of the one that a restore replaced. */
  readonly head?: string | undefined;
  /** How many persons a backup that was merged changed. */
  readonly changed?: number | undefined;
  /** Of a roll call. */
  readonly expected?: number | undefined;
  readonly present?: number | undefined;
}

/** Whom an entry is about. */
export interface AuditPerson {
  /** SHA-256 of the log's salt and the person's id, in hexadecimal. All that is left after a deletion. */
  hash: string;
  /** Who that is today, after a merge the person who was kept; null once deleted. */
  person: { id: string; name: string } | null;
}

export interface AuditEntry {
  /** From 1, without gaps. */
  seq: number;
  /** ISO 8601, UTC. */
  date: string;
  /** Who worked on the device; null where nobody had said. */
  operator: string | null;
  action: AuditAction;
  persons: AuditPerson[];
  details: AuditDetails;
  /** The hash of the entry before; of the first one that of the salt. */
  previous: string;
  /** SHA-256 of all the above but for `person`, in hexadecimal. */
  hash: string;
}

export interface AuditPage {
  /** Of all entries that fit the query. */
  count: number;
  entries: AuditEntry[];
}

export interface AuditQueryInput {
  /** 0 where left out. */
  skip?: number | undefined;
  /** 0 to 100; 20 where left out. */
  take?: number | undefined;
  /** By time; the newest first where left out. */
  order?: SortOrder | undefined;
  /** Also what was done with persons who were merged into this one. */
  personId?: string | null | undefined;
  action?: AuditAction | null | undefined;
  /** ISO 8601 with time and zone; from then on. */
  from?: string | null | undefined;
  /** ISO 8601 with time and zone; before then. */
  to?: string | null | undefined;
}

/** A decision to be put into the log. */
export interface AuditDecisionInput {
  decision: AuditDecision;
  /** Whom it is about, 1 to 100. */
  personIds: string[];
  /** Of the match, 0 to 1. */
  score?: number | null | undefined;
  /** The score from which it was shown as a match, 0 to 1. */
  threshold?: number | null | undefined;
  /** Where it was looked for. */
  collectionId?: string | null | undefined;
}

/** What came of following the log's hashes from its first entry to its last. */
export interface AuditCheck {
  ok: boolean;
  /** How many entries the log says it has. */
  entries: number;
  /** `seq` of the first entry that is not as it was written; null where all are. */
  firstBroken: number | null;
  /** The last entry's hash: noted elsewhere, it shows later that the log was not written anew. */
  head: string;
}
