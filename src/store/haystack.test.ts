import fc from "fast-check";
import { expect, test } from "vitest";
import { Haystack } from "./haystack.ts";
import { matches } from "./text.ts";

/** So few letters that words are found often, also across the ends of texts, were that possible. */
const text = fc.string({ unit: fc.constantFrom("A", "B", " ", "\n"), maxLength: 6 });
const word = fc.string({ unit: fc.constantFrom("A", "B"), minLength: 1, maxLength: 3 });

test("finds whom a look at each one finds, in their order", () => {
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 12 }),
      fc.array(word, { minLength: 1, maxLength: 3 }),
      (texts, words) => {
        const persons = texts.map((searchText, nth) => ({ searchText, nth }));
        const found = persons.filter(({ searchText }) => matches(searchText, words));
        expect(new Haystack(persons).find(words)).toEqual(found);
      },
    ),
    { numRuns: 1000 },
  );
});
