import { PersonOrderBy, SortOrder } from "../contract/enums.ts";
import type { PersonRecord } from "./codec.ts";
import { Haystack, type Searched } from "./haystack.ts";
import type { Compare } from "./sorting.ts";
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
 * How lists are ordered. Ties are broken by id, so that paging neither repeats nor skips. Who has
 * no value comes last in both directions: whoever sorts by a field looks for those who have it.
 */
export function comparison(orderBy: PersonOrderBy, order: SortOrder): Compare<PersonRecord> {
  const key = keyOf[orderBy];
  const compareKeys = textual.includes(orderBy) ? compareNames : compareCodes;
  const sign = order === SortOrder.ASC ? 1 : -1;
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === null || right === null) {
      if (left !== right) return left === null ? 1 : -1;
      return compareCodes(a.id, b.id);
    }
    return sign * (compareKeys(left, right) || compareCodes(a.id, b.id));
  };
}

/**
 * Persons kept in one order: a write moves one person within it, where sorting 100,000 anew would
 * take half a second.
 */
export class PersonOrder<P extends PersonRecord & Searched> {
  readonly #compare: Compare<PersonRecord>;
  readonly #keyOf: (person: PersonRecord) => string | null;
  readonly #sorted: P[];
  /** Made when it is first looked through after a change. */
  #haystack: Haystack<P> | undefined;

  /** Takes over `sorted`, which is in the order of `comparison(orderBy, "ASC")`. */
  constructor(orderBy: PersonOrderBy, sorted: P[]) {
    this.#compare = comparison(orderBy, SortOrder.ASC);
    this.#keyOf = keyOf[orderBy];
    this.#sorted = sorted;
  }

  /** `before`, who must be in the order as given here, goes and `after` comes. */
  replace(before: P | undefined, after: P | undefined): void {
    if (before) this.#sorted.splice(this.#placeOf(before), 1);
    if (after) this.#sorted.splice(this.#placeOf(after), 0, after);
    this.#haystack = undefined;
  }

  /** Those who have all of these words, which are folded; everybody where there are none. */
  toArray(order: SortOrder, words: readonly string[] = []): P[] {
    const rising = words.length > 0 ? this.#find(words) : this.#sorted.slice();
    if (order === SortOrder.ASC) return rising;
    const blankAt = firstThat(rising, (person) => this.#keyOf(person) === null);
    return rising.slice(0, blankAt).reverse().concat(rising.slice(blankAt));
  }

  /** So that the first search need not wait for it. */
  prepareSearch(): void {
    this.#haystack ??= new Haystack(this.#sorted);
  }

  #find(words: readonly string[]): P[] {
    this.#haystack ??= new Haystack(this.#sorted);
    return this.#haystack.find(words);
  }

  #placeOf(person: P): number {
    return firstThat(this.#sorted, (other) => this.#compare(other, person) >= 0);
  }
}

/** Where the first is of whom `test` is true; it must be true of all who come behind. */
function firstThat<P>(persons: readonly P[], test: (person: P) => boolean): number {
  let low = 0;
  let high = persons.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const person = persons[middle];
    if (person && test(person)) high = middle;
    else low = middle + 1;
  }
  return low;
}
