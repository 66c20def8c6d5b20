/** @file `node src/gallery/assemble.mjs` writes kernel-bytes.ts from kernel.wat. */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import wabt from "wabt";

/** @param {string} name */
const place = (name) => fileURLToPath(new URL(name, import.meta.url));

/** @returns {Promise<string>} The text of kernel-bytes.ts, for the kernel.wat of the moment. */
export async function assemble() {
  const { parseWat } = await wabt();
  const text = await readFile(place("kernel.wat"), "utf8");
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(place("kernel-bytes.ts"), await assemble());
}
