import { FaceSdkError } from "../../contract/errors.ts";
import { ExportFormat, type ExportSelection } from "../../contract/exports.ts";
import type { Abortable, FaceSdk } from "../api.ts";
import type { Person } from "../person.ts";
import { exportOptions } from "./options.ts";
import { Output } from "./output.ts";
import { csvFile, jsonFile, type PeopleFile } from "./people-file.ts";
import { zipFile } from "./zip-file.ts";

/** Of so many people the facts are read at a time, and of so many the pictures. */
const PAGE = 100;
const AT_ONCE = 10;
/** Who shows each person's turn would be slower than the export. */
const TOLD_EVERY_MS = 50;

/** Everybody, where neither `personIds` nor `collectionId` is given. */
export interface ExportOptions extends Abortable, ExportSelection {
  format: ExportFormat;
  /**
   * Of JSON: with the thumbnails, or with "photos" as a ZIP has them, which an import can enrol
   * again. A ZIP always has photos, a CSV never. Default: false.
   */
  images?: boolean | "photos";
  /**
   * Where the file goes, such as the stream that `showSaveFilePicker` leads to. It is closed at the
   * end, and aborted where the export fails. Default: the report has it as a Blob.
   */
  to?: WritableStream<Uint8Array<ArrayBuffer>>;
  /** Told some twenty times a second, at the beginning and at the end. */
  onProgress?: (progress: ExportProgress) => void;
}

export interface ExportProgress {
  /** Of people. */
  done: number;
  total: number;
  /** How long the file is so far. */
  bytes: number;
}

export interface ExportReport {
  /** How many people are in the file. */
  exported: number;
  photos: number;
  /**
   * How many people are in a ZIP, or in JSON with images, without any, since no photo of them is
   * kept. An import of the ZIP has nothing to enrol them from.
   */
  withoutPhoto: number;
  /** How many were deleted while the file was written, and are not in it. */
  gone: number;
  bytes: number;
  /** Null where it went to a stream. */
  file: Blob | null;
}

/** What an export needs of the SDK. */
export type ExportTarget = Pick<FaceSdk, "persons" | "audit">;

/**
 * Writes people to a file, which is NOT encrypted and never has templates in it. The audit log says
 * so before anything is written, with everybody's id as a hash. People are read a page at a time.
 *
 * - `csv`: the facts; names of the wire as headings, UTF-8, no cell can act as a formula.
 * - `json`: `{ persons, count }` in the original's wire format. With photos `importPersons` takes it.
 * - `zip`: `persons.csv` and the stored crops as photos of 224×224 pixels, as `importPersons` takes
 *   them: enrolled again, people have the same ids, facts and collections (by name), new dates, and
 *   new templates, which differ a little from the old ones.
 *
 * @throws FaceSdkError INVALID_ARGUMENT (every problem at once), NOT_FOUND (person, collection),
 *   QUOTA_EXCEEDED and STORAGE_BLOCKED (the stream), ABORTED
 */
export async function exportPersons(
  sdk: ExportTarget,
  options: ExportOptions,
): Promise<ExportReport> {
  const { signal, selection, images, to, onProgress } = exportOptions(options);
  refuseAborted(signal);
  const ids = await sdk.audit.recordExport(selection);
  const output = new Output(to);
  const hasPhotos = selection.format === ExportFormat.ZIP || images;
  const report: ExportReport = {
    exported: 0,
    photos: 0,
    withoutPhoto: 0,
    gone: 0,
    bytes: 0,
    file: null,
  };
  let told = -Infinity;
  const tell = () => {
    const done = report.exported + report.gone;
    const now = performance.now();
    if (now - told < TOLD_EVERY_MS && done < ids.length) return;
    told = now;
    onProgress?.({ done, total: ids.length, bytes: output.bytes });
  };
  try {
    const file = await peopleFile(selection.format, output, images);
    tell();
    for (let at = 0; at < ids.length; at += PAGE) {
      const page = ids.slice(at, at + PAGE);
      const persons = await personsOf(sdk, page, signal);
      report.gone += page.length - persons.length;
      for (let first = 0; first < persons.length; first += AT_ONCE) {
        const some = persons.slice(first, first + AT_ONCE);
        const writes = await Promise.all(some.map((person) => unlessGone(file.read(person))));
        for (const write of writes) {
          refuseAborted(signal);
          if (write) {
            const photos = await write();
            report.photos += photos;
            report.exported += 1;
            if (photos === 0 && hasPhotos) report.withoutPhoto += 1;
          } else report.gone += 1;
          tell();
        }
      }
    }
    refuseAborted(signal);
    await file.end();
    report.file = await output.end(file.type);
    report.bytes = output.bytes;
    return report;
  } catch (error) {
    await output.abort(error);
    throw error;
  }
}

function peopleFile(format: ExportFormat, output: Output, images: boolean | "photos") {
  const files: Record<ExportFormat, () => Promise<PeopleFile>> = {
    [ExportFormat.CSV]: () => csvFile(output),
    [ExportFormat.JSON]: () => jsonFile(output, images),
    [ExportFormat.ZIP]: () => zipFile(output),
  };
  return files[format]();
}

/** In the order of the ids, without those who were deleted meanwhile. */
async function personsOf(
  { persons }: ExportTarget,
  ids: string[],
  signal?: AbortSignal,
): Promise<Person[]> {
  const page = await persons.list({ ids, take: PAGE }, { signal });
  const byId = new Map(page.persons.map((person) => [person.id, person]));
  return ids.map((id) => byId.get(id)).filter((person) => person !== undefined);
}

/** Null where the person was deleted before their pictures were read. */
async function unlessGone<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof FaceSdkError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

function refuseAborted(signal?: AbortSignal): void {
  if (signal?.aborted) throw new FaceSdkError("ABORTED");
}
