import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorRate, interval, pairsToShow } from "./error-rate.ts";

describe("interval", () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [1, 29, 0.0061, 0.1718],
  ])("of %i in %i is Wilson's", (errors, pairs, low, high) => {
    expect(interval(errors, pairs)[0]).toBeCloseTo(low, 4);
    expect(interval(errors, pairs)[1]).toBeCloseTo(high, 4);
  });

  it("follows the rule of three where nothing or everything went wrong", () => {
    expect(interval(0, 780)[1]).toBeCloseTo(3 / 780, 4);
    expect(interval(0, 1)[1]).toBeCloseTo(0.95, 12);
    expect(interval(7, 7)).toEqual([0.05 ** (1 / 7), 1]);
    expect(interval(0, 0)).toEqual([0, 1]);
  });

  it("has the rate in it, rises with the errors and narrows with the pairs", () => {
    const counts = fc
      .integer({ min: 1, max: 5000 })
      .chain((pairs) => fc.tuple(fc.integer({ min: 0, max: pairs }), fc.constant(pairs)));
    fc.assert(
      fc.property(counts, ([errors, pairs]) => {
        const [low, high] = interval(errors, pairs);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(errors / pairs);
        expect(high).toBeGreaterThanOrEqual(errors / pairs);
        expect(high).toBeLessThanOrEqual(1);
        if (errors < pairs) expect(interval(errors + 1, pairs)[1]).toBeGreaterThanOrEqual(high);
        const [lowOfMore, highOfMore] = interval(errors * 4, pairs * 4);
        expect(highOfMore - lowOfMore).toBeLessThan(high - low);
      }),
    );
  });
});

it("says how many pairs without an error show a rate", () => {
  expect(pairsToShow(1e-3)).toBe(2995);
  expect(pairsToShow(1e-4)).toBe(29956);
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 0.5, noNaN: true }), (rate) => {
      const pairs = pairsToShow(rate);
      expect(interval(0, pairs)[1]).toBeLessThanOrEqual(rate * (1 + 1e-9));
      expect(interval(0, pairs - 1)[1]).toBeGreaterThan(rate * (1 - 1e-9));
    }),
  );
});

it("has no rate without pairs, and says where they are too few", () => {
  expect(errorRate(0, 0, 30)).toEqual({
    ...{ errors: 0, pairs: 0, rate: null, low: 0, high: 1, tooFew: true },
  });
  expect(errorRate(3, 30, 30)).toMatchObject({ rate: 0.1, tooFew: false });
});
