import { AuditAction } from "../contract/audit.ts";
import type { PersonData } from "../contract/records.ts";
import { decodeJson, encodeJson } from "./codec.ts";
import { later } from "./dates.ts";
import type { Directory } from "./directory.ts";
import { sameTwice } from "./errors.ts";
import type { WriteTools } from "./person-writes.ts";
import type { Bytes } from "./seal.ts";
import { compareCodes, compareNames } from "./text.ts";
import type { Transactor } from "./transactor.ts";

/** The payload of a row of `differences`: two keys of `persons`, and what was said last. */
export interface DifferenceRecord {
  readonly persons: readonly [number, number];
  /** ISO 8601, UTC; before version 6 there was none. */
  readonly date?: string | undefined;
  readonly isTakenBack?: boolean | undefined;
}

export const encodeDifference = ({ persons, date, isTakenBack }: DifferenceRecord): Bytes =>
  encodeJson({ persons, date, isTakenBack } satisfies DifferenceRecord);

export const decodeDifference = (bytes: Bytes): DifferenceRecord =>
  decodeJson(bytes, "persons") as DifferenceRecord;

/** Who was said not to be whom, as it was said. Part of the directory; changed only after a commit. */
export class Differences {
  /** The row of each pair, by either person and then the other. */
  readonly #rows = new Map<number, Map<number, number>>();
  readonly #records = new Map<number, DifferenceRecord>();

  put(rowKey: number, record: DifferenceRecord): void {
    const [a, b] = record.persons;
    this.#records.set(rowKey, record);
    this.#of(a).set(b, rowKey);
    this.#of(b).set(a, rowKey);
  }

  /** By the key of each person who is not this one, the row that says so. */
  of(personKey: number): ReadonlyMap<number, number> {
    const said = [...(this.#rows.get(personKey) ?? none)];
    return new Map(said.filter(([, rowKey]) => !this.#records.get(rowKey)?.isTakenBack));
  }

  get all(): Iterable<[rowKey: number, record: DifferenceRecord]> {
    return this.#records;
  }

  /** The row of a pair, also where it was taken back. */
  row(a: number, b: number): (DifferenceRecord & { readonly key: number }) | undefined {
    const key = this.#rows.get(a)?.get(b);
    const record = key === undefined ? undefined : this.#records.get(key);
    return key !== undefined && record ? { ...record, key } : undefined;
  }

  /** Keys of the rows that speak of these persons. */
  rowsOf(personKeys: readonly number[]): number[] {
    return [...new Set(personKeys.flatMap((key) => [...(this.#rows.get(key) ?? none).values()]))];
  }

  /** Forgets all that speaks of these persons. */
  remove(personKeys: readonly number[]): void {
    for (const key of personKeys) {
      for (const [other, rowKey] of this.#rows.get(key) ?? none) {
        this.#rows.get(other)?.delete(key);
        this.#records.delete(rowKey);
      }
      this.#rows.delete(key);
    }
  }

  #of(personKey: number): Map<number, number> {
    const rows = this.#rows.get(personKey) ?? new Map<number, number>();
    this.#rows.set(personKey, rows);
    return rows;
  }
}

const none: ReadonlyMap<number, number> = new Map();

/** What makes two enrolled persons different: a row, and the two of whom it was said. */
interface Mark {
  readonly rowKey: number;
  readonly said: readonly [number, number];
  /** The enrolled person who is the other one today. */
  readonly other: number;
}

/**
 * The marks of an enrolled person. Those of whoever was merged into them, or into the other one,
 * count as well; a mark between two who are one now says nothing. Rows are left as they were
 * written, so that undoing a merge brings back what was before, in whatever order that happens.
 */
function marksOf({ differences, merges }: Directory, personKey: number): Mark[] {
  const own = [personKey, ...merges.under([personKey]).map(({ mergedKey }) => mergedKey)];
  return own
    .flatMap((key) =>
      [...differences.of(key)].map(([other, rowKey]): Mark => {
        return { rowKey, said: [key, other], other: merges.present(other) };
      }),
    )
    .filter(({ other }) => other !== personKey);
}

/** What users have said of two persons who look alike. */
export class DifferenceStore {
  readonly #transactor: Transactor;
  readonly #tools: WriteTools;

  constructor(transactor: Transactor, tools: WriteTools) {
    this.#transactor = transactor;
    this.#tools = tools;
  }

  /** The enrolled persons who are known not to be this one, by name. Throws NOT_FOUND. */
  of(id: string): PersonData[] {
    const { directory } = this.#transactor;
    const others = new Set(marksOf(directory, directory.person(id).key).map(({ other }) => other));
    return [...others]
      .map((key) => directory.personByKey(key))
      .sort((a, b) => compareNames(a.name, b.name) || compareCodes(a.id, b.id))
      .map((entry) => directory.personData(entry));
  }

  /** Doing it again changes nothing. Rejects with NOT_FOUND, and INVALID_ARGUMENT for one person. */
  mark(idA: string, idB: string): Promise<void> {
    const { db, seal, now } = this.#tools;
    return this.#transactor.write(async (directory, newKey) => {
      const [a, b] = pair(directory, idA, idB);
      if (marksOf(directory, a).some(({ other }) => other === b)) return nothing;
      const before = directory.differences.row(a, b);
      const key = before?.key ?? newKey();
      const record = { persons: [a, b], date: later(now(), before?.date) } as const;
      const sealed = await seal.seal(encodeDifference(record), `differences/${key}`);
      return {
        changes: ["persons"],
        audit: [{ action: AuditAction.DIFFERENT, persons: personsOf(directory, a, b) }],
        write: () => db.differences.put({ key, sealed }),
        apply: () => directory.differences.put(key, record),
      };
    });
  }

  /**
   * Takes `mark` back; what was said of persons who were merged into either is taken back too, and
   * does not return with them. Nothing changes where nothing was said. Rejects as `mark` does.
   */
  unmark(idA: string, idB: string): Promise<void> {
    const { db, seal, now } = this.#tools;
    return this.#transactor.write(async (directory) => {
      const [a, b] = pair(directory, idA, idB);
      const marks = marksOf(directory, a).filter(({ other }) => other === b);
      if (marks.length === 0) return nothing;
      const records = marks.map(({ rowKey: key, said }) => {
        const date = later(now(), directory.differences.row(...said)?.date);
        return { key, record: { persons: said, date, isTakenBack: true } };
      });
      const rows = records.map(async ({ key, record }) => ({
        key,
        sealed: await seal.seal(encodeDifference(record), `differences/${key}`),
      }));
      const sealed = await Promise.all(rows);
      return {
        changes: ["persons"],
        audit: [{ action: AuditAction.NOT_DIFFERENT, persons: personsOf(directory, a, b) }],
        write: () => db.differences.bulkPut(sealed),
        apply: () => {
          for (const { key, record } of records) directory.differences.put(key, record);
        },
      };
    });
  }
}

const nothing = { changes: [], write: () => Promise.resolve(), apply: () => undefined };

const personsOf = (directory: Directory, ...keys: number[]) =>
  keys.map((key) => directory.personByKey(key));

/** Keys of two persons. Throws NOT_FOUND, and INVALID_ARGUMENT where they are one. */
function pair(directory: Directory, idA: string, idB: string): [number, number] {
  const [a, b] = [directory.person(idA, ["idA"]).key, directory.person(idB, ["idB"]).key];
  if (a === b) throw sameTwice("idB");
  return [a, b];
}
