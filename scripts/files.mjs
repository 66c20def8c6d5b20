/** @file Where the repository is, and files read and written safely. Node only. */
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder, with its trailing separator. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** @param {string[]} parts A path inside the repository. */
export function inRoot(...parts) {
  return join(ROOT, ...parts);
}

/** @param {string} path Inside the repository. */
export async function readJson(path) {
  return JSON.parse(await readFile(inRoot(path), "utf8"));
}

/**
 * @param {string} path
 * @returns {Promise<Buffer | undefined>} Nothing when there is no such file.
 */
export async function readIfThere(path) {
  try {
    return await readFile(path);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Never leaves half a file behind: what is there under the name is always whole.
 *
 * @param {string} path
 * @param {Uint8Array | string} content
 */
export async function writeWhole(path, content) {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(draft, content);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/** @param {Uint8Array} bytes */
export function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * @param {Uint8Array} bytes
 * @returns {string} In the form that npm writes: "sha512-" and base64.
 */
export function integrityOf(bytes) {
  return `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
}
