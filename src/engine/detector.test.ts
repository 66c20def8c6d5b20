import { describe, expect, it } from "vitest";
import { builtInDetector, type DetectorModel } from "./detector-model.ts";
import { lookAt, stillScales, withVotedLandmarks, type Detector } from "./detector.ts";
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

describe("lookAt", () => {
  /** A network that shows its input, and a decoder that finds what is white in it. */
  const whiteFinder = (size: DetectorModel["input"]["size"]): Detector => ({
    model: {
      ...builtInDetector,
      input: { ...builtInDetector.input, size },
      decode: ({ data }, { width, height }) => {
        const white = Array.from({ length: width * height }, (_, at) => at).filter(
          (at) => (data?.data[at] ?? 0) > 127,
        );
        const columns = white.map((at) => at % width);
        const rows = white.map((at) => Math.floor(at / width));
        const [x, y] = [Math.min(...columns), Math.min(...rows)];
        // From edge to edge: the middle of the first pixel lies at x.
        const box = {
          ...{ x: x - 0.5, y: y - 0.5 },
          ...{ width: Math.max(...columns) + 1 - x, height: Math.max(...rows) + 1 - y },
        };
        return [{ ...find(0, 1, box.x), box }];
      },
    },
    run: (inputs) => Promise.resolve(inputs),
    release: () => Promise.resolve(),
  });
  const picture = { width: 400, height: 100, data: new Uint8ClampedArray(400 * 100 * 4) };
  for (let y = 40; y < 80; y++) picture.data.fill(255, (y * 400 + 120) * 4, (y * 400 + 200) * 4);
  const spot = { x: 119.5, y: 39.5, width: 80, height: 40 };

  it.each([
    ["any size", { multiple: 32 }],
    ["one size, which the picture fits into", { width: 640, height: 320 }],
    ["one size that it is too wide for", { width: 160, height: 160 }],
    ["one size that it is too high for", { width: 640, height: 50 }],
  ])("gives finds in the picture's pixels, for a graph of %s", async (_, size) => {
    const [found, ...others] = await lookAt(whiteFinder(size), picture);
    expect(others).toEqual([]);
    expect(found?.box.x).toBeCloseTo(spot.x, 4);
    expect(found?.box.y).toBeCloseTo(spot.y, 4);
    expect(found?.box.width).toBeCloseTo(spot.width, 4);
    expect(found?.box.height).toBeCloseTo(spot.height, 4);
    expect(found?.landmarks.nose.x).toBeCloseTo(spot.x, 4);
  });
});
