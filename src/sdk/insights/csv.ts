import Papa from "papaparse";
import { harmless } from "../csv-cells.ts";
import type { Evaluation } from "./evaluation.ts";
import type { ErrorRate } from "./error-rate.ts";

const fields = (of: string) => [
  `${of}_errors`,
  `${of}_pairs`,
  `${of}`,
  `${of}_low_95`,
  `${of}_high_95`,
  `${of}_too_few`,
];
const cells = ({ errors, pairs, rate, low, high, tooFew }: ErrorRate) => [
  errors,
  pairs,
  rate ?? "",
  low,
  high,
  tooFew ? "yes" : "",
];

/** The rates of everybody at the named thresholds and of the groups at theirs, for a spreadsheet. */
export function evaluationToCsv({ counts, thresholds, groups }: Evaluation): string {
  const everybody = thresholds.map((rates) => ({ ...counts, ...rates, name: "everybody" }));
  const ofGroups = groups.map((group) => ({ ...group, name: group.value ?? "not stated" }));
  return Papa.unparse(
    {
      fields: [
        "group",
        "persons",
        "persons_with_pairs",
        "threshold",
        ...fields("fmr"),
        ...fields("fnmr"),
      ],
      data: [...everybody, ...ofGroups].map(
        ({ name, persons, genuinePersons, minScore, fmr, fnmr }) => [
          harmless(name),
          persons,
          genuinePersons,
          minScore,
          ...cells(fmr),
          ...cells(fnmr),
        ],
      ),
    },
    { newline: "\r\n" },
  );
}
