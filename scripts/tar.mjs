/** @file Reads npm's tarballs. Node only: a machine may have no `tar`. */
import { gunzipSync } from "node:zlib";

const BLOCK = 512;

/**
 * @param {Uint8Array} tgz
 * @returns {Map<string, Buffer>} The files' contents by path, such as "package/package.json".
 */
export function readTarball(tgz) {
  const tar = gunzipSync(tgz);
  const files = new Map();
  /** @type {string | undefined} A path too long for its header comes in an entry ahead of it. */
  let longPath;
  for (let offset = 0; offset + BLOCK <= tar.length && tar[offset] !== 0;) {
    const text = (/** @type {number} */ start, /** @type {number} */ length) =>
      tar.toString("utf8", offset + start, offset + start + length).replace(/\0.*$/s, "");
    const size = parseInt(text(124, 12), 8);
    const type = text(156, 1);
    const prefix = text(257, 5) === "ustar" ? text(345, 155) : "";
    const content = tar.subarray(offset + BLOCK, offset + BLOCK + size);
    if (type === "x") {
      longPath = /\d+ path=([^\n]*)\n/.exec(content.toString("utf8"))?.[1] ?? longPath;
    } else if (type === "L") {
      longPath = content.toString("utf8").replace(/\0.*$/s, "");
    } else {
      const path = longPath ?? (prefix ? `${prefix}/${text(0, 100)}` : text(0, 100));
      if (type === "0" || type === "") files.set(path, content);
      longPath = undefined;
    }
    offset += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}
