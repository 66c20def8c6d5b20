import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Gallery } from "./gallery.ts";
import { personKey, play, step, vector } from "./test-steps.ts";
import { packed, plainSearch } from "./test-tools.ts";

describe("search", () => {
  test("finds what a plain comparison finds, whatever was added and removed before", () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 30 }),
        vector,
        fc.integer({ min: 1, max: 12 }),
        fc.option(fc.uniqueArray(personKey), { nil: undefined }),
        (steps, probe, k, allowed) => {
          const { gallery, rows } = play(steps);
          const options = { k, ...(allowed && { allow: new Set(allowed) }) };
          expect(gallery.size).toBe(rows.length);
          const found = gallery.search(probe, options);
          const everybody = plainSearch(rows, probe, { ...options, k: Infinity });
          expect(found).toHaveLength(Math.min(k, everybody.length));
          found.forEach(({ personKey, thumbnailKey, similarity }, at) => {
            // Powers differ in the last bits: whoever is as good to 1e-6 is as good.
            const same = everybody.find((one) => one.personKey === personKey);
            expect(same?.thumbnailKey).toBe(thumbnailKey);
            expect(similarity).toBeCloseTo(same?.similarity ?? NaN, 6);
            expect(similarity).toBeCloseTo(everybody[at]?.similarity ?? NaN, 6);
            const before = found[at - 1];
            if (before?.similarity === similarity) expect(before.personKey).toBeLessThan(personKey);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test("takes a person's templates as one vector, lengthened where they differ", () => {
    const gallery = new Gallery(4);
    gallery.add(1, 10, packed(Float32Array.of(1, 0, 0, 0)));
    gallery.add(1, 11, packed(Float32Array.of(0, 1, 0, 0)));
    gallery.add(2, 20, packed(Float32Array.of(0.6, 0.8, 0, 0)));
    const [first, second] = gallery.search(Float32Array.of(0.6, 0.8, 0, 0), { k: 5 });
    expect(first).toMatchObject({ personKey: 2, thumbnailKey: 20 });
    expect(first?.similarity).toBeCloseTo(1, 4);
    expect(second).toMatchObject({ personKey: 1, thumbnailKey: 11 });
    expect(second?.similarity).toBeCloseTo(0.7 / Math.SQRT1_2 ** 0.8, 4);
  });

  test("finds nobody in an empty gallery", () => {
    expect(new Gallery(4).search(Float32Array.of(1, 0, 0, 0), { k: 3 })).toEqual([]);
  });
});
