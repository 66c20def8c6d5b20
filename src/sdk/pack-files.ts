import type { FileEntry } from "@zip.js/zip.js";
import { FaceSdkError } from "../contract/errors.ts";
import { packSchema, type Pack } from "../contract/packs.ts";
import { validate } from "../contract/validate.ts";

/** A larger model would not run in a browser's worker. */
const MAX_BYTES = 500_000_000;

export interface PackFiles {
  pack: Pack;
  onnx: Uint8Array<ArrayBuffer>;
}

/** A file of a pack, in a ZIP or by itself. */
interface Part {
  name: string;
  size: number;
  text(): Promise<string>;
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Reads and checks a pack's files: a ZIP, or `pack.json` and the ONNX file.
 * @throws FaceSdkError INVALID_ARGUMENT
 */
export async function readPack(files: Blob | readonly File[]): Promise<PackFiles> {
  const list = files instanceof Blob ? [files] : [...files];
  const [only] = list;
  const isZip = list.length === 1 && only && !nameOf(only).endsWith(".json");
  const parts = isZip ? await zipParts(only) : list.map(partOf);
  const description = parts.find(({ name }) => name === "pack.json");
  if (!description) throw problem("pack.json", "there is no pack.json", "missing");
  const pack = validate(packSchema, parseJson(await description.text()), "pack");
  const model = parts.find(({ name }) => name === pack.file);
  if (!model)
    throw problem(pack.file, `there is no ${pack.file}, which pack.json names`, "missing");
  if (model.size > MAX_BYTES) throw problem(pack.file, "is larger than 500 MB", "max_size");
  return { pack, onnx: await model.bytes() };
}

const nameOf = (file: Blob) => ("name" in file ? String(file.name) : "");

function partOf(file: Blob): Part {
  return {
    name: nameOf(file),
    size: file.size,
    text: () => file.text(),
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
  };
}

/** What lies in the ZIP, without its folders: many programs pack the folder itself. */
async function zipParts(zip: Blob): Promise<Part[]> {
  // Loaded when it is needed, without its own workers and WebAssembly.
  const { BlobReader, configure, TextWriter, Uint8ArrayWriter, ZipReader } =
    await import("@zip.js/zip.js/lib/zip-core-custom.js");
  configure({ useWebWorkers: false, useCompressionStream: true });
  const reader = new ZipReader(new BlobReader(zip));
  try {
    const entries = await reader.getEntries();
    const files = entries.filter((entry): entry is FileEntry => !entry.directory);
    return files.map((entry) => ({
      name: entry.filename.split("/").at(-1) ?? "",
      size: entry.uncompressedSize,
      text: () => entry.getData(new TextWriter()),
      bytes: async () => Uint8Array.from(await entry.getData(new Uint8ArrayWriter())),
    }));
  } catch (cause) {
    throw problem("zip", "is no ZIP file that can be read", "zip", cause);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw problem("pack.json", "is no JSON", "json");
  }
}

function problem(file: string, msg: string, type: string, cause?: unknown): FaceSdkError {
  return new FaceSdkError("INVALID_ARGUMENT", `${file}: ${msg}`, {
    details: [{ loc: ["files", file], msg, type }],
    cause,
  });
}
