import { PersonOrderBy, SortOrder } from "../contract/enums.ts";
import type { PersonRecord } from "./codec.ts";
import { compareCodes, compareNames } from "./text.ts";

const keyOf: Record<PersonOrderBy, (person: PersonRecord) => string | null> = {
  [PersonOrderBy.NAME]: (person) => person.name,
  [PersonOrderBy.DATE_OF_BIRTH]: (person) => person.dateOfBirth,
  [PersonOrderBy.GENDER]: (person) => person.gender,
  [PersonOrderBy.NATIONALITY]: (person) => person.nationality,
  [PersonOrderBy.MODIFIED_DATE]: (person) => person.modifiedDate,
  [PersonOrderBy.CREATE_DATE]: (person) => person.createDate,
};
const textual: readonly PersonOrderBy[] = [PersonOrderBy.NAME, PersonOrderBy.NATIONALITY];

/**
 * Persons kept in one order. Ties are broken by id, so that paging neither repeats nor skips. Who
 * has no value comes last in both directions: whoever sorts by a field looks for those who have it.
 * A write moves one person within the order, where sorting 100,000 anew would take half a second.
 */
export class PersonOrder<P extends PersonRecord> {
  readonly #keyOf: (person: PersonRecord) => string | null;
  readonly #compareKeys: (a: string, b: string) => number;
  readonly #known: P[] = [];
  readonly #blank: P[] = [];

  /** `persons` in the order of their ids (`compareCodes`), which spares comparing them again. */
  constructor(orderBy: PersonOrderBy, persons: Iterable<P>) {
    this.#keyOf = keyOf[orderBy];
    this.#compareKeys = textual.includes(orderBy) ? compareNames : compareCodes;
    const groups = new Map<string, P[]>();
    for (const person of persons) {
      const key = this.#keyOf(person);
      const group = key === null ? this.#blank : groups.get(key);
      if (group) group.push(person);
      else groups.set(key ?? "", [person]);
    }
    // Without a comparison function it goes by code unit too, and three times as fast.
    const keys =
      this.#compareKeys === compareCodes
        ? [...groups.keys()].sort()
        : [...groups.keys()].sort(this.#compareKeys);
    for (let at = 0; at < keys.length;) {
      const key = keys[at] ?? "";
      const equal = [...(groups.get(key) ?? [])];
      const ownLength = equal.length;
      // "José" and "JOSE" are one in this order: then only the ids tell.
      for (at++; at < keys.length && this.#compareKeys(key, keys[at] ?? "") === 0; at++) {
        for (const person of groups.get(keys[at] ?? "") ?? []) equal.push(person);
      }
      if (equal.length > ownLength) equal.sort((a, b) => compareCodes(a.id, b.id));
      for (const person of equal) this.#known.push(person);
    }
  }

  insert(person: P): void {
    this.#half(person).splice(this.#position(person), 0, person);
  }

  /** The person must be in the order as it is given here. */
  remove(person: P): void {
    this.#half(person).splice(this.#position(person), 1);
  }

  toArray(order: SortOrder): P[] {
    const known = order === SortOrder.ASC ? this.#known : this.#known.toReversed();
    return known.concat(this.#blank);
  }

  #half(person: P): P[] {
    return this.#keyOf(person) === null ? this.#blank : this.#known;
  }

  readonly #compare = (a: P, b: P): number =>
    this.#compareKeys(this.#keyOf(a) ?? "", this.#keyOf(b) ?? "") || compareCodes(a.id, b.id);

  /** Where the person is, or would have to be put. */
  #position(person: P): number {
    const half = this.#half(person);
    let low = 0;
    let high = half.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = half[middle];
      if (other && this.#compare(other, person) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
