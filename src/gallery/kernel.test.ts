import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { assemble } from "../../scripts/assemble.mjs";
import { toProbe, type Probe } from "./probe.ts";
import { Rows } from "./rows.ts";

test("kernel-bytes.ts is kernel.wat assembled", async () => {
  const written = await readFile("src/gallery/kernel-bytes.ts", "utf8");
  expect(written).toBe(await assemble("src/gallery"));
});

/** The cosines of all rows, by the codes. */
function scanned(rows: Rows, size: number, probe: Probe): number[] {
  const all: number[] = [];
  rows.scan(size, probe, (start, cosines) => {
    expect(start).toBe(all.length);
    all.push(...cosines);
  });
  return all;
}

const short = fc.integer({ min: -32767, max: 32767 });
const unit = (values: number[]) => {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
};
const some = (dimension: number) =>
  fc
    .array(fc.oneof(short, fc.constantFrom(32767, -32767, 0)), {
      minLength: dimension,
      maxLength: dimension,
    })
    .filter((values) => values.some((value) => value !== 0));

test("a scan is no further from the stored cosine than the loss says", () => {
  const pair = fc.constantFrom(4, 16, 20, 512, 1024).chain((d) => fc.tuple(some(d), some(d)));
  fc.assert(
    fc.property(pair, fc.nat(1023), ([row, asked], at) => {
      const rows = new Rows(row.length);
      rows.makeRoom(1024);
      const scales = Float32Array.of(1 / Math.hypot(...row));
      const length = rows.write(at, { codes: Int16Array.from(row), scales }, 0);
      expect(length).toBeCloseTo(1, 4);
      const probe = toProbe(unit(asked), row.length);
      const exact = row.reduce((sum, x, i) => sum + x * (probe.values[i] ?? 0), 0);
      expect(rows.cosine(at, probe)).toBeCloseTo(exact * (scales[0] ?? 0), 6);
      const bound = rows.mostLost * probe.length + 1.01 * probe.lost + 1e-5;
      const found = scanned(rows, at + 1, probe)[at] ?? NaN;
      expect(Math.abs(found - rows.cosine(at, probe))).toBeLessThanOrEqual(bound);
      expect(bound).toBeLessThan(0.2);
    }),
  );
});

test("rows in several chunks are copied and wiped whole", () => {
  const rows = new Rows(4);
  rows.makeRoom(3000);
  const scales = Float32Array.of(2 ** -14);
  rows.write(2500, { codes: Int16Array.of(8192, -8192, 8192, 8192), scales }, 0);
  rows.copy(2500, 3);
  const probe = toProbe(Float32Array.of(0, -1, 0, 0), 4);
  expect([rows.cosine(3, probe), rows.cosine(2500, probe)]).toEqual([0.5, 0.5]);
  rows.wipe(2500);
  expect([rows.cosine(3, probe), rows.cosine(2500, probe)]).toEqual([0.5, 0]);
  expect(scanned(rows, 4, probe)[3]).toBeCloseTo(0.5, 6);
  expect(scanned(rows, 2548, probe)[2500]).toBe(0);
});

test("rows in several memories are written, copied and wiped like others", () => {
  const rows = new Rows(4);
  rows.makeRoom(300_000);
  const scales = Float32Array.of(2 ** -14);
  const codes = Int16Array.of(8192, -8192, 8192, 8192);
  for (const row of [131_071, 131_072, 299_999]) rows.write(row, { codes, scales }, 0);
  rows.copy(299_999, 7);
  rows.wipe(299_999);
  const probe = toProbe(Float32Array.of(0, -1, 0, 0), 4);
  const found = scanned(rows, 300_000, probe);
  expect(found).toHaveLength(300_000);
  const rowsFound = [...found.keys()].filter((row) => found[row] !== 0);
  expect(rowsFound).toEqual([7, 131_071, 131_072]);
  expect(rowsFound.map((row) => rows.cosine(row, probe))).toEqual([0.5, 0.5, 0.5]);
  expect(rows.product(7, 131_072)).toBe(1);
});
