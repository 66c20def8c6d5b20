import { describe, expect, it } from "vitest";
import {
  bestThreshold,
  dot,
  draw,
  foldAccuracy,
  impostorScores,
  randomFrom,
  shareAbove,
  thresholdAt,
} from "../accuracy/metrics.mjs";

const pair = (fold: number, same: boolean, score: number) => ({ fold, same, score });

describe("the accuracy figures", () => {
  it("finds the threshold that is right most often", () => {
    const pairs = [
      pair(1, false, 0.1),
      pair(1, true, 0.4),
      pair(1, false, 0.3),
      pair(1, true, 0.9),
    ];
    expect(bestThreshold(pairs)).toBeCloseTo(0.35, 12);
  });

  it("judges each fold at the other folds' threshold", () => {
    const pairs = [
      pair(1, true, 0.8),
      pair(1, false, 0.2),
      pair(2, true, 0.45),
      pair(2, false, 0.1),
    ];
    // Fold 1 says 0.5, where fold 2's genuine pair is missed; fold 2 says 0.275, right in fold 1.
    const { folds, mean, deviation } = foldAccuracy(pairs);
    expect(folds).toEqual([1, 0.5]);
    expect(mean).toBe(0.75);
    expect(deviation).toBe(0.25);
  });

  it("counts the genuine scores above those that the allowed share of impostors reaches", () => {
    const impostors = Float32Array.from({ length: 1000 }, (_, i) => i / 2000);
    const genuine = Float32Array.of(0.2, 0.4955, 0.6, 0.7);
    expect(shareAbove(genuine, thresholdAt(impostors, 1e-2))).toBe(0.75);
    expect(shareAbove(genuine, thresholdAt(impostors, 0.001))).toBe(0.5);
  });

  it("pairs only different people, sorted", () => {
    const vectors = [Float32Array.of(1, 0), Float32Array.of(0, 1), Float32Array.of(0.6, 0.8)];
    const people = ["a", "b", "a"].map((person) => ({ person }));
    const score = (i: number, j: number) => dot(vectors[i] ?? [], vectors[j] ?? []);
    expect([...impostorScores(people, score)]).toEqual([0, ...Float32Array.of(0.8)]);
  });

  it("draws each item at most once, the same each time", () => {
    const items = [1, 2, 3, 4, 5];
    const some = draw(items, 3, randomFrom(1));
    expect(new Set(some).size).toBe(3);
    expect(draw(items, 3, randomFrom(1))).toEqual(some);
    expect(draw(items, 9, randomFrom(1)).sort()).toEqual(items);
  });
});
