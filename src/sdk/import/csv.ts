import Papa from "papaparse";
import { FaceSdkError, type ErrorDetail } from "../../contract/errors.ts";
import { asWritten, parted } from "../csv-cells.ts";
import {
  baseName,
  folderOf,
  MOST_FILES,
  tidyPath,
  type ImportEntry,
  type RefusedFile,
} from "./entries.ts";
import { MOST_PHOTOS, nameOfFile, type PlannedPerson } from "./grouping.ts";
import { tooManyFiles } from "./source-files.ts";
import { refusedFile, type ImportRefusal } from "./refusals.ts";

export interface CsvPlan {
  persons: PlannedPerson[];
  refused: RefusedFile[];
  /** Headings that say nothing to the import, as they are written. */
  ignoredColumns: string[];
}

interface Row {
  /** As a spreadsheet numbers it. */
  number: number;
  /** By heading, in lower case and without `_`, `-` and spaces. */
  cells: Map<string, string>;
}

const FILE_COLUMNS = ["file", "files", "file1", "file2", "file3"];
const FACT_COLUMNS = ["id", "name", "gender", "dateofbirth", "nationality", "notes", "collections"];
const keyOf = (heading: string): string => heading.toLowerCase().replace(/[\s_-]/g, "");
const isKnown = (heading: string): boolean =>
  [...FILE_COLUMNS, ...FACT_COLUMNS].includes(keyOf(heading));
const listOf = (cell: string): string[] =>
  cell
    .split("|")
    .map((part) => part.trim())
    .filter(Boolean);

/**
 * The persons of a CSV's rows and the photos that belong to them.
 * @throws FaceSdkError INVALID_ARGUMENT where the CSV cannot be read; its details name the rows
 */
export function planByCsv(csv: ImportEntry, bytes: BufferSource, photos: ImportEntry[]): CsvPlan {
  const { rows, headings } = readRows(bytes);
  const find = finder(photos, folderOf(csv.path));
  const owners = new Set<ImportEntry>();
  const plan: CsvPlan = {
    persons: [],
    refused: [],
    ignoredColumns: headings.filter((heading) => !isKnown(heading)),
  };
  for (const row of rows) {
    const cell = (key: string) => asWritten(row.cells.get(key)?.trim() ?? "");
    const files = FILE_COLUMNS.flatMap((key) => listOf(cell(key)));
    const person: PlannedPerson = {
      name: cell("name") || (cell("id") ? "" : nameOfFile(files[0] ?? "")),
      photos: [],
      id: cell("id"),
      gender: genderOf(cell("gender")),
      dateOfBirth: cell("dateofbirth"),
      nationality: cell("nationality"),
      notes: cell("notes"),
      collections: parted(cell("collections")).map((collection) => ({ name: collection })),
      row: row.number,
    };
    const who = person.name || cell("id");
    const refuse = (file: string, why: ImportRefusal) =>
      plan.refused.push(refusedFile(why, file, { person: who, row: row.number }));
    if (files.length === 0) refuse("", "rowWithoutFile");
    for (const file of files) {
      // One cell may name millions of files that are not there.
      if (plan.refused.length > MOST_FILES) throw tooManyFiles();
      const found = find(file);
      if (!found.entry) refuse(file, found.why);
      else if (owners.has(found.entry)) refuse(file, "taken");
      else {
        owners.add(found.entry);
        if (person.photos.length < MOST_PHOTOS) person.photos.push(found.entry);
        else plan.refused.push(refusedFile("fourthPhoto", found.entry.path, { person: who }));
      }
    }
    if (person.photos.length > 0) plan.persons.push(person);
  }
  for (const photo of photos) {
    if (owners.has(photo)) continue;
    plan.refused.push(refusedFile("notInCsv", photo.path));
  }
  return plan;
}

function readRows(bytes: BufferSource): { rows: Row[]; headings: string[] } {
  const text = decode(bytes);
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    skipEmptyLines: false,
    preview: MOST_FILES + 2,
  });
  if (data.length > MOST_FILES + 1) throw tooManyFiles();
  const details: ErrorDetail[] = errors
    .filter(({ type }) => type === "Quotes")
    .map(({ row = 0, message, code }) => rowDetail(row + 1, message, code));
  const [headings = [], ...lines] = data;
  const keys = headings.map(keyOf);
  if (!keys.some((key) => FILE_COLUMNS.includes(key))) {
    details.push(rowDetail(1, 'has no column "file"', "missing_column"));
  }
  // Of a hundred thousand columns only these are looked at in each row.
  const places = [...new Map(keys.map((key, at) => [key, at]))].filter(([key]) => isKnown(key));
  const rows: Row[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.every((cell) => !cell.trim())) continue;
    const number = index + 2;
    if (line.slice(keys.length).some((cell) => cell.trim())) {
      details.push(rowDetail(number, "has more cells than the first row", "too_many_cells"));
    }
    rows.push({ number, cells: new Map(places.map(([key, at]) => [key, line[at] ?? ""])) });
  }
  if (details.length > 0) {
    const first = details.slice(0, 5).map(({ loc, msg }) => `row ${loc[1]} ${msg}`);
    throw new FaceSdkError("INVALID_ARGUMENT", `CSV: ${first.join("; ")}`, {
      advice: `The CSV cannot be read: ${first.join("; ")}.`,
      details,
    });
  }
  return { rows, headings: headings.filter((heading) => heading.trim()) };
}

/** The one that gives more of the headings: what is in the cells may look like either. */
function delimiterOf(text: string): "," | ";" {
  const known = (delimiter: string) => {
    const [headings = []] = Papa.parse<string[]>(text, { delimiter, preview: 1 }).data;
    return headings.filter((heading) => isKnown(heading)).length;
  };
  return known(";") > known(",") ? ";" : ",";
}

const rowDetail = (row: number, msg: string, type: string): ErrorDetail => ({
  loc: ["csv", row],
  msg,
  type,
});

function decode(bytes: BufferSource): string {
  try {
    // Drops the byte order mark as well.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new FaceSdkError("INVALID_ARGUMENT", "The CSV is not in UTF-8.", {
      advice: "The CSV is not in UTF-8. Save it as “CSV UTF-8”, then try again.",
      details: [rowDetail(1, "is not in UTF-8", "encoding")],
      cause,
    });
  }
}

function genderOf(cell: string): string {
  const words: Record<string, string> = { m: "M", male: "M", f: "F", female: "F" };
  return words[cell.toLowerCase()] ?? cell;
}

type Found = { entry: ImportEntry } | { entry?: undefined; why: ImportRefusal };

/** Finds a file by its path from the CSV's folder or from the top, else by its name if one has it. */
function finder(photos: ImportEntry[], folder: string): (file: string) => Found {
  const byPath = new Map(photos.map((entry) => [entry.path.toLowerCase(), entry]));
  const byName = new Map<string, ImportEntry | null>();
  for (const entry of photos) {
    const name = baseName(entry.path).toLowerCase();
    byName.set(name, byName.has(name) ? null : entry);
  }
  return (file) => {
    const path = tidyPath(file).toLowerCase();
    const below = folder ? `${folder.toLowerCase()}/${path}` : path;
    const named = path.includes("/") ? undefined : byName.get(path);
    const entry = byPath.get(below) ?? byPath.get(path) ?? named;
    if (entry) return { entry };
    return { why: named === null ? "ambiguous" : "missing" };
  };
}
