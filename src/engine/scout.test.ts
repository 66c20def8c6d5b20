import { describe, expect, it } from "vitest";
import type { Network } from "./runtime.ts";
import { decodeSpots, scoutFaces } from "./scout.ts";

const blank = (width: number, height: number) => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4),
});

describe("decodeSpots", () => {
  it("places the box in the whole picture, and leaves out what scores too low", () => {
    const scores = new Float32Array([0.1, 0.9, 0.95, 0.05, 0, NaN]);
    const boxes = new Float32Array([0.25, 0.5, 0.5, 0.75, 0, 0, 1, 1, 0, 0, 1, 1]);
    expect(decodeSpots(scores, boxes, { x: 100, y: 50, width: 320, height: 240 })).toEqual([
      { score: Math.fround(0.9), box: { x: 180, y: 170, width: 80, height: 60 } },
    ]);
  });
});

describe("scoutFaces", () => {
  /** Sees one face, at the same place of the whole picture whichever tile shows it. */
  const seesOne = (x: number): Network => {
    let tile = 0;
    return {
      run: () => {
        const left = (x - (tile++ === 0 ? 0 : 280)) / 320;
        return Promise.resolve({
          scores: { data: new Float32Array([0.2, 0.8]), dims: [1, 1, 2] },
          boxes: { data: new Float32Array([left, 0.5, left + 20 / 320, 0.6]), dims: [1, 1, 4] },
        });
      },
      release: () => Promise.resolve(),
    };
  };

  it("merges what two tiles see of the face that lies on their border", async () => {
    const spots = await scoutFaces(seesOne(290), blank(600, 240));
    expect(spots).toHaveLength(1);
    expect(spots[0]?.box.x).toBeCloseTo(290, 3);
  });

  it("ends after the tile in which it is told to", async () => {
    let tiles = 0;
    const stop = () => {
      tiles++;
      return Promise.reject(new Error("stop"));
    };
    await expect(scoutFaces(seesOne(290), blank(600, 240), stop)).rejects.toThrow("stop");
    expect(tiles).toBe(1);
  });
});
