export interface Searched {
  /** Folded (text.ts). */
  readonly searchText: string;
}

/**
 * The texts of many persons as one, in their order: one search through a long text takes a fraction
 * of the time of 100,000 searches through short ones.
 */
export class Haystack<P extends Searched> {
  readonly #persons: readonly P[];
  readonly #text: string;
  /** Where each person's text begins, and at last where one more would. */
  readonly #starts: Uint32Array;

  constructor(persons: readonly P[]) {
    this.#persons = persons.slice();
    // Words have no white space in them: none spans two persons.
    this.#text = persons.map(({ searchText }) => searchText).join("\n");
    this.#starts = new Uint32Array(persons.length + 1);
    for (const [nth, { searchText }] of persons.entries()) {
      this.#starts[nth + 1] = (this.#starts[nth] ?? 0) + searchText.length + 1;
    }
  }

  /** Those with all of these words, of which there is one at least, in the order given. */
  find(words: readonly string[]): P[] {
    // The longest word has the fewest hits.
    const [word = "", ...others] = words.toSorted((a, b) => b.length - a.length);
    const found: P[] = [];
    let nth = 0;
    for (let at = this.#text.indexOf(word); at >= 0;) {
      while ((this.#starts[nth + 1] ?? Infinity) <= at) nth += 1;
      const person = this.#persons[nth];
      if (!person) break;
      if (others.every((other) => person.searchText.includes(other))) found.push(person);
      at = this.#text.indexOf(word, this.#starts[nth + 1]);
    }
    return found;
  }
}
