import fc from "fast-check";
import { expect, test } from "vitest";
import { sortedPage, sortInSteps } from "./sorting.ts";

/** Different numbers, some thousands of them, in one of the orders that lists are found in. */
const items = fc
  .record({
    length: fc.oneof(fc.nat(3), fc.nat(9000), fc.constantFrom(1023, 1024, 1025, 2048, 4096)),
    factor: fc.constantFrom(1, -1, 7919, 104729),
  })
  .map(({ length, factor }) =>
    Array.from({ length }, (_, nth) => (nth * factor) % 1_299_709 || 0.5),
  );
const compare = (a: number, b: number) => a - b;

test("sorting in steps is sorting, and no step is long", () => {
  fc.assert(
    fc.property(items, (some) => {
      let compared = 0;
      const steps = sortInSteps(some.slice(), (a, b) => {
        compared += 1;
        return a - b;
      });
      for (;;) {
        const { done, value } = steps.next();
        expect(compared).toBeLessThan(12_000);
        compared = 0;
        if (!done) continue;
        expect(value).toEqual(some.toSorted(compare));
        break;
      }
    }),
    { numRuns: 40 },
  );
});

test("a page is what sorting everything would have brought there", () => {
  fc.assert(
    fc.property(items, fc.nat(9100), fc.nat(100), (some, start, take) => {
      const page = some.toSorted(compare).slice(start, start + take);
      expect(sortedPage(some, compare, start, start + take)).toEqual(page);
    }),
    { numRuns: 200 },
  );
});

test("a page takes few comparisons, wherever it is", () => {
  const some = Array.from({ length: 50_000 }, (_, nth) => (nth * 7919) % 1_299_709);
  for (const start of [0, 10_000, 25_000, 49_975]) {
    let compared = 0;
    sortedPage(some, (a, b) => (compared++, a - b), start, start + 25);
    expect(compared).toBeLessThan(3 * some.length);
  }
});

test("a sample that misleads costs time, not correctness", () => {
  // The places of the sample hold the least of all.
  const some = Array.from({ length: 60_000 }, (_, nth) => (nth % 100 === 0 ? nth - 60_000 : nth));
  const page = some.toSorted(compare).slice(30_000, 30_025);
  expect(sortedPage(some, compare, 30_000, 30_025)).toEqual(page);
});
