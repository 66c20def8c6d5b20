import { describe, expect, it } from "vitest";
import { stillScales, withVotedLandmarks } from "./detector.ts";
import type { Find } from "./find.ts";

function find(x: number, score: number, eye: number): Find {
  const point = { x: eye, y: 2 * eye };
  return {
    score,
    box: { x, y: 0, width: 100, height: 100 },
    landmarks: {
      left_eye: point,
      right_eye: point,
      nose: point,
      left_mouth: point,
      right_mouth: point,
    },
  };
}

describe("withVotedLandmarks", () => {
  it("is the mean of the finds of the same face, weighted by score, in the best one's box", () => {
    const best = find(0, 0.9, 10);
    const voted = withVotedLandmarks(best, [best, find(5, 0.3, 14), find(90, 0.8, 99)]);
    expect(voted.landmarks.nose.x).toBeCloseTo((0.9 * 10 + 0.3 * 14) / 1.2, 12);
    expect(voted.landmarks.nose.y).toBeCloseTo(2 * voted.landmarks.nose.x, 12);
    expect(voted.box).toEqual(best.box);
  });
});

describe("stillScales", () => {
  it("looks once, unscaled, at a small picture and twice at a large one", () => {
    expect(stillScales(250, 250)).toEqual([1]);
    expect(stillScales(640, 480)).toEqual([1, 0.5]);
    expect(stillScales(4000, 3000)).toEqual([1024 / 4000, 320 / 4000]);
  });
});
