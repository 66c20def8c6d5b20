import fc from "fast-check";
import { expect, test } from "vitest";
import { topIndexes } from "./top.ts";

const candidate = fc.record({
  score: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(-Infinity)),
  key: fc.nat(1000),
  isAdmitted: fc.boolean(),
});
const candidates = fc.uniqueArray(candidate, { selector: ({ key }) => key, maxLength: 60 });

test("gives what sorting everything would give", () => {
  fc.assert(
    fc.property(candidates, fc.integer({ min: 1, max: 70 }), (all, k) => {
      const expected = all
        .map((one, index) => ({ ...one, index }))
        .filter(({ isAdmitted, score }) => isAdmitted && score > -Infinity)
        .sort((a, b) => b.score - a.score || a.key - b.key)
        .slice(0, k);
      const scores = Float64Array.from(all, ({ score }) => score);
      const keys = all.map(({ key }) => key);
      const found = topIndexes(scores, keys, k, (index) => all[index]?.isAdmitted ?? false);
      expect(found).toEqual(expected.map(({ index }) => index));
    }),
  );
});
