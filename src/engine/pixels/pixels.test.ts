import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { assemble } from "../../../scripts/assemble.mjs";
import { Pyramid, type Picture } from "../picture.ts";
import { areaResize } from "./area-resize.ts";
import { blur } from "./blur.ts";
import { halve } from "./halve.ts";
import { borrowPlanes } from "./planes.ts";
import { warp } from "./warp.ts";

test("kernel-bytes.ts is kernel.wat assembled", async () => {
  const written = await readFile("src/engine/pixels/kernel-bytes.ts", "utf8");
  expect(written).toBe(await assemble("src/engine/pixels"));
});

/** An opaque picture of any colours. */
const picture = (maxSide: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: maxSide }), fc.integer({ min: 1, max: maxSide }), fc.nat())
    .map(([width, height, seed]): Picture => {
      const data = new Uint8ClampedArray(width * height * 4);
      let state = seed;
      for (let i = 0; i < data.length; i++) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        data[i] = i % 4 === 3 ? 255 : state >>> 24;
      }
      return { width, height, data };
    });

/** Grey values, row by row, as an opaque picture. */
function grey(width: number, values: number[]): Picture {
  const data = new Uint8ClampedArray(values.flatMap((v) => [v, v, v, 255]));
  return { width, height: values.length / width, data };
}
const reds = ({ data }: Picture) => [...data].filter((_, i) => i % 4 === 0);

/** A colour value; 0 where there is no picture. */
const at = ({ width, height, data }: Picture, x: number, y: number, c: number) =>
  x < 0 || y < 0 || x >= width || y >= height ? 0 : (data[(y * width + x) * 4 + c] as number);

/** Each of a picture's values, as it should be; what is rounded may differ by one level. */
function expectValues(
  { width, height, data }: Picture,
  expected: (x: number, y: number, channel: number) => number,
) {
  let worst = 0;
  for (let i = 0; i < data.length; i++) {
    const channel = i % 4;
    const x = (i >> 2) % width;
    const wanted = channel === 3 ? 255 : expected(x, Math.floor((i >> 2) / width), channel);
    worst = Math.max(worst, Math.abs((data[i] as number) - wanted));
  }
  expect(data.length).toBe(width * height * 4);
  expect(worst).toBeLessThan(0.51);
}

