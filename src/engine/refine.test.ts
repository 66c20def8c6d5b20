import { describe, expect, it } from "vitest";
import { Pyramid } from "./picture.ts";
import { makeMosaic } from "./refine.ts";

/** Grey that rises by one a pixel to the right. */
function ramp(width: number, height: number) {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) data.fill(i % width, i * 4, i * 4 + 4);
  return { width, height, data };
}

describe("makeMosaic", () => {
  it("brings every spot to the middle of its cell, 32 pixels large", () => {
    const pyramid = new Pyramid(ramp(200, 100));
    const { mosaic, cells } = makeMosaic(pyramid, [
      { x: 40, y: 30, width: 16, height: 12 },
      { x: 80, y: 20, width: 64, height: 64 },
    ]);
    expect([mosaic.width, mosaic.height]).toEqual([128, 64]);
    expect(cells.map(({ x, zoom }) => [x, zoom])).toEqual([
      [0, 0.5],
      [64, 2],
    ]);
    const red = (x: number, y: number) => mosaic.data[(y * 128 + x) * 4] as number;
    // The middle of the first spot lies at 48 of the ramp, rounded to whole values …
    expect(Math.abs((red(31, 32) + red(32, 32)) / 2 - 48)).toBeLessThanOrEqual(0.5);
    expect(Math.abs(red(47, 32) - red(16, 32) - 31 / 2)).toBeLessThanOrEqual(1);
    // … that of the second at 112 (halving rounds up); what lies outside the picture is black.
    expect(Math.abs((red(95, 32) + red(96, 32)) / 2 - 112)).toBeLessThanOrEqual(1);
    expect(red(96, 0)).toBe(0);
  });

  it("starts a new row after sixteen", () => {
    const pyramid = new Pyramid(ramp(50, 50));
    const { mosaic, cells } = makeMosaic(
      pyramid,
      Array.from({ length: 17 }, () => ({ x: 9, y: 9, width: 20, height: 20 })),
    );
    expect([mosaic.width, mosaic.height]).toEqual([1024, 128]);
    expect(cells[16]).toMatchObject({ x: 0, y: 64 });
  });
});
