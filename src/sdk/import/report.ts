import Papa from "papaparse";
import type { ErrorCode, ErrorDetail } from "../../contract/errors.ts";
import { harmless } from "../csv-cells.ts";
import type { RefusedFile } from "./entries.ts";

export interface ImportReport {
  /** How many people were enrolled in this run. */
  enrolled: number;
  /** How many people were there before it. */
  alreadyThere: number;
  /** Files and rows that were left out. */
  refused: RefusedFile[];
  /** It was stopped by the caller; who was enrolled until then stays. */
  cancelled: boolean;
  /** What made it end before its end, such as a full device; null where nothing did. */
  stopped: { code: ErrorCode; message: string; advice: string; details: ErrorDetail[] } | null;
  milliseconds: number;
}

/** What was left out, for a spreadsheet. No cell can act as a formula there. */
export function reportToCsv({ refused }: Pick<ImportReport, "refused">): string {
  return Papa.unparse(
    {
      fields: ["file", "person", "code", "reason", "advice"],
      data: refused.map((line) =>
        [line.file, line.person, line.code, line.reason, line.advice].map(harmless),
      ),
    },
    { newline: "\r\n" },
  );
}
