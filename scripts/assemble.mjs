/** @file `node scripts/assemble.mjs FOLDER` writes its kernel-bytes.ts from its kernel.wat. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import wabt from "wabt";
import { isMain } from "./main.mjs";

/**
 * @param {string} folder
 * @returns {Promise<string>} The text of kernel-bytes.ts, for the kernel.wat of the moment.
 */
export async function assemble(folder) {
  const { parseWat } = await wabt();
  const text = await readFile(join(folder, "kernel.wat"), "utf8");
  const { buffer } = parseWat("kernel.wat", text, { simd: true }).toBinary({});
  const lines =
    Buffer.from(buffer)
      .toString("base64")
      .match(/.{1,90}/g) ?? [];
  return [
    "/** kernel.wat in binary, base64. Written by assemble.mjs; not to be edited. */",
    "export const kernelBytes =",
    ...lines.map((line, at) => `  "${line}"${at < lines.length - 1 ? " +" : ";"}`),
    "",
  ].join("\n");
}

if (isMain(import.meta.url)) {
  const [, , folder = "."] = process.argv;
  await writeFile(join(folder, "kernel-bytes.ts"), await assemble(folder));
}
