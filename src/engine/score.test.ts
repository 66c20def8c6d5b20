import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInModel } from "./embedder-model.ts";
import { fmrOfScore, fpirOf, minScoreFor, ScoreMap } from "./score.ts";

const map = new ScoreMap({
  neutral: 0.01,
  knots: [
    [0.007, Math.log10(0.5)],
    [0.25, -2],
    [0.34, -3],
    [0.416, -4],
    [0.479, -5],
    [0.553, -6],
  ],
});

describe("scoreOf", () => {
  it.each([
    [0.34, 0.75],
    [0.416, 0.81],
    [0.479, 0.87],
    [0.553, 0.93],
    [1, 1],
    [-1, 0],
  ])("maps the measured similarity %f to %f", (similarity, score) => {
    expect(map.scoreOf(similarity)).toBeCloseTo(score, 9);
  });

  it.each([
    ["made up", map],
    ["models.json", builtInModel.scores],
  ])("rises strictly and stays between 0 and 1 (%s)", (_, one) => {
    let last = -1;
    for (let similarity = -1; similarity <= 1; similarity += 0.001) {
      const score = one.scoreOf(similarity);
      expect(score).toBeGreaterThan(last);
      expect(score).toBeLessThanOrEqual(1);
      last = score;
    }
  });

  it("bounds what rounding has pushed beyond 1", () => {
    expect(map.scoreOf(1.0000002)).toBe(map.scoreOf(1));
  });

  it("has a way back, from a share of strangers to their similarity", () => {
    expect(map.similarityAt(1e-4)).toBeCloseTo(0.416, 9);
    expect(map.similarityAt(10 ** -4.5)).toBeCloseTo(0.4475, 9);
    expect(map.similarityAt(1e-30)).toBe(1);
    fc.assert(
      fc.property(fc.double({ min: -7, max: -0.31, noNaN: true }), (log) => {
        expect(fmrOfScore(map.scoreOf(map.similarityAt(10 ** log)))).toBeCloseTo(10 ** log, 9);
      }),
    );
  });

  it("is a decade more careful where few are enrolled", () => {
    expect(map.carefulScoreOf(0.416)).toBeCloseTo(0.75, 9);
    expect(map.carefulScoreOf(-1)).toBe(0);
  });

  it.each([
    [
      "falls",
      [
        [0.3, -2],
        [0.2, -3],
      ],
    ],
    [
      "stands still",
      [
        [0.2, -2],
        [0.3, -2],
      ],
    ],
    ["is empty", []],
    [
      "is no number",
      [
        [NaN, -2],
        [0.3, -3],
      ],
    ],
  ])("refuses a calibration that %s", (_, knots) => {
    expect(() => new ScoreMap({ neutral: 0, knots })).toThrow("monotone");
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

  it("lead back to the lowest score that keeps a rate", () => {
    expect(minScoreFor(0.01, 1)).toBeCloseTo(0.69, 9);
    expect(minScoreFor(0.01, 100)).toBeCloseTo(0.81, 3);
    expect(minScoreFor(0.01, 0)).toBe(minScoreFor(0.01, 1));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 140_000 }), (persons) => {
        const score = minScoreFor(0.01, persons);
        expect(fpirOf(score, persons)).toBeLessThanOrEqual(0.01 + 1e-9);
        expect(fpirOf(score - 0.001, persons)).toBeGreaterThan(0.01);
      }),
    );
  });
});
