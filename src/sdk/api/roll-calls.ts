import type {
  PresenceInput,
  RollCallData,
  RollCallQueryInput,
  RollCallSummary,
} from "../../contract/roll-calls.ts";

/** Who of a collection is there: one sheet a session, on which each person counts once. */
export interface RollCalls {
  /** Expects everybody who is in the collection now. Rejects with NOT_FOUND. */
  start(collectionId: string): Promise<RollCallData>;
  /** Rejects with NOT_FOUND. */
  get(id: string): Promise<RollCallData>;
  /** The newest first. Rejects with NOT_FOUND for an unknown collection. */
  list(query?: RollCallQueryInput): Promise<RollCallSummary[]>;
  /**
   * They are present; who is so already stays so with the first date. Who was not expected is added.
   * Up to 10,000 at once, all or none. Rejects with NOT_FOUND, CONFLICT (it is over).
   */
  mark(id: string, presences: PresenceInput[]): Promise<RollCallData>;
  /** They are absent again. Rejects as `mark` does. */
  unmark(id: string, personIds: string[]): Promise<RollCallData>;
  /** It is over; doing it again changes nothing. Rejects with NOT_FOUND. */
  finish(id: string): Promise<RollCallData>;
  /** It goes on. Rejects with NOT_FOUND. */
  resume(id: string): Promise<RollCallData>;
  /** The persons stay. Rejects with NOT_FOUND. */
  delete(id: string): Promise<void>;
}
