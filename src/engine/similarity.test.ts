import { describe, expect, it } from "vitest";
import { apply, arcfaceTemplate, fitSimilarity, invert, scaleOf } from "./similarity.ts";

describe("fitSimilarity", () => {
  it("finds a known rotation, scale and shift", () => {
    // 90° clockwise (y points down), twice as large, shifted by (10, −5).
    const to = arcfaceTemplate.map(({ x, y }) => ({ x: -2 * y + 10, y: 2 * x - 5 }));
    const fit = fitSimilarity(arcfaceTemplate, to);
    expect(fit.a).toBeCloseTo(0, 10);
    expect(fit.b).toBeCloseTo(2, 10);
    expect(fit.tx).toBeCloseTo(10, 9);
    expect(fit.ty).toBeCloseTo(-5, 9);
    expect(scaleOf(fit)).toBeCloseTo(2, 10);
  });

  it("agrees with the worked example of Umeyama's paper, where only a reflection would fit", () => {
    // Umeyama 1991, section III: c = 0.721, R = (0.832, 0.555; −0.555, 0.832), t = (−0.8, 0.4).
    const fit = fitSimilarity(
      [
        { x: 0, y: 0 },
        { x: 1, y: 0 },
        { x: 0, y: 2 },
      ],
      [
        { x: 0, y: 0 },
        { x: -1, y: 0 },
        { x: 0, y: 2 },
      ],
    );
    expect(scaleOf(fit)).toBeCloseTo(0.7211102551, 9);
    expect(fit.a).toBeCloseTo(0.6, 9);
    expect(fit.b).toBeCloseTo(-0.4, 9);
    expect(fit.tx).toBeCloseTo(-0.8, 9);
    expect(fit.ty).toBeCloseTo(0.4, 9);
  });

  it("leaves the least squares residual that no nearby similarity beats", () => {
    const from = [
      { x: 31, y: 40 },
      { x: 70, y: 38 },
      { x: 49, y: 60 },
      { x: 36, y: 79 },
      { x: 66, y: 77 },
    ];
    const fit = fitSimilarity(from, arcfaceTemplate);
    const residual = (s: typeof fit) =>
      from.reduce((sum, point, i) => {
        const { x, y } = apply(s, point);
        const target = arcfaceTemplate[i] as { x: number; y: number };
        return sum + (x - target.x) ** 2 + (y - target.y) ** 2;
      }, 0);
    const best = residual(fit);
    for (const key of ["a", "b", "tx", "ty"] as const) {
      for (const step of [-1e-3, 1e-3]) {
        expect(residual({ ...fit, [key]: fit[key] + step })).toBeGreaterThan(best);
      }
    }
  });

  it("is undone by its inverse", () => {
    const fit = { a: 0.3, b: -0.7, tx: 12, ty: 99 };
    const there = apply(fit, { x: 17, y: -4 });
    const back = apply(invert(fit), there);
    expect(back.x).toBeCloseTo(17, 9);
    expect(back.y).toBeCloseTo(-4, 9);
  });

  it("refuses points that coincide", () => {
    const point = { x: 3, y: 3 };
    expect(() => fitSimilarity([point, point], [point, point])).toThrow(RangeError);
  });
});
