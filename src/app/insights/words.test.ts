import { expect, it } from "vitest";
import type { ErrorRate, PairCounts, Rates } from "../../sdk/index.ts";
import { boundsInWords, groupInWords, samePersonInWords, strangersInWords } from "./words.ts";

const rate = (errors: number, pairs: number, low: number, high: number): ErrorRate => ({
  ...{ errors, pairs, rate: pairs ? errors / pairs : null, low, high, tooFew: false },
});
const counts = { impostorPersons: 40, genuinePersons: 20 } as PairCounts;
const rates = (fmr: ErrorRate, fnmr: ErrorRate): Rates => ({ minScore: 0.81, fmr, fnmr });

it("says what was counted, of whom, and how little it may say", () => {
  const all = rates(rate(0, 780, 0, 0.003833), rate(1, 52, 0.0034, 0.1012));
  expect(strangersInWords(all, counts)).toBe(
    "Of 780 pairs of strangers among 40 people, none matched (at most 1 in\u00a0260).",
  );
  expect(samePersonInWords(all, counts)).toBe(
    "Of 52 pairs of photos that show the same person (20 people), 1 did not match (0.34% to 10%).",
  );
});

it("states both limits in one unit, and one where everything or nothing went wrong", () => {
  expect(boundsInWords(rate(1, 820, 0.0002153, 0.006875))).toBe("1 in\u00a04,600 to 1 in\u00a0150");
  expect(boundsInWords(rate(3, 3, 0.368, 1))).toBe("at least 37%");
  expect(boundsInWords(rate(0, 0, 0, 1))).toBe("no pairs");
});

it("names groups by what was entered", () => {
  expect(groupInWords("F", "gender")).toBe("Female");
  expect(groupInWords("F", "nationality")).toBe("F");
  expect(groupInWords("12–17", "ageBand")).toBe("12–17 years");
  expect(groupInWords(null, "gender")).toBe("Not stated");
});
