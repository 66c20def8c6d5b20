import { FaceSdkError } from "../../contract/errors.ts";
import { planByCsv } from "./csv.ts";
import {
  isCsvName,
  isPhotoName,
  isZipName,
  type RefusedFile,
  type SourceFiles,
} from "./entries.ts";
import { groupByName, type PlannedPerson } from "./grouping.ts";
import { directorySource, filesSource } from "./source-files.ts";
import { zipSource } from "./source-zip.ts";
import { refusedFile } from "./refusals.ts";

/** Files (of a folder, or chosen one by one), a folder's handle, or one ZIP. */
export type ImportSource = Iterable<File> | FileSystemDirectoryHandle | Blob;

/** What is in a source. Nothing but the CSV is read for it; it may be looked at and thrown away. */
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
 * @throws FaceSdkError INVALID_ARGUMENT: no readable ZIP, two CSVs, an unreadable CSV
 */
export async function planImport(source: ImportSource): Promise<ImportPlan> {
  const { entries, refused } = await filesOf(source);
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
    ? planByCsv(csv, await (await csv.read()).arrayBuffer(), photos)
    : { ...groupByName(photos), ignoredColumns: [] };
  return {
    persons: plan.persons,
    photos: plan.persons.reduce((sum, person) => sum + person.photos.length, 0),
    csv: csv?.path ?? null,
    ignoredColumns: plan.ignoredColumns,
    refused: [...refused, ...others, ...plan.refused],
  };
}

async function filesOf(source: ImportSource): Promise<SourceFiles> {
  if (source instanceof Blob) return zipSource(source);
  if (!isIterable(source)) return directorySource(source);
  const files = [...source];
  const [only] = files;
  return only && files.length === 1 && isZipName(only.name) ? zipSource(only) : filesSource(files);
}

const isIterable = (source: object): source is Iterable<File> => Symbol.iterator in source;
