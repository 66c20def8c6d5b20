import type { ErrorCode } from "../../contract/errors.ts";
import type { ImportRefusal } from "./refusals.ts";

/** One file of what is imported. Its contents are read only when it is its turn. */
export interface ImportEntry {
  /** With `/` between folders, relative to the source, in Unicode's composed form. */
  path: string;
  size: number;
  read(): Promise<Blob>;
}

/** A file, or a row of the CSV, that was left out, and why. */
export interface RefusedFile {
  file: string;
  /** Whose photo it was to be; empty where nobody is named. */
  person: string;
  code: ErrorCode;
  /** Why the import left it out; null where the SDK refused the photo or the facts, by `code`. */
  why: ImportRefusal | null;
  /** Of the CSV, as a spreadsheet counts; null where no row is to be mended. */
  row: number | null;
  /** What is wrong, in words. */
  reason: string;
  /** What to do about it. */
  advice: string;
}

export interface SourceFiles {
  entries: ImportEntry[];
  refused: RefusedFile[];
}

/** The most that one file may have: more is no photo of a person. */
export const MOST_BYTES = 100_000_000;
/** The most files of one import; a list of them is held in memory. */
export const MOST_FILES = 50_000;

export const tidyPath = (path: string): string =>
  path
    .replaceAll("\\", "/")
    .replace(/^(\.?\/)+/, "")
    .normalize("NFC");

const clutter = /(^|\/)(__MACOSX\/|\.|(thumbs\.db|desktop\.ini)$)/i;
/** What systems leave in folders without being asked; nobody misses it. */
export const isClutter = (path: string): boolean => clutter.test(path);

export const isZipName = (path: string): boolean => /\.zip$/i.test(path);
export const isJsonName = (path: string): boolean => /\.json$/i.test(path);
export const isCsvName = (path: string): boolean => /\.csv$/i.test(path);
export const isPhotoName = (path: string): boolean =>
  /\.(jpe?g|jfif|png|webp|avif|gif|bmp|tiff?|hei[cf])$/i.test(path);

/** The name without folders. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
/** The folders without the name; empty at the top. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));
