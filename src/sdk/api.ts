import type { EngineInfo, Status } from "../contract/records.ts";
import type { Audit } from "./api/audit.ts";
import type { Backups } from "./api/backups.ts";
import type { Collections } from "./api/collections.ts";
import type { Insights } from "./api/insights.ts";
import type { Models } from "./api/models.ts";
import type { Persons } from "./api/persons.ts";
import type { Retention } from "./api/retention.ts";
import type { RollCalls } from "./api/roll-calls.ts";
import type { Search } from "./api/search.ts";
import type { Vault } from "./api/vault.ts";

export type * from "./api/audit.ts";
export type * from "./api/backups.ts";
export type * from "./api/calls.ts";
export type * from "./api/collections.ts";
export type * from "./api/insights.ts";
export type * from "./api/models.ts";
export type * from "./api/persons.ts";
export type * from "./api/results.ts";
export type * from "./api/retention.ts";
export type * from "./api/roll-calls.ts";
export type * from "./api/search.ts";
export type * from "./api/vault.ts";

/** What changed in the store, in this tab or another one. */
export type Change = "persons" | "collections" | "rollCalls";

export interface FaceSdk {
  readonly persons: Persons;
  readonly collections: Collections;
  readonly search: Search;
  readonly insights: Insights;
  readonly models: Models;
  readonly rollCalls: RollCalls;
  readonly retention: Retention;
  readonly audit: Audit;
  readonly vault: Vault;
  readonly backup: Backups;
  /**
   * Settles when recognition can run (or rejects with MODEL_LOAD_FAILED, STORAGE_BLOCKED or
   * LOCKED). Ask again after a change of the model or an unlocking: it is a new promise each time.
   */
  readonly ready: Promise<EngineInfo>;
  /** The present status at once, then each new one. Returns the way to stop listening. */
  onStatus(listener: (status: Status) => void): () => void;
  /** Tells of each change of the store, made in this tab or another. Returns the way to stop. */
  onChange(listener: (change: Change) => void): () => void;
  /** Ends the worker; calls in flight reject with ABORTED. */
  close(): Promise<void>;
}
