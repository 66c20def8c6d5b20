import fc from "fast-check";
import { expect, test } from "vitest";
import { scan } from "./scan.ts";

test("a number worked out by hand", () => {
  const similarities = new Float32Array(2);
  scan(Float32Array.of(1, 2, 3, 4, -1, 0, 0, 2), 2, Float32Array.of(1, 0, 2, 0.5), similarities);
  expect([...similarities]).toEqual([9, 0]);
});

test("gives every row's dot product and leaves the rest alone", () => {
  const float = fc.float({ min: -1, max: 1, noNaN: true });
  const sizes = fc.record({
    rows: fc.nat(9),
    spare: fc.nat(3),
    quarter: fc.integer({ min: 1, max: 9 }),
  });
  const input = sizes.chain(({ rows, spare, quarter }) => {
    const floats = (length: number) => fc.array(float, { minLength: length, maxLength: length });
    return fc.tuple(fc.constant(rows), floats((rows + spare) * quarter * 4), floats(quarter * 4));
  });
  fc.assert(
    fc.property(input, ([rows, numbers, probe]) => {
      const capacity = numbers.length / probe.length;
      const similarities = new Float32Array(capacity).fill(7);
      scan(Float32Array.from(numbers), rows, Float32Array.from(probe), similarities);
      similarities.forEach((similarity, row) => {
        const vector = numbers.slice(row * probe.length);
        const dot = probe.reduce((sum, value, i) => sum + value * (vector[i] ?? 0), 0);
        expect(similarity).toBeCloseTo(row < rows ? dot : 7, 5);
      });
    }),
  );
});
