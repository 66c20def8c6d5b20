import { describe, expect, it } from "vitest";
import type { Point } from "../contract/faces.ts";
import { builtInDetector } from "./detector-model.ts";
import type { Detector } from "./detector.ts";
import { fivePoints } from "./find.ts";
import { Pyramid } from "./picture.ts";
import { findInStill } from "./stills.ts";

const UPRIGHT: Point[] = [20, 40, 30, 22, 38].map((x, nth) => ({
  x,
  y: [20, 20, 30, 40, 40][nth] ?? 0,
}));

/** Finds a face, always at one place, in pictures whose upper left pixel is white. */
function detector(score: number, scores: { min: number; sure: number }) {
  let looks = 0;
  const made: Detector = {
    model: {
      ...builtInDetector,
      scores,
      decode: ({ data }) =>
        data?.data[0] === 255
          ? [
              {
                score,
                box: { x: 10, y: 10, width: 40, height: 40 },
                landmarks: fivePoints((nth) => UPRIGHT[nth] ?? { x: NaN, y: NaN }),
              },
            ]
          : [],
    },
    run: (inputs) => {
      looks++;
      return Promise.resolve(inputs);
    },
    release: () => Promise.resolve(),
  };
  return { made, looks: () => looks };
}

/** Small: it is looked at once, unscaled. */
function still(white: Point) {
  const data = new Uint8ClampedArray(64 * 96 * 4);
  data.fill(255, (white.y * 64 + white.x) * 4, (white.y * 64 + white.x + 1) * 4);
  return new Pyramid({ width: 64, height: 96, data });
}
const upright = still({ x: 0, y: 0 });
/** A quarter turn clockwise brings the lower left to the upper left. */
const onItsSide = still({ x: 0, y: 95 });

describe("findInStill", () => {
  it("looks once where the detector is sure of an upright face", async () => {
    const { made, looks } = detector(0.98, { min: 0.6, sure: 0.975 });
    expect(await findInStill(made, upright)).toHaveLength(1);
    expect(looks()).toBe(1);
  });

  it("looks at the other turns too where it is not", async () => {
    const { made, looks } = detector(0.8, { min: 0.6, sure: 0.975 });
    expect(await findInStill(made, upright)).toHaveLength(1);
    expect(looks()).toBe(4);
  });

  it("takes a detector at its word that is as sure as it can be from its least score up", async () => {
    const { made, looks } = detector(0.8, { min: 0.6, sure: 0.6 });
    expect(await findInStill(made, upright)).toHaveLength(1);
    expect(looks()).toBe(1);
  });

  it.each([0.6, 0.975])("leads a face on its side back, with a surety of %d", async (sure) => {
    const { made } = detector(0.98, { min: 0.6, sure });
    const [find, ...others] = await findInStill(made, onItsSide);
    expect(others).toEqual([]);
    expect(find?.turns).toBe(1);
    expect(find?.landmarks.nose.x).toBeCloseTo(30, 9);
    expect(find?.landmarks.nose.y).toBeCloseTo(96 - 1 - 30, 9);
  });

  it("does not turn a picture for what it is not sure of", async () => {
    const { made } = detector(0.9, { min: 0.6, sure: 0.975 });
    expect(await findInStill(made, onItsSide)).toEqual([]);
  });
});
