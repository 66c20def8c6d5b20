import fc from "fast-check";
import { Gallery } from "./gallery.ts";
import { packed, type PlainRow } from "./test-tools.ts";

/**
 * Unit vectors of eight with four entries of ±½: their dot products are exact multiples of ¼, so
 * ties are many and a plain model can be compared number by number.
 */
export const vector = fc
  .tuple(
    fc.subarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 4, maxLength: 4 }),
    fc.array(fc.constantFrom(-0.5, 0.5), { minLength: 4, maxLength: 4 }),
  )
  .map(([places, values]) => {
    const result = new Float32Array(8);
    places.forEach((place, i) => (result[place] = values[i] ?? 0));
    return result;
  });

export const personKey = fc.integer({ min: 1, max: 9 });
export type Step =
  | { type: "add"; personKey: number; vectors: Float32Array[] }
  | { type: "addAgain"; personKey: number; nth: number; vector: Float32Array }
  | { type: "remove"; nths: number[] };
export const step: fc.Arbitrary<Step> = fc.oneof(
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

/** Does the steps to a gallery, settling it after each where wanted, and to a plain list. */
export function play(steps: Step[], settling = false): { gallery: Gallery; rows: PlainRow[] } {
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
    if (settling) gallery.cohort();
  }
  return { gallery, rows };
}
