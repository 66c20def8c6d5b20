import type {
  AuditCheck,
  AuditDecisionInput,
  AuditPage,
  AuditQueryInput,
} from "../../contract/audit.ts";
import type { AuditExportInput } from "../../contract/exports.ts";
import type { Abortable } from "./calls.ts";

/**
 * Who did what with whom, and when. Every write of the SDK and every verification adds its entries
 * by itself; what a person decided about a match is recorded by the caller. Entries are never changed
 * or taken out; of a deleted person only the id's hash is left.
 */
export interface Audit {
  /**
   * A page of the log, the newest first where no other `order` is wanted. `skip` (0), `take` (20, at
   * most 100). Rejects with NOT_FOUND for an unknown person.
   */
  list(query?: AuditQueryInput): Promise<AuditPage>;
  /** Adds a decision. Rejects with NOT_FOUND (person, collection). */
  record(decision: AuditDecisionInput): Promise<void>;
  /**
   * Adds that people are written to a file, before they are; `exportPersons` does it by itself. Says
   * who they are: the ids in the order that was given, else in that of enrolment. Rejects with
   * NOT_FOUND (person, collection).
   */
  recordExport(given: AuditExportInput): Promise<string[]>;
  /** Whether every entry is as it was written and none is missing. Rejects with ABORTED. */
  verify(options?: Abortable): Promise<AuditCheck>;
  /**
   * The log as JSON lines, with ids of those who are enrolled still and without names and pictures.
   * First `{ format, version, entries, head }`, then for each entry, the oldest first,
   * `{ content, hash, ids }`: `hash` is the SHA-256 of the text `content`. Rejects with ABORTED.
   */
  export(options?: Abortable): Promise<Blob>;
  /** Who works on this device; null where nobody has said. */
  getOperator(): Promise<string | null>;
  /** All entries have this name (up to 100 characters) from now on. Empty or null: nobody's. */
  setOperator(name: string | null): Promise<void>;
}
