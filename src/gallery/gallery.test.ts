import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Gallery } from "./gallery.ts";
import { packed, plainSearch, type PlainRow } from "./test-tools.ts";

/**
 * Unit vectors of eight with four entries of ±½: their dot products are exact multiples of ¼, so
 * ties are many and a plain model can be compared number by number.
 */
const vector = fc
  .tuple(
    fc.subarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 4, maxLength: 4 }),
    fc.array(fc.constantFrom(-0.5, 0.5), { minLength: 4, maxLength: 4 }),
  )
  .map(([places, values]) => {
    const result = new Float32Array(8);
    places.forEach((place, i) => (result[place] = values[i] ?? 0));
    return result;
  });

const personKey = fc.integer({ min: 1, max: 9 });
type Step =
  | { type: "add"; personKey: number; vectors: Float32Array[] }
  | { type: "addAgain"; personKey: number; nth: number; vector: Float32Array }
  | { type: "remove"; nths: number[] };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant("add" as const),
      personKey,
      vectors: fc.array(vector, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ type: fc.constant("addAgain" as const), personKey },
      ...{ nth: fc.nat(20), vector },
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant("remove" as const), nths: fc.array(fc.nat(30)) }),
  },
);

/** Does the steps to a gallery and to a plain list. */
function play(steps: Step[]): { gallery: Gallery; rows: PlainRow[] } {
  const gallery = new Gallery(8);
  let rows: PlainRow[] = [];
  let lastKey = 100;
  for (const one of steps) {
    if (one.type === "add") {
      const added = one.vectors.map((vector) => ({
        personKey: one.personKey,
        thumbnailKey: ++lastKey,
        vector,
      }));
      rows.push(...added);
      gallery.addBlock(
        Uint32Array.from(added, (row) => row.personKey),
        Uint32Array.from(added, (row) => row.thumbnailKey),
        packed(...added.map((row) => row.vector)),
      );
    } else if (one.type === "addAgain") {
      const thumbnailKey = 101 + one.nth;
      lastKey = Math.max(lastKey, thumbnailKey);
      rows = rows.filter((row) => row.thumbnailKey !== thumbnailKey);
      rows.push({ personKey: one.personKey, thumbnailKey, vector: one.vector });
      gallery.add(one.personKey, thumbnailKey, packed(one.vector));
    } else {
      const keys = new Set(one.nths.map((nth) => nth + 101));
      rows = rows.filter((row) => !keys.has(row.thumbnailKey));
      gallery.remove(keys);
    }
  }
  return { gallery, rows };
}

describe("search", () => {
  test("finds what a plain comparison finds, whatever was added and removed before", () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 30 }),
        fc.array(vector, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 12 }),
        fc.option(fc.uniqueArray(personKey), { nil: undefined }),
        (steps, probes, k, allowed) => {
          const { gallery, rows } = play(steps);
          const options = { k, ...(allowed && { allow: new Set(allowed) }) };
          expect(gallery.size).toBe(rows.length);
          expect(gallery.search(probes, options)).toEqual(plainSearch(rows, probes, options));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("averages over the probes the best of a person's templates", () => {
    const gallery = new Gallery(4);
    gallery.add(1, 10, packed(Float32Array.of(1, 0, 0, 0)));
    gallery.add(1, 11, packed(Float32Array.of(0, 1, 0, 0)));
    gallery.add(2, 20, packed(Float32Array.of(0.6, 0.8, 0, 0)));
    const probes = [Float32Array.of(1, 0, 0, 0), Float32Array.of(0, 0.8, 0.6, 0)];
    const found = gallery.search(probes, { k: 5 });
    expect(found.map(({ personKey, thumbnailKey }) => [personKey, thumbnailKey])).toEqual([
      [1, 10],
      [2, 20],
    ]);
    expect(found[0]?.similarity).toBeCloseTo((1 + 0.8) / 2, 4);
    expect(found[1]?.similarity).toBeCloseTo((0.6 + 0.64) / 2, 4);
  });

  test("finds nobody in an empty gallery", () => {
    expect(new Gallery(4).search([Float32Array.of(1, 0, 0, 0)], { k: 3 })).toEqual([]);
  });
});
