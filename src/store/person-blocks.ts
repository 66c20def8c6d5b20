import { decodeJson, encodeJson, personFields, type PersonRecord } from "./codec.ts";
import { damaged } from "./errors.ts";
import type { Bytes } from "./seal.ts";

/**
 * 64 persons are some 25 KB: few enough that a change, which writes their block anew, stays cheap;
 * enough that 100,000 are read and unsealed in a fraction of the time that a row each takes.
 */
export const PERSONS_PER_BLOCK = 64;

/** A person under their key. */
export type KeyedPerson = readonly [key: number, record: PersonRecord];

export const encodePersonBlock = (persons: readonly KeyedPerson[]): Bytes =>
  encodeJson({ persons: persons.map(([key, record]) => [key, personFields(record)]) });

/** Throws STORAGE_BLOCKED for bytes that are no block. */
export function decodePersonBlock(bytes: Bytes): KeyedPerson[] {
  const { persons } = decodeJson(bytes, "persons") as { persons: unknown };
  // The seal vouches for the rest: only this code wrote it.
  if (!Array.isArray(persons)) throw damaged("a block of persons is unreadable");
  return persons as KeyedPerson[];
}

/** Which persons are in which block, by keys. */
export class PersonBlocks {
  readonly #members = new Map<number, ReadonlySet<number>>();
  readonly #blockOf = new Map<number, number>();

  /** The block that a person is in. */
  of(personKey: number): number | undefined {
    return this.#blockOf.get(personKey);
  }

  members(block: number): ReadonlySet<number> {
    return this.#members.get(block) ?? new Set();
  }

  /** A block with a free place, but for these. */
  withRoom(without: ReadonlyMap<number, unknown>): number | undefined {
    for (const [block, members] of this.#members) {
      if (members.size < PERSONS_PER_BLOCK && !without.has(block)) return block;
    }
    return undefined;
  }

  /** A block has these persons from now on; one without persons is gone. */
  put(block: number, personKeys: ReadonlySet<number>): void {
    for (const key of this.members(block)) {
      if (this.#blockOf.get(key) === block) this.#blockOf.delete(key);
    }
    for (const key of personKeys) this.#blockOf.set(key, block);
    if (personKeys.size > 0) this.#members.set(block, personKeys);
    else this.#members.delete(block);
  }
}
