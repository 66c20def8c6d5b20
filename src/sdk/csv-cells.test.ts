import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { asWritten, harmless, joined, parted } from "./csv-cells.ts";

/** Texts that are likely to be misread. */
const text = fc.string({
  unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "\n", '"', ",", "|", "\\", "a", "é"),
  maxLength: 8,
});

test("every cell comes back as it was, and none is a formula", () => {
  fc.assert(
    fc.property(text, (cell) => {
      expect(asWritten(harmless(cell))).toBe(cell);
      expect(harmless(cell)).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});

describe("apostrophes", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["'=1+1", "''=1+1"],
    ["'t Hooft", "'t Hooft"],
    ["''", "''"],
    ["O'Neill", "O'Neill"],
    ["-12", "'-12"],
  ])("%s is written as %s", (cell, written) => {
    expect(harmless(cell)).toBe(written);
    expect(asWritten(written)).toBe(cell);
  });
});

test("a list comes back, whatever is in its texts", () => {
  const trimmed = text.map((one) => one.trim()).filter(Boolean);
  fc.assert(
    fc.property(fc.array(trimmed, { maxLength: 4 }), (texts) => {
      expect(parted(joined(texts))).toEqual(texts);
    }),
  );
  expect(parted(" Night shift | Ward 3 ||")).toEqual(["Night shift", "Ward 3"]);
  expect(parted("A\\B|C")).toEqual(["A\\B", "C"]);
});

test("through a CSV too", () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 2 }), (cells) => {
      const csv = Papa.unparse([["one", "two"], cells.map(harmless)], { newline: "\r\n" });
      const [, back = []] = Papa.parse<string[]>(csv, { delimiter: "," }).data;
      expect(back.map(asWritten)).toEqual(cells);
    }),
  );
});
