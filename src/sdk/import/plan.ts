import { FaceSdkError } from "../../contract/errors.ts";
import { planByCsv } from "./csv.ts";
import {
  isCsvName,
  isJsonName,
  isPhotoName,
  isZipName,
  type ImportEntry,
  type RefusedFile,
  type SourceFiles,
} from "./entries.ts";
import { planByJson } from "./json.ts";
import { groupByName, type PlannedPerson } from "./grouping.ts";
import { directorySource, filesSource } from "./source-files.ts";
import { zipSource } from "./source-zip.ts";
import { refusedFile } from "./refusals.ts";

/** Files (of a folder, or chosen one by one), a folder's handle, or one ZIP or JSON. */
export type ImportSource = Iterable<File> | FileSystemDirectoryHandle | Blob;

/** What is in a source. Nothing but the CSV or JSON is read for it; it may be looked at and thrown away. */
export interface ImportPlan {
  readonly persons: readonly PlannedPerson[];
  /** How many photos the persons have. */
  readonly photos: number;
  /** The CSV's name; null where the files' names say whose they are. */
  readonly csv: string | null;
  readonly ignoredColumns: readonly string[];
  /** What is left out already, before any photo is looked at. */
  readonly refused: readonly RefusedFile[];
}

/**
 * Finds out who is in a source.
 * @throws FaceSdkError INVALID_ARGUMENT: no readable ZIP or JSON, two CSVs, an unreadable CSV,
 *   nothing in it
 */
export async function planImport(source: ImportSource): Promise<ImportPlan> {
  if (source instanceof Blob) {
    return (await isJson(source)) ? planJson(source, "") : planFiles(await zipSource(source));
  }
  if (!isIterable(source)) return planFiles(await directorySource(source));
  const files = [...source];
  const [only] = files;
  if (only && files.length === 1) {
    if (isJsonName(only.name)) return planJson(only, only.name);
    if (isZipName(only.name)) return planFiles(await zipSource(only));
  }
  return planFiles(filesSource(files));
}

const planJson = async (json: Blob, name: string): Promise<ImportPlan> =>
  withPhotos(await planByJson(json, name));

async function planFiles({ entries, refused }: SourceFiles): Promise<ImportPlan> {
  if (entries.length === 0 && refused.length === 0) throw nothingThere();
  const photos = entries.filter(({ path }) => isPhotoName(path));
  const [csv, second] = entries.filter(({ path }) => isCsvName(path));
  if (csv && second) {
    throw new FaceSdkError("INVALID_ARGUMENT", `Two CSVs: ${csv.path}, ${second.path}`, {
      advice: `There are two CSV files, ${csv.path} and ${second.path}. Leave one.`,
    });
  }
  const others = entries
    .filter(({ path }) => !isPhotoName(path) && !isCsvName(path))
    .map(({ path }) => refusedFile("notAPhoto", path));
  const plan = csv
    ? planByCsv(csv, await bytesOf(csv), photos)
    : { ...groupByName(photos), ignoredColumns: [] };
  return withPhotos({
    persons: plan.persons,
    csv: csv?.path ?? null,
    ignoredColumns: plan.ignoredColumns,
    refused: [...refused, ...others, ...plan.refused],
  });
}

async function bytesOf(csv: ImportEntry): Promise<ArrayBuffer> {
  try {
    return await (await csv.read()).arrayBuffer();
  } catch (cause) {
    throw new FaceSdkError("INVALID_ARGUMENT", `Not a readable CSV: ${String(cause)}`, {
      advice: `${csv.path} cannot be read: it is damaged, or was changed meanwhile. Make it anew.`,
      cause,
    });
  }
}

type Plan = Pick<ImportPlan, "persons" | "refused"> & Partial<ImportPlan>;
const withPhotos = (plan: Plan): ImportPlan => ({
  photos: plan.persons.reduce((sum, { photos }) => sum + photos.length, 0),
  csv: null,
  ignoredColumns: [],
  ...plan,
});

/** By a text's first letter: a ZIP begins with others. */
const isJson = async (file: Blob): Promise<boolean> =>
  /^\s*[[{]/.test(await file.slice(0, 100).text());

const isIterable = (source: object): source is Iterable<File> => Symbol.iterator in source;

const nothingThere = () =>
  new FaceSdkError("INVALID_ARGUMENT", "There is nothing to import in it.", {
    advice: "There is nobody and no photo in it. Choose something else.",
  });
