import {
  AuditAction,
  type AuditCheck,
  type AuditDetails,
  type AuditEntry,
  type AuditPage,
} from "../contract/audit.ts";
import type { AuditExport, AuditQuery } from "../contract/audit-schemas.ts";
import { SortOrder } from "../contract/enums.ts";
import { checkLog } from "./audit-check.ts";
import { canonical, decodeAudit, type AuditNote, type AuditRecord } from "./audit-chain.ts";
import type { Directory, PersonEntry } from "./directory.ts";
import type { Transactor } from "./transactor.ts";

/** So many rows are read and opened at a time. */
const ROWS_AT_ONCE = 1024;

/** The audit log. Every write adds its own entries (`Plan.audit`); here it is read and checked. */
export class AuditStore {
  readonly #transactor: Transactor;

  constructor(transactor: Transactor) {
    this.#transactor = transactor;
  }

  /** Who works on this device; null where nobody has said. */
  get operator(): string | null {
    return this.#transactor.directory.audit.operator;
  }

  /** All entries have this name from now on; the first of them says so. The same again does nothing. */
  setOperator(operator: string | null): Promise<void> {
    return this.#transactor.write((directory) => {
      const isSame = directory.audit.operator === operator;
      return noteOnly(isSame ? [] : [{ action: AuditAction.OPERATOR, operator }], undefined);
    });
  }

  /** For what is no write of its own. Rejects with NOT_FOUND (person, collection), ABORTED. */
  record(
    action: AuditAction,
    personIds: readonly string[],
    details: AuditDetails,
    signal?: AbortSignal,
  ): Promise<void> {
    return this.#transactor.write((directory) => {
      if (details.collection) directory.collection(details.collection, ["collectionId"]);
      const persons = new Set(personIds.map((id, at) => directory.person(id, ["personIds", at])));
      return noteOnly([{ action, persons: [...persons], details }], undefined);
    }, signal);
  }

  /**
   * That people are written to a file; their ids, in the order that was given, else in that of their
   * enrolment. Rejects with NOT_FOUND (person, collection).
   */
  recordExport({ format, personIds, collectionId }: AuditExport): Promise<string[]> {
    return this.#transactor.write((directory) => {
      const persons = personIds
        ? [...new Set(personIds.map((id, at) => directory.person(id, ["personIds", at])))]
        : personsOf(directory, collectionId);
      const details = { format, collection: collectionId ?? undefined };
      const ids = persons.map(({ id }) => id);
      return noteOnly([{ action: AuditAction.EXPORT, persons, details }], ids);
    });
  }

  /** Without a condition only the page is read, else the whole log. Rejects with NOT_FOUND (person). */
  async list({ skip, take, order, personId, action, from, to }: AuditQuery): Promise<AuditPage> {
    const { directory } = this.#transactor;
    const last = directory.audit.seq;
    const isDown = order === SortOrder.DESC;
    if (!personId && !action && !from && !to) {
      const first = skip + 1;
      const end = Math.min(skip + take, last);
      const page = isDown
        ? (await this.#read(last - end + 1, last - skip)).reverse()
        : await this.#read(first, end);
      return { count: last, entries: page.map((record) => this.#entryOf(record)) };
    }
    const personKey = personId ? directory.person(personId, ["query", "personId"]).key : undefined;
    const found: AuditRecord[] = [];
    for await (const records of this.#chunks(last)) {
      for (const record of records) {
        if (action && record.action !== action) continue;
        if ((from && record.date < from) || (to && record.date >= to)) continue;
        if (personKey !== undefined && !isAbout(directory, record, personKey)) continue;
        found.push(record);
      }
    }
    if (isDown) found.reverse();
    const entries = found.slice(skip, skip + take).map((record) => this.#entryOf(record));
    return { count: found.length, entries };
  }

  /** Follows the hashes from the first entry to the last. Rejects with ABORTED. */
  async verify(signal: AbortSignal): Promise<AuditCheck> {
    // The log only grows: what another call adds meanwhile lies behind the end.
    const { directory } = this.#transactor;
    const state = directory.audit;
    const idOf = (key: number) => directory.persons.get(key)?.id;
    return checkLog(state, this.#chunks(state.seq), idOf, signal);
  }

  /**
   * JSON lines, UTF-8: first what the log is and its last hash, then each entry, oldest first, with
   * the text that its hash is made of. Rejects with ABORTED.
   */
  async export(signal: AbortSignal): Promise<Blob> {
    const { seq: entries, hash: head } = this.#transactor.directory.audit;
    const line = (value: object) => `${JSON.stringify(value)}\n`;
    const parts = [line({ format: "visavis-audit", version: 1, entries, head })];
    for await (const records of this.#chunks(entries)) {
      signal.throwIfAborted();
      for (const record of records) {
        const ids = this.#entryOf(record).persons.map(({ person }) => person?.id ?? null);
        parts.push(line({ content: canonical(record), hash: record.hash, ids }));
      }
    }
    return new Blob(parts, { type: "application/x-ndjson" });
  }

  async *#chunks(last: number): AsyncGenerator<AuditRecord[]> {
    for (let at = 1; at <= last; at += ROWS_AT_ONCE) {
      yield await this.#read(at, Math.min(at + ROWS_AT_ONCE - 1, last));
    }
  }

  /** The entries from one number to another, both counted in. */
  #read(first: number, last: number): Promise<AuditRecord[]> {
    const { db, seal } = this.#transactor;
    if (first > last) return Promise.resolve([]);
    return this.#transactor.run(async () => {
      const rows = await db.audit.where("key").between(first, last, true, true).toArray();
      return Promise.all(
        rows.map(async ({ key, sealed }) => decodeAudit(await seal.open(sealed, `audit/${key}`))),
      );
    });
  }

  #entryOf({ keys, ...record }: AuditRecord): AuditEntry {
    const { persons, merges } = this.#transactor.directory;
    return {
      ...record,
      persons: record.persons.map((hash, at) => {
        const present = persons.get(merges.present(keys[at] ?? 0));
        return { hash, person: present ? { id: present.id, name: present.name } : null };
      }),
    };
  }
}

/** Also of whoever was merged into this person. */
const isAbout = ({ merges }: Directory, { keys }: AuditRecord, personKey: number): boolean =>
  keys.some((key) => merges.present(key) === personKey);

/** Everybody, or a collection's persons; keys rise with the time of enrolment. */
function personsOf(directory: Directory, collectionId: string | null | undefined): PersonEntry[] {
  const members = collectionId
    ? directory.members(directory.collection(collectionId, ["collectionId"]).key)
    : directory.persons.keys();
  return [...members].sort((a, b) => a - b).map((key) => directory.personByKey(key));
}

const noteOnly = <T>(audit: readonly AuditNote[], outcome: T) =>
  Promise.resolve({
    changes: [],
    audit,
    write: () => Promise.resolve(),
    apply: () => outcome,
  });
