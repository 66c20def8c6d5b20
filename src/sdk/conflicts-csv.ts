import Papa from "papaparse";
import type { BackupConflict } from "../contract/backups.ts";
import { harmless } from "./csv-cells.ts";

/** Whom both devices knew, and not in the same way, as a table; no cell can act as a formula. */
export const conflictsToCsv = (conflicts: readonly BackupConflict[]): string =>
  Papa.unparse({
    fields: ["id", "name", "winner", "here_date", "file_date", "here_deleted", "file_deleted"],
    data: conflicts.map((one) => [
      ...[harmless(one.personId), harmless(one.name), one.winner, one.hereDate, one.fileDate],
      ...[one.hereDeleted ? "yes" : "", one.fileDeleted ? "yes" : ""],
    ]),
  });
