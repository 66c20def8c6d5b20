import { describe, expect, it } from "vitest";
import { areaResize, halve, Pyramid, type Picture } from "./picture.ts";

/** Grey values, row by row, as an opaque picture. */
function grey(width: number, values: number[]): Picture {
  const data = new Uint8ClampedArray(values.flatMap((v) => [v, v, v, 255]));
  return { width, height: values.length / width, data };
}
const reds = ({ data }: Picture) => [...data].filter((_, i) => i % 4 === 0);

describe("halve", () => {
  it("averages 2×2 pixels", () => {
    expect(reds(halve(grey(4, [0, 10, 20, 30, 40, 50, 60, 70])))).toEqual([25, 45]);
  });
  it("averages an odd last row and column with themselves", () => {
    const half = halve(grey(3, [0, 10, 200, 20, 30, 100, 4, 8, 6]));
    expect([half.width, half.height]).toEqual([2, 2]);
    expect(reds(half)).toEqual([15, 150, 6, 6]);
  });
});

describe("areaResize", () => {
  it("weighs pixels by the area that they share with the target's", () => {
    // 3 → 2: each target covers one and a half source pixels.
    expect(reds(areaResize(grey(3, [30, 60, 90]), 2, 1))).toEqual([40, 80]);
  });
  it("keeps the mean of a fine pattern that plain sampling would turn black or white", () => {
    const stripes = grey(
      64,
      Array.from({ length: 64 * 4 }, (_, i) => (i % 2) * 255),
    );
    for (const value of reds(areaResize(stripes, 7, 2)))
      expect(Math.abs(value - 127.5)).toBeLessThan(15);
  });
  it("keeps a flat picture flat at any size", () => {
    const flat = grey(
      37,
      Array.from({ length: 37 * 23 }, () => 201),
    );
    expect(new Set(reds(areaResize(flat, 11, 9)))).toEqual(new Set([201]));
  });
});

describe("Pyramid", () => {
  it("shrinks through its levels to the asked size, with every pixel counted", () => {
    const width = 640;
    const values = Array.from({ length: width * 480 }, (_, i) => (i % 3) * 100);
    const small = new Pyramid(grey(width, values)).shrink(0.1);
    expect([small.width, small.height]).toEqual([64, 48]);
    const mean = reds(small).reduce((s, v) => s + v, 0) / (64 * 48);
    expect(mean).toBeCloseTo(100, 0);
  });
});
