import { describe, expect, it } from "vitest";
import { fmrOfScore, fpirOf, scoreOfCosine } from "./score.ts";

describe("scoreOfCosine", () => {
  it.each([
    [0.34, 0.75],
    [0.416, 0.81],
    [0.479, 0.87],
    [0.553, 0.93],
    [1, 1],
    [-1, 0],
  ])("maps the measured cosine %f to %f", (cosine, score) => {
    expect(scoreOfCosine(cosine)).toBeCloseTo(score, 9);
  });

  it("rises strictly and stays between 0 and 1", () => {
    let last = -1;
    for (let cosine = -1; cosine <= 1; cosine += 0.001) {
      const score = scoreOfCosine(cosine);
      expect(score).toBeGreaterThan(last);
      expect(score).toBeLessThanOrEqual(1);
      last = score;
    }
  });

  it("bounds what rounding has pushed beyond 1", () => {
    expect(scoreOfCosine(1.0000002)).toBe(scoreOfCosine(1));
  });
});

describe("fmrOfScore and fpirOf", () => {
  it("state the contract's rates", () => {
    expect(fmrOfScore(0.75)).toBeCloseTo(1e-3, 12);
    expect(fmrOfScore(0.81)).toBeCloseTo(1e-4, 12);
    expect(fmrOfScore(0.93)).toBeCloseTo(1e-6, 12);
  });

  it("agree with the table of false alarms by gallery size", () => {
    expect(fpirOf(0.81, 100)).toBeCloseTo(0.00995, 4);
    expect(fpirOf(0.81, 5000)).toBeCloseTo(0.393, 3);
    expect(fpirOf(0.93, 10_000)).toBeCloseTo(0.00995, 4);
    expect(fpirOf(0.81, 0)).toBe(0);
    expect(fpirOf(0, 10)).toBeCloseTo(1, 6);
  });
});
