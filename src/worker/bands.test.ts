import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandOf, possibleFrom, type Evidence } from "./bands.ts";

const sure: Evidence = { score: 0.9, margin: 0.2, looks: 4, agreeing: 4, trusted: true };
const band = (changes: Partial<Evidence>) => bandOf({ ...sure, ...changes }, 0.81);

describe("bandOf", () => {
  it("is a match only with score, agreement and margin", () => {
    expect(band({})).toBe("match");
    expect(band({ margin: null })).toBe("match");
    expect(band({ looks: 2, agreeing: 2 })).toBe("match");
    expect(band({ score: 0.8 })).toBe("possible");
    expect(band({ margin: 0.01 })).toBe("possible");
    expect(band({ agreeing: 1 })).toBe("possible");
  });

  it("says nothing before several looks, nor of a face that may be somebody else", () => {
    expect(band({ looks: 1, agreeing: 1 })).toBe("looking");
    expect(band({ looks: 2, agreeing: 1 })).toBe("looking");
    expect(band({ trusted: false })).toBe("looking");
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
    fc.assert(
      fc.property(
        share,
        share,
        share,
        fc.nat(8),
        fc.nat(8),
        (score, margin, less, looks, agree) => {
          const agreeing = Math.min(looks, agree);
          const evidence = { score, margin, looks, agreeing, trusted: true };
          const weaker = [
            { ...evidence, score: score * less },
            { ...evidence, margin: margin * less },
            { ...evidence, trusted: false },
          ];
          const own = rank[bandOf(evidence, 0.81)];
          // "looking" comes first whatever the score: only looks and trust lead out of it.
          return weaker.every((other) => rank[bandOf(other, 0.81)] <= Math.max(own, rank.unknown));
        },
      ),
    );
  });
});
