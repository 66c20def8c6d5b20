/**
 * @file Puts beside each file of `dist/` the same by brotli and by gzip, where that is smaller, for hosts that serve such
 * files. Part of `npm run build`.
 */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compressed, ENCODINGS } from "./compressed.mjs";
import { inRoot } from "./files.mjs";

/** Pictures are compressed already. */
const GAINS = /\.(html|js|mjs|css|json|webmanifest|svg|txt|wasm|onnx)$/;
/** Below that a request's headers weigh more. */
const LEAST_BYTES = 1024;

const folder = inRoot("dist");
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const files = entries
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
await Promise.all(files.filter((file) => /\.(br|gz)$/.test(file)).map((file) => rm(file)));
const sums = { raw: 0, br: 0, gz: 0 };
for (const file of files.filter((file) => GAINS.test(file))) {
  const bytes = await readFile(file);
  if (bytes.length < LEAST_BYTES) continue;
  sums.raw += bytes.length;
  const encodings = /** @type {(keyof typeof ENCODINGS)[]} */ (Object.keys(ENCODINGS));
  await Promise.all(
    encodings.map(async (encoding) => {
      const smaller = await compressed(bytes, encoding);
      sums[encoding] += smaller.length;
      if (smaller.length < bytes.length) await writeFile(`${file}.${encoding}`, smaller);
    }),
  );
}
const mb = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
console.log(`Compressed ${mb(sums.raw)}: ${mb(sums.br)} by brotli, ${mb(sums.gz)} by gzip.`);
