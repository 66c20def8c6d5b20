import { describe, expect, it } from "vitest";
import { planTiles, TILE_HEIGHT, TILE_WIDTH, tileScale } from "./tiles.ts";

describe("tileScale", () => {
  it("leaves small pictures alone, and keeps large ones within the budget", () => {
    expect(tileScale(250, 250)).toBeNull();
    expect(tileScale(512, 384)).toBeNull();
    expect(tileScale(1920, 1280)).toBe(0.625);
    expect(tileScale(4000, 3000)).toBeCloseTo(0.512, 3);
    expect(tileScale(4600, 3450)).toBeCloseTo(0.4452, 3);
  });

  it.each([
    [4000, 3000],
    [3000, 4000],
    [8000, 2000],
    [16000, 1000],
    [1920, 1280],
    [513, 32],
  ])("plans at most 66 tiles for %i × %i", (width, height) => {
    const scale = tileScale(width, height) ?? NaN;
    expect(
      planTiles(Math.round(width * scale), Math.round(height * scale)).length,
    ).toBeLessThanOrEqual(66);
  });
});

describe("planTiles", () => {
  it.each([
    [2000, 1500],
    [321, 241],
    [640, 480],
    [1200, 800],
  ])("covers %i × %i to its edges, neighbours sharing 24 pixels or more", (width, height) => {
    const tiles = planTiles(width, height);
    for (const [line, start, size] of [
      [width, "x", TILE_WIDTH],
      [height, "y", TILE_HEIGHT],
    ] as const) {
      const starts = [...new Set(tiles.map((tile) => tile[start]))].sort((a, b) => a - b);
      expect(starts[0]).toBe(0);
      expect((starts.at(-1) ?? NaN) + size).toBe(line);
      starts.slice(1).forEach((at, i) => {
        expect((starts[i] ?? NaN) + size - at).toBeGreaterThanOrEqual(24);
      });
    }
  });

  it("is one tile for a picture that is smaller", () => {
    expect(planTiles(100, 50)).toEqual([{ x: 0, y: 0, width: TILE_WIDTH, height: TILE_HEIGHT }]);
  });
});
