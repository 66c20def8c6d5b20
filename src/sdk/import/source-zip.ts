import type { FileEntry } from "@zip.js/zip.js";
import { FaceSdkError } from "../../contract/errors.ts";
import { isClutter, isZipName, MOST_BYTES, MOST_FILES, tidyPath } from "./entries.ts";
import type { RefusedFile, SourceFiles } from "./entries.ts";
import { tooManyFiles } from "./source-files.ts";
import { refusedFile } from "./refusals.ts";

/** Photos hardly shrink; what shrinks this much was made to fill a memory. */
const MOST_RATIO = 200;
/**
 * So many packed bytes are unpacked at a time. A browser unpacks all that it is given before anybody
 * can stop it, up to a thousand bytes for each: an entry that lies about its size gets 17 MB.
 */
const CHUNK_BYTES = 16_384;

/**
 * The files of a ZIP. Only its list of contents is read here; each file is unpacked, on the page and
 * by the browser itself, when it is its turn. A file with a dangerous name or size is refused, the
 * others are not.
 * @throws FaceSdkError INVALID_ARGUMENT where this is no ZIP, or a damaged one
 */
export async function zipSource(zip: Blob): Promise<SourceFiles> {
  // Loaded when it is needed, without its own workers and WebAssembly.
  const { BlobReader, configure, ZipReader } =
    await import("@zip.js/zip.js/lib/zip-core-custom.js");
  configure({ useWebWorkers: false, useCompressionStream: true, chunkSize: CHUNK_BYTES });
  const paths = new Set<string>();
  const source: SourceFiles = { entries: [], refused: [] };
  const reader = new ZipReader(new BlobReader(zip), { filenameValidation: "tolerant" });
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory) continue;
      const path = tidyPath(entry.filename);
      const refused =
        judgeZipEntry(entry) ?? (paths.has(path) ? refusedFile("sameName", path) : null);
      if (refused) source.refused.push(refused);
      else if (!isClutter(path)) {
        paths.add(path);
        const size = entry.uncompressedSize;
        source.entries.push({ path, size, read: () => unpack(entry) });
      }
      if (source.entries.length + source.refused.length > MOST_FILES) throw tooManyFiles();
    }
  } catch (error) {
    if (error instanceof FaceSdkError) throw error;
    throw new FaceSdkError("INVALID_ARGUMENT", `Not a readable ZIP: ${String(error)}`, {
      advice: "This ZIP file cannot be read: it is damaged, or no ZIP. Make it anew.",
      cause: error,
    });
  }
  return source;
}

type Judged = Pick<FileEntry, "filename" | "encrypted" | "compressedSize" | "uncompressedSize">;

/** Why an entry is not even looked into; null where nothing is wrong. */
export function judgeZipEntry(entry: Judged): RefusedFile | null {
  const { filename, encrypted, compressedSize, uncompressedSize } = entry;
  const parts = filename.split(/[/\\]/);
  if (/^([/\\]|[a-z]:)/i.test(filename) || parts.includes("..") || filename.includes("\0")) {
    return refusedFile("outside", filename);
  }
  if (isZipName(filename)) {
    return refusedFile("zipInZip", filename);
  }
  if (encrypted) {
    return refusedFile("password", filename);
  }
  if (uncompressedSize > MOST_BYTES) {
    return refusedFile("tooLarge", filename);
  }
  if (uncompressedSize > MOST_RATIO * compressedSize) {
    return refusedFile("bomb", filename);
  }
  return null;
}

/** Stops as soon as more comes out than the list of contents promised. */
async function unpack(entry: FileEntry): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const sink = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(chunk) {
      size += chunk.byteLength;
      if (size > entry.uncompressedSize) throw new RangeError("Larger than it says.");
      chunks.push(chunk);
    },
  });
  await entry.getData(sink, { checkSignature: true });
  return new Blob(chunks);
}
