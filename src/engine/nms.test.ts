import { describe, expect, it } from "vitest";
import { iou, suppress } from "./nms.ts";

const box = (x: number, y: number, side: number) => ({ x, y, width: side, height: side });

describe("iou", () => {
  it("is 1 for the same box, 0 for boxes apart or touching", () => {
    expect(iou(box(5, 5, 10), box(5, 5, 10))).toBe(1);
    expect(iou(box(0, 0, 10), box(20, 0, 10))).toBe(0);
    expect(iou(box(0, 0, 10), box(10, 0, 10))).toBe(0);
  });

  it("is a seventh for squares shifted by half a side in both directions", () => {
    expect(iou(box(0, 0, 10), box(5, 5, 10))).toBeCloseTo(25 / 175, 12);
  });
});

describe("suppress", () => {
  it("keeps the best of those that overlap, and others, best first", () => {
    const finds = [
      { box: box(0, 0, 10), score: 0.7 },
      { box: box(1, 1, 10), score: 0.9 },
      { box: box(100, 0, 10), score: 0.8 },
    ];
    expect(suppress(finds).map(({ score }) => score)).toEqual([0.9, 0.8]);
  });

  it("keeps a neighbour that a suppressed find, but no kept one, overlaps", () => {
    const finds = [
      { box: box(0, 0, 10), score: 0.9 },
      { box: box(4, 0, 10), score: 0.8 },
      { box: box(8, 0, 10), score: 0.7 },
    ];
    expect(suppress(finds).map(({ score }) => score)).toEqual([0.9, 0.7]);
  });
});
