import type { AuditAction, AuditDetails } from "../contract/audit.ts";
import { decodeJson, encodeJson } from "./codec.ts";
import type { Bytes } from "./seal.ts";

/** What a write tells the log. */
export interface AuditNote {
  readonly action: AuditAction;
  /** Whom it is about. */
  readonly persons?: readonly { readonly key: number; readonly id: string }[];
  readonly details?: AuditDetails;
  /** Who works on the device from this entry on; undefined: the same as before. */
  readonly operator?: string | null;
}

/** What an entry's hash is made of. */
export interface AuditContent {
  readonly seq: number;
  readonly date: string;
  readonly operator: string | null;
  readonly action: AuditAction;
  /** Hashes of the persons' ids. */
  readonly persons: readonly string[];
  readonly details: AuditDetails;
  readonly previous: string;
}

/** The payload of a row of `audit`. */
export interface AuditRecord extends AuditContent {
  readonly hash: string;
  /**
   * Persons' keys, in the order of `persons`. No part of the hash: they make it readable who is
   * meant, and point to nothing once the person is deleted.
   */
  readonly keys: readonly number[];
}

/** The payload of the row of `audit` with key 0: how the log stands. */
export interface AuditState {
  /** Random, 32 bytes in hexadecimal; empty before the first entry. */
  readonly salt: string;
  readonly operator: string | null;
  /** Of the last entry; 0: there is none. */
  readonly seq: number;
  readonly hash: string;
}

export const emptyLog: AuditState = { salt: "", operator: null, seq: 0, hash: "" };

/** An entry names at most so many persons; a write about more makes several. */
const MOST_PERSONS = 1000;

const encoder = new TextEncoder();

export async function sha256(text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text))));
}

const toHex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export const hashOfPerson = ({ salt }: AuditState, id: string): Promise<string> =>
  sha256(`${salt}:${id}`);

/** What the first entry goes on from: a salt that was exchanged breaks the chain too. */
export const hashOfStart = ({ salt }: AuditState): Promise<string> => sha256(salt);

/** JSON of the content with every object's fields in the order of their names. */
export function canonical(entry: AuditContent): string {
  const { seq, date, operator, action, persons, details, previous } = entry;
  const content = { seq, date, operator, action, persons, details, previous };
  return JSON.stringify(content, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** The entries that follow on `before` for these notes, and how the log stands with them. */
export async function continueLog(
  before: AuditState,
  notes: readonly AuditNote[],
  date: string,
): Promise<{ records: AuditRecord[]; state: AuditState }> {
  let state = before.salt ? before : await startLog(before);
  const records: AuditRecord[] = [];
  for (const { action, persons, details, operator = state.operator } of notes.flatMap(split)) {
    const content: AuditContent = {
      ...{ seq: state.seq + 1, date, operator, action },
      persons: await Promise.all(persons.map(({ id }) => hashOfPerson(state, id))),
      ...{ details, previous: state.hash },
    };
    const hash = await sha256(canonical(content));
    records.push({ ...content, hash, keys: persons.map(({ key }) => key) });
    state = { ...state, operator, seq: content.seq, hash };
  }
  return { records, state };
}

async function startLog(empty: AuditState): Promise<AuditState> {
  const state = { ...empty, salt: toHex(crypto.getRandomValues(new Uint8Array(32))) };
  return { ...state, hash: await hashOfStart(state) };
}

function split({ persons = [], details = {}, ...note }: AuditNote) {
  const parts = [{ ...note, details, persons: persons.slice(0, MOST_PERSONS) }];
  for (let at = MOST_PERSONS; at < persons.length; at += MOST_PERSONS) {
    parts.push({ ...note, details, persons: persons.slice(at, at + MOST_PERSONS) });
  }
  return parts;
}

export const encodeAudit = (record: AuditRecord | AuditState): Bytes => encodeJson(record);

export const decodeAudit = (bytes: Bytes): AuditRecord =>
  decodeJson(bytes, "previous") as AuditRecord;

export const decodeAuditState = (bytes: Bytes): AuditState =>
  decodeJson(bytes, "salt") as AuditState;
