import Papa from "papaparse";
import type { RollCallData } from "../../sdk/index.ts";
import { csvBlob } from "../device/save-file.ts";
import { t } from "../i18n/i18n.svelte.ts";

/** The sheet as CSV (RFC 4180); no cell is a formula. */
export function csvOf({ entries }: RollCallData): Blob {
  const yesNo = (is: boolean) => t(is ? "rollCall.csv.yes" : "rollCall.csv.no");
  const rows = entries.map(({ person, presentSince, by, score, wasExpected }) => [
    person.name,
    person.id,
    yesNo(presentSince !== null),
    presentSince ?? "",
    by === null ? "" : t(`rollCall.by.${by}`),
    score === null ? "" : score.toFixed(3),
    yesNo(wasExpected),
  ]);
  const fields = [
    t("rollCall.csv.name"),
    t("rollCall.csv.id"),
    t("rollCall.csv.present"),
    t("rollCall.csv.since"),
    t("rollCall.csv.by"),
    t("rollCall.csv.score"),
    t("rollCall.csv.expected"),
  ];
  return csvBlob(Papa.unparse({ fields, data: rows }, { escapeFormulae: true }), "\r\n");
}

/** "Class 3 2026-11-23.csv", without what file systems refuse. */
export function csvName({ collection, startDate }: RollCallData): string {
  const name = collection.name.replace(/[^\p{L}\p{N} _-]/gu, "_").trim();
  return `${name} ${startDate.slice(0, 10)}.csv`;
}
