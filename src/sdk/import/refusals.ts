import type { ErrorCode } from "../../contract/errors.ts";
import type { RefusedFile } from "./entries.ts";

type Refusal = readonly [code: ErrorCode, reason: string, advice: string];

const untrusted = "Do not trust this ZIP; make it anew.";
const smaller = "Use a smaller copy of the photo.";
/** Followed by the row's number. */
const mend = "Mend this row of the CSV, then import again: row";

/** Why the import itself leaves a file or a row out; what a photo shows is judged by the SDK. */
export type ImportRefusal =
  | "notAPhoto"
  | "unreadable"
  | "tooLarge"
  | "fourthPhoto"
  | "zipAmongFiles"
  | "zipInZip"
  | "outside"
  | "password"
  | "bomb"
  | "sameName"
  | "notInCsv"
  | "rowWithoutFile"
  | "missing"
  | "ambiguous"
  | "taken"
  | "noImages"
  | "thumbnail"
  | "noCollection";

const refusals: Record<ImportRefusal, Refusal> = {
  notAPhoto: ["UNSUPPORTED_IMAGE", "This is not a photo.", "Nothing needs to be done."],
  unreadable: [
    "UNSUPPORTED_IMAGE",
    "The file could not be read: it is damaged, or was moved or changed meanwhile.",
    "Look at the file, then import again.",
  ],
  tooLarge: ["INVALID_ARGUMENT", "The file has over 100 MB.", smaller],
  fourthPhoto: [
    "INVALID_ARGUMENT",
    "A person has at most three photos; the first three are taken.",
    "Nothing needs to be done, unless this photo is the better one.",
  ],
  zipAmongFiles: [
    "INVALID_ARGUMENT",
    "A ZIP among other files is not opened.",
    "Import this ZIP by itself.",
  ],
  zipInZip: [
    "INVALID_ARGUMENT",
    "A ZIP within a ZIP is not opened.",
    "Unpack it, then import it by itself.",
  ],
  outside: ["INVALID_ARGUMENT", "Its name points outside the ZIP.", untrusted],
  password: [
    "INVALID_ARGUMENT",
    "The file is protected by a password.",
    "Make the ZIP without a password.",
  ],
  bomb: [
    "INVALID_ARGUMENT",
    "It unpacks to over 200 times its size, as photos never do.",
    untrusted,
  ],
  sameName: [
    "CONFLICT",
    "The ZIP has another file of the same name, which is taken.",
    "Rename one of the two, then make the ZIP anew.",
  ],
  notInCsv: [
    "INVALID_ARGUMENT",
    "No row of the CSV names this file.",
    "Add a row for it if this person should be enrolled.",
  ],
  rowWithoutFile: ["INVALID_ARGUMENT", "This row names no file.", mend],
  missing: ["NOT_FOUND", "This file is not among the files of the import.", mend],
  ambiguous: ["NOT_FOUND", "Several folders have a file of this name; give the folder too.", mend],
  noImages: [
    "INVALID_ARGUMENT",
    "The JSON has no image of this person.",
    "Export it with photos, then import that.",
  ],
  thumbnail: [
    "IMAGE_TOO_SMALL",
    "The JSON has only a thumbnail, which is too small to enrol.",
    "Export it with photos, or as a ZIP, then import that.",
  ],
  noCollection: [
    "NOT_FOUND",
    "The JSON names a collection by an id that is not here.",
    "Give the collection's name as well, or make it first.",
  ],
  taken: ["CONFLICT", "Another row names this file already.", mend],
};

/** `row`: of the CSV, as a spreadsheet counts. */
export function refusedFile(
  why: ImportRefusal,
  file: string,
  { person = "", row = null }: { person?: string; row?: number | null } = {},
): RefusedFile {
  const [code, reason, advice] = refusals[why];
  return { file, person, code, why, row, reason, advice: row ? `${advice} ${row}.` : advice };
}
