/** @file A file's bytes by brotli and gzip at their best; what was compressed once is not compressed again. Node only. */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { inRoot, readIfThere, sha256, writeWhole } from "./files.mjs";

const { BROTLI_PARAM_LGWIN, BROTLI_PARAM_QUALITY } = constants;
const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];

export const ENCODINGS = {
  br: (/** @type {Buffer} */ bytes) =>
    brotli(bytes, { params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24 } }),
  gz: (/** @type {Buffer} */ bytes) => zip(bytes, { level: 9 }),
};
/** @typedef {keyof typeof ENCODINGS} Encoding */

/**
 * @param {Buffer} bytes
 * @param {Encoding} encoding
 * @returns {Promise<Buffer>}
 */
export async function compressed(bytes, encoding) {
  const kept = inRoot(".cache/compressed", `${sha256(bytes)}.${encoding}`);
  const before = await readIfThere(kept);
  if (before) return before;
  const made = await ENCODINGS[encoding](bytes);
  await writeWhole(kept, made);
  return made;
}
