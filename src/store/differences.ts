import { decodeJson, encodeJson } from "./codec.ts";
import type { WriteTools } from "./person-writes.ts";
import type { Bytes } from "./seal.ts";
import type { Transactor } from "./transactor.ts";
import { sameTwice } from "./errors.ts";

/** The payload of a row of `differences`: two keys of `persons`. */
export interface DifferenceRecord {
  readonly persons: readonly [number, number];
}

export const encodeDifference = ({ persons }: DifferenceRecord): Bytes =>
  encodeJson({ persons } satisfies DifferenceRecord);

export const decodeDifference = (bytes: Bytes): DifferenceRecord =>
  decodeJson(bytes, "persons") as DifferenceRecord;

/** Who is known not to be whom. Part of the directory; changed only after a commit. */
export class Differences {
  /** The row of each pair, by either person and then the other. */
  readonly #rows = new Map<number, Map<number, number>>();

  put(rowKey: number, { persons: [a, b] }: DifferenceRecord): void {
    this.#of(a).set(b, rowKey);
    this.#of(b).set(a, rowKey);
  }

  /** Keys of the persons who are not this one. Some may be merged into others at present. */
  of(personKey: number): ReadonlySet<number> {
    return new Set(this.#rows.get(personKey)?.keys());
  }

  /** Keys of the rows that speak of these persons. */
  rowsOf(personKeys: readonly number[]): number[] {
    const rows = personKeys.flatMap((key) => [...(this.#rows.get(key)?.values() ?? [])]);
    return [...new Set(rows)];
  }

  remove(personKeys: readonly number[]): void {
    for (const key of personKeys) {
      for (const other of this.of(key)) this.#rows.get(other)?.delete(key);
      this.#rows.delete(key);
    }
  }

  #of(personKey: number): Map<number, number> {
    const rows = this.#rows.get(personKey) ?? new Map<number, number>();
    this.#rows.set(personKey, rows);
    return rows;
  }
}

/** What users have said of two persons who look alike. */
export class DifferenceStore {
  readonly #transactor: Transactor;
  readonly #tools: WriteTools;

  constructor(transactor: Transactor, tools: WriteTools) {
    this.#transactor = transactor;
    this.#tools = tools;
  }

  /** Ids of the enrolled persons who are known not to be this one. Throws NOT_FOUND. */
  of(id: string): string[] {
    const { directory } = this.#transactor;
    return [...directory.differences.of(directory.person(id).key)].flatMap(
      (key) => directory.persons.get(key)?.id ?? [],
    );
  }

  /** Doing it again changes nothing. Rejects with NOT_FOUND, and INVALID_ARGUMENT for one person. */
  mark(idA: string, idB: string): Promise<void> {
    const { db, seal } = this.#tools;
    return this.#transactor.write(async (directory, newKey) => {
      const [a, b] = [directory.person(idA, ["idA"]).key, directory.person(idB, ["idB"]).key];
      if (a === b) throw sameTwice("idB");
      if (directory.differences.of(a).has(b)) return nothing;
      const key = newKey();
      const record = { persons: [a, b] } as const;
      const sealed = await seal.seal(encodeDifference(record));
      return {
        changes: ["persons"],
        write: () => db.differences.add({ key, sealed }),
        apply: () => directory.differences.put(key, record),
      };
    });
  }
}

const nothing = { changes: [], write: () => Promise.resolve(), apply: () => undefined };
