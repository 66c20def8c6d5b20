import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandOf, evidenceOf, possibleFrom, type Evidence } from "./bands.ts";

const sure: Evidence = { score: 0.9, margin: 0.2, looks: 4, agreeing: 4 };
const band = (changes: Partial<Evidence>) => bandOf({ ...sure, ...changes }, 0.81);
const ofStill = (...scores: number[]) =>
  bandOf(evidenceOf(scores.map((score) => ({ score }))), 0.81);

describe("bandOf", () => {
  it("is a match only with score, agreement and margin", () => {
    expect(band({})).toBe("match");
    expect(band({ margin: null })).toBe("match");
    expect(band({ looks: 2, agreeing: 2 })).toBe("match");
    expect(band({ score: 0.8 })).toBe("possible");
    expect(band({ margin: 0.01 })).toBe("possible");
    expect(band({ agreeing: 1 })).toBe("possible");
  });

  it("judges a still by the same score and margin", () => {
    expect(ofStill(0.9)).toBe("match");
    expect(ofStill(0.9, 0.8)).toBe("match");
    expect(ofStill(0.9, 0.88)).toBe("possible");
    expect(ofStill(0.8)).toBe("possible");
    expect(ofStill(0.7)).toBe("unknown");
    expect(ofStill()).toBe("unknown");
    // Nobody names by themselves who comes after one that was ruled out.
    expect(bandOf({ score: 0.9, margin: null, agreeing: 0 }, 0.81)).toBe("possible");
  });

  it("says nothing before several looks", () => {
    expect(band({ looks: 1, agreeing: 1 })).toBe("looking");
    expect(band({ looks: 2, agreeing: 1 })).toBe("looking");
    expect(band({ looks: 1, score: null })).toBe("looking");
  });

  it("does not know whoever is more than a decade under a match", () => {
    expect(band({ score: 0.76 })).toBe("possible");
    expect(band({ score: 0.74 })).toBe("unknown");
    expect(band({ score: null, margin: null, agreeing: 0 })).toBe("unknown");
    expect(possibleFrom(0.81)).toBeCloseTo(0.75, 12);
    expect(possibleFrom(0.02)).toBe(0);
  });

  it("never becomes surer where the evidence becomes weaker", () => {
    const rank = { looking: 0, unknown: 1, possible: 2, match: 3 };
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const looked = fc.tuple(fc.nat(8), fc.nat(8)).map(([looks, agree]) => ({
      ...{ looks, agreeing: Math.min(looks, agree) },
    }));
    const evidences = fc.record({ score: share, margin: share });
    const some = fc.tuple(evidences, fc.oneof(fc.constant({}), looked), share, share);
    fc.assert(
      fc.property(some, ([scores, looks, less, minScore]) => {
        const evidence = { ...scores, ...looks };
        const weaker: Evidence[] = [
          { ...evidence, score: scores.score * less },
          { ...evidence, margin: scores.margin * less },
        ];
        const own = rank[bandOf(evidence, minScore)];
        // "looking" comes first whatever the score: only looks lead out of it.
        const isWeaker = (other: Evidence) =>
          rank[bandOf(other, minScore)] <= Math.max(own, rank.unknown);
        return (
          weaker.every(isWeaker) &&
          rank[bandOf(evidence, Math.min(1, minScore + less))] <= Math.max(own, rank.unknown)
        );
      }),
    );
  });
});
