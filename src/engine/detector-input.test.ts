import { describe, expect, it } from "vitest";
import { fit, toInput } from "./detector-input.ts";
import { builtInDetector } from "./detector-model.ts";
import type { Picture } from "./picture.ts";

const blank = (width: number, height: number): Picture => ({
  ...{ width, height },
  data: new Uint8ClampedArray(width * height * 4),
});
const { input } = builtInDetector;
const ofOneSize = { size: { width: 640, height: 320 } };

describe("fit", () => {
  it("fills a picture up to multiples, and leaves it as it is", () => {
    const picture = blank(33, 64);
    const { seen, size } = fit(input, picture);
    expect(seen).toBe(picture);
    expect(size).toEqual({ width: 64, height: 64 });
    expect(fit({ size: { multiple: 96 } }, picture).size).toEqual({ width: 96, height: 96 });
  });

  it("makes a picture smaller for a graph of one size, but never larger", () => {
    const small = blank(640, 200);
    expect(fit(ofOneSize, small).seen).toBe(small);
    const { seen, size } = fit(ofOneSize, blank(300, 960));
    expect([seen.width, seen.height]).toEqual([100, 320]);
    expect(size).toEqual({ width: 640, height: 320 });
  });
});

describe("toInput", () => {
  const data = new Uint8ClampedArray(33 * 4).fill(0);
  data.set([10, 20, 30, 255], 32 * 4);
  const picture = { width: 33, height: 1, data };
  const size = { width: 64, height: 32 };

  it("is planar RGB, black beyond the picture", () => {
    const { data: tensor, dims } = toInput(input, picture, size);
    expect(dims).toEqual([1, 3, 32, 64]);
    expect([tensor[32], tensor[2048 + 32], tensor[4096 + 32]]).toEqual([10, 20, 30]);
    expect(tensor.reduce((sum, v) => sum + v, 0)).toBe(60);
  });

  it("has the model's order of colours and range, where black may be another number", () => {
    const bgr = {
      colour: "BGR" as const,
      normalisation: { mean: [1, 2, 3] as [number, number, number], divisor: 2 },
    };
    const { data: tensor } = toInput(bgr, picture, size);
    expect([tensor[32], tensor[2048 + 32], tensor[4096 + 32]]).toEqual([14.5, 9, 3.5]);
    expect([tensor[33], tensor[2048 + 33], tensor[4096 + 33]]).toEqual([-0.5, -1, -1.5]);
    expect(tensor[2047]).toBe(-0.5);
  });
});