describe("halve", () => {
  it("averages 2×2 pixels", () => {
    expect(reds(halve(grey(4, [0, 10, 20, 30, 40, 50, 60, 70])))).toEqual([25, 45]);
  });
  it("averages an odd last row and column with themselves", () => {
    const half = halve(grey(3, [0, 10, 200, 20, 30, 100, 4, 8, 6]));
    expect([half.width, half.height]).toEqual([2, 2]);
    expect(reds(half)).toEqual([15, 150, 6, 6]);
  });
  it("does so at any size", () => {
    fc.assert(
      fc.property(picture(150), (source) => {
        const { width, height } = source;
        const last = (x: number, y: number, c: number) =>
          at(source, Math.min(x, width - 1), Math.min(y, height - 1), c);
        expectValues(halve(source), (x, y, c) =>
          [0, 1, 2, 3].reduce((sum, i) => sum + last(2 * x + (i % 2), 2 * y + (i >> 1), c) / 4, 0),
        );
      }),
    );
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
  it("gives each target pixel the mean of what lies under it", () => {
    const share = fc.double({ min: 0.05, max: 1, noNaN: true });
    fc.assert(
      fc.property(picture(60), share, share, (source, sx, sy) => {
        const width = Math.max(1, Math.round(source.width * sx));
        const height = Math.max(1, Math.round(source.height * sy));
        const [rx, ry] = [source.width / width, source.height / height];
        /** How much of source pixel `s` lies under target pixel `t`. */
        const under = (s: number, t: number, ratio: number) =>
          Math.max(0, Math.min(s + 1, (t + 1) * ratio) - Math.max(s, t * ratio)) / ratio;
        expectValues(areaResize(source, width, height), (x, y, c) => {
          let sum = 0;
          for (let t = Math.floor(y * ry); t < (y + 1) * ry; t++)
            for (let s = Math.floor(x * rx); s < (x + 1) * rx; s++)
              sum += under(s, x, rx) * under(t, y, ry) * at(source, s, t, c);
          return sum;
        });
      }),
    );
  });
});

describe("warp", () => {
  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

  it("shows the place that a similarity tells, black beyond the edge", () => {
    const similarity = fc.record({
      a: number(-2, 2),
      b: number(1.01, 3), // Enlarged: each pixel is one sample.
      tx: number(-40, 40),
      ty: number(-40, 40),
    });
    fc.assert(
      fc.property(picture(40), similarity, (source, toTarget) => {
        const { a, b, tx, ty } = toTarget;
        const square = a * a + b * b;
        expectValues(warp(new Pyramid(source), toTarget, 30, 20), (u, v, c) => {
          const x = (a * (u - tx) + b * (v - ty)) / square;
          const y = (a * (v - ty) - b * (u - tx)) / square;
          const [fx, fy] = [x - Math.floor(x), y - Math.floor(y)];
          const near = (dx: number, dy: number) =>
            at(source, Math.floor(x) + dx, Math.floor(y) + dy, c);
          const upper = near(0, 0) * (1 - fx) + near(1, 0) * fx;
          const lower = near(0, 1) * (1 - fx) + near(1, 1) * fx;
          return upper * (1 - fy) + lower * fy;
        });
      }),
    );
  });

  it("averages what it shrinks: the light stays the same", () => {
    fc.assert(
      fc.property(picture(40), (source) => {
        const { width, height } = source;
        const small = warp(
          new Pyramid(source),
          { a: 0.6, b: 0, tx: -0.2, ty: -0.2 },
          Math.ceil(width * 0.6) + 1,
          Math.ceil(height * 0.6) + 1,
        );
        const sum = (list: ArrayLike<number>, each: number) =>
          Array.from(list).reduce((total, v, i) => (i % 4 < 3 ? total + v * each : total), 0);
        // The light stays the same, up to what lies half beyond the edge.
        const light = sum(source.data, 0.36);
        const edge = 255 * 3 * (width + height + 2) * 0.6;
        expect(Math.abs(sum(small.data, 1) - light)).toBeLessThan(edge);
      }),
    );
  });

  it("is black for a similarity that is none", () => {
    const source = grey(2, [200, 200, 200, 200]);
    const shown = warp(new Pyramid(source), { a: NaN, b: 0, tx: 0, ty: 0 }, 2, 2);
    expect(reds(shown)).toEqual([0, 0, 0, 0]);
  });
});

describe("blur", () => {
  it("is the mean of the neighbourhood, weighted by a normal distribution", () => {
    const width = 13;
    const height = 9;
    const data = new Float32Array(width * height);
    data[4 * width + 6] = 255;
    const blurred = blur({ width, height, data }, 1);
    expect([blurred.width, blurred.height]).toEqual([width, height]);
    const total = [-3, -2, -1, 0, 1, 2, 3].reduce((sum, d) => sum + Math.exp((-d * d) / 2), 0);
    const weight = (d: number) => (Math.abs(d) > 3 ? 0 : Math.exp((-d * d) / 2) / total);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        expect(blurred.data[y * width + x]).toBeCloseTo(255 * weight(x - 6) * weight(y - 4), 3);
  });
  it("goes on beyond the edge with the edge's values", () => {
    const flat = { width: 5, height: 3, data: new Float32Array(15).fill(7) };
    for (const value of blur(flat, 3.6).data) expect(value).toBeCloseTo(7, 4);
  });
});

describe("borrowPlanes", () => {
  const [columns, rows] = [32, 24];
  /** What the input's value `i` shows of the picture. */
  const seen = (source: Picture, x: number, y: number, i: number, channel: number) => {
    const pixel = i % (rows * columns);
    return at(source, x + (pixel % columns), y + Math.floor(pixel / columns), channel);
  };
  it("is planar in the range that is asked for, black beyond the picture", () => {
    fc.assert(
      fc.property(picture(40), fc.nat(39), fc.nat(39), (source, left, top) => {
        const x = Math.min(left, source.width - 1);
        const y = Math.min(top, source.height - 1);
        const normalisation = { mean: 127, divisor: 128 };
        const planes = borrowPlanes(source, { x, y, columns, rows, colour: "RGB", normalisation });
        const expected = Float32Array.from(
          planes,
          (_, i) => (seen(source, x, y, i, Math.floor(i / (rows * columns))) - 127) / 128,
        );
        expect(planes).toHaveLength(3 * rows * columns);
        expect(planes).toEqual(expected);
      }),
    );
  });
  it("has blue first where that is asked for, each channel with its own mean and divisor", () => {
    const source = grey(1, [0]);
    source.data.set([200, 100, 50]);
    const normalisation = { mean: [10, 20, 40], divisor: [1, 2, 4] };
    const planes = borrowPlanes(source, { columns: 4, rows: 1, colour: "BGR", normalisation });
    expect([...planes]).toEqual([40, -10, -10, -10, 40, -10, -10, -10, 40, -10, -10, -10]);
  });
});
