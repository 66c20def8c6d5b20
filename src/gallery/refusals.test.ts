import { describe, expect, test } from "vitest";
import { Gallery } from "./gallery.ts";
import { packed } from "./test-tools.ts";

describe("refuses", () => {
  const unit = Float32Array.of(1, 0, 0, 0);
  const filled = () => {
    const gallery = new Gallery(4);
    gallery.add(1, 10, packed(unit));
    return gallery;
  };

  test.each([
    ["another length", Float32Array.of(1, 0, 0)],
    ["not unit length", Float32Array.of(1, 1, 0, 0)],
    ["nothing but zeros", Float32Array.of(0, 0, 0, 0)],
    ["NaN", Float32Array.of(NaN, 0, 0, 0)],
    ["Infinity", Float32Array.of(Infinity, 0, 0, 0)],
  ])("a vector with %s", (_, bad) => {
    const gallery = filled();
    expect(() => gallery.add(2, 20, packed(bad))).toThrow(RangeError);
    expect(() => gallery.search(bad, { k: 1 })).toThrow(RangeError);
    expect(gallery.size).toBe(1);
  });

  test("a block of which one vector is bad, as a whole", () => {
    const gallery = filled();
    const vectors = packed(unit, Float32Array.of(0.5, 0, 0, 0));
    const keys = Uint32Array.of(2, 3);
    expect(() => gallery.addBlock(keys, keys, vectors)).toThrow(RangeError);
    expect(() => gallery.addBlock(keys, keys, packed(unit))).toThrow(RangeError);
    const twice = packed(unit, unit);
    expect(() => gallery.addBlock(keys, Uint32Array.of(2, 2), twice)).toThrow(RangeError);
    expect(gallery.search(unit, { k: 5 })).toHaveLength(1);
  });

  test("an odd k and an odd dimension", () => {
    expect(() => filled().search(unit, { k: 0 })).toThrow(RangeError);
    expect(() => filled().search(unit, { k: 1.5 })).toThrow(RangeError);
    expect(() => new Gallery(6)).toThrow(RangeError);
    expect(() => new Gallery(0)).toThrow(RangeError);
  });
});
