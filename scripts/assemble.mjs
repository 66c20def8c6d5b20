/**
 * @file `node scripts/assemble.mjs FOLDER` writes its kernel-bytes.ts from its kernel.wat: once, and where the
 * kernel imports its memory once more for a shared one, which is another type.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import wabt from "wabt";
import { isMain } from "./main.mjs";

const IMPORTED_MEMORY = /(\(memory \(import "\w+" "\w+"\)) 1\)/;
/** Pages: any shared memory fits, whatever its own maximum. */
const SHARED_LIMITS = "$1 1 65536 shared)";

/**
 * @param {string} folder
 * @returns {Promise<string>} The text of kernel-bytes.ts, for the kernel.wat of the moment.
 */
export async function assemble(folder) {
  const text = await readFile(join(folder, "kernel.wat"), "utf8");
  const parts = [["kernelBytes", "kernel.wat in binary, base64", text]];
  if (IMPORTED_MEMORY.test(text)) {
    const shared = text.replace(IMPORTED_MEMORY, SHARED_LIMITS);
    parts.push(["sharedKernelBytes", "The same for a shared memory", shared]);
  }
  const written = parts.map(async ([name, what, wat = ""]) => [
    `/** ${what}. Written by assemble.mjs; not to be edited. */`,
    `export const ${name} =`,
    ...(await toBase64(wat)),
    "",
  ]);
  return (await Promise.all(written)).map((lines) => lines.join("\n")).join("\n");
}

/** @param {string} wat */
async function toBase64(wat) {
  const { parseWat } = await wabt();
  const { buffer } = parseWat("kernel.wat", wat, { simd: true, threads: true }).toBinary({});
  return base64Lines(buffer);
}

/**
 * @param {Uint8Array} binary
 * @returns {string[]} The lines of a string in source.
 */
export function base64Lines(binary) {
  const lines =
    Buffer.from(binary)
      .toString("base64")
      .match(/.{1,90}/g) ?? [];
  return lines.map((line, at) => `  "${line}"${at < lines.length - 1 ? " +" : ";"}`);
}

if (isMain(import.meta.url)) {
  const [, , folder = "."] = process.argv;
  await writeFile(join(folder, "kernel-bytes.ts"), await assemble(folder));
}
