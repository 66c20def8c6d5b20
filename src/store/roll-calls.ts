import { later } from "./dates.ts";
import { TombstoneDraft } from "./tombstone-draft.ts";
import { AuditAction } from "../contract/audit.ts";
import { FaceSdkError } from "../contract/errors.ts";
import type { RollCallData, RollCallSummary } from "../contract/roll-calls.ts";
import type { Presence, RollCallQuery } from "../contract/roll-call-schemas.ts";
import type { AuditNote } from "./audit-chain.ts";
import type { Directory } from "./directory.ts";
import type { WriteTools } from "./person-writes.ts";
import {
  encodeRollCall,
  sheetOf,
  summaryOf,
  type RollCallEntryRow,
  type RollCallRecord,
} from "./roll-call-sheets.ts";
import { compareCodes } from "./text.ts";
import type { Plan, Transactor } from "./transactor.ts";

/** Roll calls: who of a collection was there, and since when. */
export class RollCallStore {
  readonly #transactor: Transactor;
  readonly #tools: WriteTools;

  constructor(transactor: Transactor, tools: WriteTools) {
    this.#transactor = transactor;
    this.#tools = tools;
  }

  /** Expects everybody who is in the collection now. Rejects with NOT_FOUND. */
  start(collectionId: string): Promise<RollCallData> {
    const { now, newId } = this.#tools;
    return this.#transactor.write((directory, newKey) => {
      const { key, name } = directory.collection(collectionId, ["collectionId"]);
      const expected = [...directory.members(key)];
      const details = { collection: collectionId, expected: expected.length };
      const audit = [{ action: AuditAction.ROLL_CALL_START, details }];
      const record = {
        id: newId(),
        collectionKey: key,
        collectionName: name,
        startDate: now().toISOString(),
        endDate: null,
        expected,
        presences: [],
      };
      return this.#planPut(directory, newKey(), record, audit);
    });
  }

  /** Throws NOT_FOUND. */
  get(id: string): RollCallData {
    const { directory } = this.#transactor;
    return sheetOf(directory, directory.rollCall(id));
  }

  /** The newest first. */
  list({ collectionId, isOver }: RollCallQuery): RollCallSummary[] {
    const { directory } = this.#transactor;
    const collectionKey =
      collectionId && directory.collection(collectionId, ["query", "collectionId"]).key;
    return [...directory.rollCalls.values()]
      .filter((one) => collectionKey === undefined || one.collectionKey === collectionKey)
      .filter(({ endDate }) => isOver === undefined || isOver === (endDate !== null))
      .sort((a, b) => compareCodes(b.startDate, a.startDate) || b.key - a.key)
      .map((one) => summaryOf(directory, one));
  }

  /**
   * Who is present already stays so, with the first mark's date. Rejects with NOT_FOUND, and with
   * CONFLICT where the roll call is over.
   */
  mark(id: string, presences: readonly Presence[]): Promise<RollCallData> {
    return this.#change(id, (directory, record) => {
      const there = new Set(record.presences.map(({ personKey }) => personKey));
      const absences = new Map(record.absences?.map((one) => [one.personKey, one.date]));
      const now = this.#tools.now();
      const added = presences.map(({ personId, by, score }, at) => {
        const { key } = directory.person(personId, ["presences", at, "personId"]);
        return { personKey: key, date: later(now, absences.get(key)), by, score };
      });
      const fresh = added.filter(({ personKey }) => {
        if (there.has(personKey)) return false;
        there.add(personKey);
        return true;
      });
      for (const { personKey } of fresh) absences.delete(personKey);
      return {
        ...record,
        presences: [...record.presences, ...fresh],
        absences: [...absences].map(([personKey, date]) => ({ personKey, date })),
      };
    });
  }

  /** They are absent again. Rejects as `mark` does. */
  unmark(id: string, personIds: readonly string[]): Promise<RollCallData> {
    return this.#change(id, (directory, record) => {
      const gone = new Set(
        personIds.map((personId, at) => directory.person(personId, ["personIds", at]).key),
      );
      const now = this.#tools.now();
      const absences = new Map(record.absences?.map((one) => [one.personKey, one.date]));
      const presences = record.presences.filter(({ personKey, date }) => {
        const key = directory.merges.present(personKey);
        if (!gone.has(key)) return true;
        absences.set(key, later(now, date, absences.get(key)));
        return false;
      });
      return {
        ...{ ...record, presences },
        absences: [...absences].map(([personKey, date]) => ({ personKey, date })),
      };
    });
  }

  /** Doing it again changes nothing. Rejects with NOT_FOUND. */
  finish(id: string): Promise<RollCallData> {
    return this.#transactor.write((directory) => {
      const { key, ...record } = directory.rollCall(id);
      const modifiedDate = this.#modified(record);
      const endDate = record.endDate ?? modifiedDate;
      const audit =
        record.endDate === null ? [noteOf(AuditAction.ROLL_CALL_FINISH, directory, record)] : [];
      return this.#planPut(
        directory,
        key,
        record.endDate === null ? { ...record, endDate, modifiedDate } : record,
        audit,
      );
    });
  }

  /** It goes on. Rejects with NOT_FOUND. */
  resume(id: string): Promise<RollCallData> {
    return this.#transactor.write((directory) => {
      const { key, ...record } = directory.rollCall(id);
      const audit =
        record.endDate === null ? [] : [noteOf(AuditAction.ROLL_CALL_RESUME, directory, record)];
      return this.#planPut(
        directory,
        key,
        record.endDate === null
          ? record
          : { ...record, endDate: null, modifiedDate: this.#modified(record) },
        audit,
      );
    });
  }

  /** Rejects with NOT_FOUND. */
  delete(id: string): Promise<void> {
    const { db } = this.#tools;
    return this.#transactor.write(async (directory, newKey) => {
      const { key, ...record } = directory.rollCall(id);
      const graves = new TombstoneDraft(this.#tools, directory, newKey);
      await graves.bury("rollCall", id);
      const tombstones = await graves.finish();
      return {
        changes: ["rollCalls"],
        audit: [noteOf(AuditAction.ROLL_CALL_DELETE, directory, record)],
        write: async () => {
          await db.rollCalls.delete(key);
          await tombstones.write();
        },
        apply: () => {
          tombstones.apply();
          directory.removeRollCall(key);
        },
      };
    });
  }

  #modified({ modifiedDate, startDate }: RollCallRecord): string {
    return later(this.#tools.now(), modifiedDate ?? startDate);
  }

  #change(
    id: string,
    changed: (directory: Directory, record: RollCallEntryRow) => RollCallRecord,
  ): Promise<RollCallData> {
    return this.#transactor.write((directory) => {
      const before = directory.rollCall(id);
      if (before.endDate !== null) throw over(id);
      return this.#planPut(directory, before.key, changed(directory, before));
    });
  }

  async #planPut(
    directory: Directory,
    key: number,
    record: RollCallRecord,
    audit: readonly AuditNote[] = [],
  ): Promise<Plan<RollCallData>> {
    const { db, seal } = this.#tools;
    const sealed = await seal.seal(encodeRollCall(record), `rollCalls/${key}`);
    return {
      changes: ["rollCalls"],
      audit,
      write: () => db.rollCalls.put({ key, sealed }),
      apply: () => sheetOf(directory, directory.putRollCall(key, record)),
    };
  }
}

function noteOf(action: AuditAction, directory: Directory, record: RollCallRecord): AuditNote {
  const { collection, expected, present } = summaryOf(directory, record);
  return { action, details: { collection: collection.id ?? undefined, expected, present } };
}

function over(id: string): FaceSdkError {
  const msg = `The roll call ${JSON.stringify(id)} is over.`;
  return new FaceSdkError("CONFLICT", msg, {
    advice: "This roll call is over. Continue it first.",
    details: [{ loc: ["id"], msg, type: "over" }],
  });
}
