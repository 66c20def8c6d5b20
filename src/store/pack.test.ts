import fc from "fast-check";
import { expect, test } from "vitest";
import { concatenate, pack, unpack } from "./pack.ts";

/** Denormal numbers have fewer bits than any scale could make up for. */
const floats = fc
  .float32Array({ minLength: 1, maxLength: 20, noNaN: true, min: -1000, max: 1000 })
  .map((vector) => vector.map((value) => (Math.abs(value) < 1e-30 ? 0 : value)));

test("loses a 32,767th of the greatest number at most", () => {
  fc.assert(
    fc.property(floats, (vector) => {
      const found = unpack(pack(vector), 0, vector.length);
      const peak = Math.max(...vector.map(Math.abs));
      vector.forEach((value, at) => {
        expect(Math.abs(value - (found[at] ?? NaN))).toBeLessThanOrEqual(peak / 32767);
      });
    }),
  );
});

test("packing what was unpacked changes nothing", () => {
  fc.assert(
    fc.property(floats, (vector) => {
      const once = pack(vector);
      expect(pack(unpack(once, 0, vector.length))).toEqual(once);
    }),
  );
});

test("the scale is a power of two and the codes leave out the least number", () => {
  expect(pack(Float32Array.of(1, -0.5, 0))).toEqual({
    scales: Float32Array.of(2 ** -14),
    codes: Int16Array.of(16384, -8192, 0),
  });
  expect(pack(Float32Array.of(-32767.4, 2)).codes).toEqual(Int16Array.of(-16384, 1));
  expect(pack(new Float32Array(2)).codes).toEqual(new Int16Array(2));
});

test("a unit vector of 512 keeps its direction", () => {
  const angles = Float32Array.from({ length: 512 }, (_, at) => Math.sin(at * at));
  const unit = angles.map((value) => value / Math.hypot(...angles));
  const found = unpack(pack(unit), 0, 512);
  const lost = Math.hypot(...unit.map((value, at) => value - (found[at] ?? 0)));
  expect(lost).toBeLessThan(1e-4);
});

test("several can be put together", () => {
  const all = concatenate([pack(Float32Array.of(1, 2)), pack(Float32Array.of(3, 4))]);
  expect([unpack(all, 0, 2), unpack(all, 1, 2)]).toEqual([
    Float32Array.of(1, 2),
    Float32Array.of(3, 4),
  ]);
});
