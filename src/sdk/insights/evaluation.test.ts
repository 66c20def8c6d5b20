import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EvaluationData, PairGroupData } from "../../contract/evaluation.ts";
import { evaluationToCsv } from "./csv.ts";
import { groupsAt, ratesAt, toEvaluation } from "./evaluation.ts";

/** Counts at some hundredths of score. */
function counts(at: Record<number, number>): number[] {
  return Array.from({ length: 100 }, (_, hundredth) => at[hundredth] ?? 0);
}
const sum = (all: number[]) => all.reduce((total, one) => total + one, 0);

function group(genuine: number[], impostors: number[], value: string | null = null): PairGroupData {
  return {
    ...{ value, persons: 80, photos: 120, genuinePersons: 40, impostorPersons: 80 },
    genuinePairs: sum(genuine),
    impostorPairs: sum(impostors),
    scores: { genuine, impostors },
  };
}
const data = (all: PairGroupData, groups: PairGroupData[] = []): EvaluationData => ({
  ...{ calibration: "gallery", all, groups },
});

const typical = group(
  counts({ 70: 2, 81: 8, 99: 30 }),
  counts({ 10: 2900, 60: 255, 80: 4, 81: 1 }),
);

describe("ratesAt", () => {
  it("counts from the score up, to the hundredth", () => {
    expect(ratesAt(typical.scores, 0.81)).toMatchObject({
      fmr: { errors: 1, pairs: 3160 },
      fnmr: { errors: 2, pairs: 40, rate: 0.05, tooFew: false },
    });
    // In floating point 0.29 × 100 is less than 29, and 0.57 × 100 less than 57.
    for (const at of [0.29, 0.57, 0.58]) {
      expect(
        ratesAt({ genuine: counts({}), impostors: counts({ [Math.round(at * 100)]: 1 }) }, at).fmr
          .errors,
      ).toBe(1);
    }
    expect(ratesAt(typical.scores, 0.805).fmr.errors).toBe(1);
    expect(ratesAt(typical.scores, 0.8).fmr.errors).toBe(5);
    expect(ratesAt(typical.scores, 0).fmr.rate).toBe(1);
    expect(ratesAt(typical.scores, 1)).toMatchObject({ fmr: { rate: 0 }, fnmr: { rate: 1 } });
  });
});

describe("toEvaluation", () => {
  const evaluation = toEvaluation(data(typical), 0.81);

  it("keeps every pair in the histogram and the curve", () => {
    expect(evaluation.histogram.genuine).toHaveLength(50);
    expect(evaluation.histogram.impostors[40]).toBe(5);
    expect(sum(evaluation.histogram.impostors)).toBe(3160);
    expect(evaluation.det[0]).toEqual({ score: 0, fmr: 1, fnmr: 0 });
    expect(evaluation.det[82]).toEqual({ score: 0.82, fmr: 0, fnmr: 0.25 });
    expect(evaluation.thresholds.map(({ minScore }) => minScore)).toEqual([0.75, 0.81, 0.87, 0.93]);
  });

  it("suggests the lowest threshold that the pairs show to be enough, or none", () => {
    expect(evaluation.suggestions).toEqual([
      { fmr: 1e-3, minScore: 0.82, pairsNeeded: 2995 },
      { fmr: 1e-4, minScore: null, pairsNeeded: 29956 },
    ]);
  });

  it("says whether the persons were sampled", () => {
    expect(evaluation.sampled).toBe(false);
    expect(toEvaluation(data({ ...typical, impostorPersons: 79 }), 0.81).sampled).toBe(true);
  });

  it("has nothing to say of nobody", () => {
    const nobody = toEvaluation(data(group(counts({}), counts({}))), 0.81);
    expect(nobody.det).toEqual([]);
    expect(nobody.suggestions.every(({ minScore }) => minScore === null)).toBe(true);
    expect(nobody.thresholds[0]?.fnmr).toMatchObject({ rate: null, tooFew: true });
  });

  it("trades one error for the other: the curve never turns back", () => {
    const some = fc.array(fc.nat({ max: 20 }), { minLength: 100, maxLength: 100 });
    fc.assert(
      fc.property(some, some, (genuine, impostors) => {
        const { det, suggestions, scores } = toEvaluation(data(group(genuine, impostors)), 0.5);
        det.slice(1).forEach(({ fmr, fnmr }, at) => {
          expect(fmr).toBeLessThanOrEqual(det[at]?.fmr ?? 0);
          expect(fnmr).toBeGreaterThanOrEqual(det[at]?.fnmr ?? 1);
        });
        for (const { fmr, minScore } of suggestions) {
          if (minScore !== null)
            expect(ratesAt(scores, minScore).fmr.high).toBeLessThanOrEqual(fmr);
        }
      }),
    );
  });
});

describe("groups", () => {
  const few = { ...group(counts({ 90: 29 }), counts({ 20: 299 }), "=Few"), persons: 3 };
  const enough = group(counts({ 60: 1, 90: 29 }), counts({ 20: 300 }), "Enough");

  it("come largest first, and say where they are too few", () => {
    const { groups } = toEvaluation(data(typical, [few, enough]), 0.81);
    expect(groups.map(({ value, tooFew }) => [value, tooFew])).toEqual([
      ["Enough", false],
      ["=Few", true],
    ]);
    expect(groups[0]?.fnmr).toMatchObject({ errors: 1, pairs: 30 });
    expect(groupsAt(groups, 0.95)[0]?.fnmr.errors).toBe(30);
  });

  it("go into the table, where no name acts as a formula", () => {
    const lines = evaluationToCsv(toEvaluation(data(typical, [few, enough]), 0.81)).split("\r\n");
    expect(lines).toHaveLength(1 + 4 + 2);
    expect(lines[2]).toMatch(/^everybody,80,40,0\.81,1,3160,/);
    expect(lines[6]).toMatch(/^'=Few,3,40,0\.81,0,299,0,0,0\.009969\d*,yes,0,29,0,/);
  });
});
