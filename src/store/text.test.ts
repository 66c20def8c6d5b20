import fc from "fast-check";
import { expect, test } from "vitest";
import { fold, matches, searchText, searchWords, uniqueName } from "./text.ts";

test.each([
  ["José", "jose"],
  ["Müller", "MULLER"],
  ["Łukasz Żółć", "lukasz zolc"],
  ["Đặng", "dang"],
  ["Søren Ærø", "soren aero"],
  ["Strauß", "STRAUSS"],
  ["İstanbul", "istanbul"],
  ["ısparta", "ISPARTA"],
  ["Οδυσσεύς", "ΟΔΥΣΣΕΥΣ"],
  ["Jose\u0301", "jos\u00e9"],
])("%s is found as %s", (stored, typed) => {
  expect(fold(stored)).toBe(fold(typed));
});

test("folding twice is folding once", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => fold(fold(text)) === fold(text)),
  );
});

test("all words have to match, each within one field", () => {
  const text = searchText(["Ana María", null, "Ward 12"]);
  const finds = (search: string) => matches(text, searchWords(search));
  expect(finds("maria ana")).toBe(true);
  expect(finds("  ward\tmar ")).toBe(true);
  expect(finds("ana peter")).toBe(false);
  expect(finds("maríaward")).toBe(false);
  expect(finds("")).toBe(true);
  expect(matches(text, searchWords(null))).toBe(true);
});

test("unique names differ by more than case and outer space", () => {
  expect(uniqueName(" Ward A ")).toBe(uniqueName("ward a"));
  expect(uniqueName("Jose\u0301")).toBe(uniqueName("JOS\u00c9"));
  expect(uniqueName("Jose")).not.toBe(uniqueName("José"));
});
