import Papa from "papaparse";
import { harmless, joined } from "../csv-cells.ts";
import type { PersonJSON } from "../wire/index.ts";

/** The wire's names, which the import knows again; a cell has several collections as names with `|`. */
const columns = [
  "id",
  "name",
  "gender",
  "date_of_birth",
  "nationality",
  "notes",
  "collections",
  "create_date",
  "modified_date",
] as const;

/** Photos by their paths in a ZIP; a table alone has no such column. */
const FILES = "files";

/** RFC 4180, with the mark of UTF-8 that spreadsheets look for. No cell is a formula. */
export const headOfTable = ({ withFiles }: { withFiles: boolean }): string =>
  `\uFEFF${lineOf(withFiles ? [...columns, FILES] : [...columns])}`;

export const rowOfTable = (person: PersonJSON, files?: readonly string[]): string =>
  lineOf([
    ...columns.map((column) =>
      column === "collections" ? joined(namesOf(person)) : (person[column] ?? ""),
    ),
    ...(files ? [joined(files)] : []),
  ]);

const namesOf = ({ collections }: PersonJSON): string[] =>
  collections.map((one) => (typeof one === "string" ? one : one.name));

const lineOf = (cells: string[]): string => `${Papa.unparse([cells.map(harmless)])}\r\n`;
