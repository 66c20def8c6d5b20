/** @file Templates of a dataset's photos: made in Chromium, or read from where they were kept. */
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * @typedef {"FAST" | "ACCURATE"} Mode
 * @typedef {object} Sample A photo in which a face was found.
 * @property {string} photo
 * @property {string} person
 * @property {number} fold
 * @property {Record<Mode, Float32Array>} templates Unit length.
 * @property {{ analyse: number, fast: number, accurate: number }} ms
 *
 * @typedef {object} Embedded
 * @property {import("../../src/contract/records.ts").EngineInfo} info
 * @property {Sample[]} samples
 * @property {number} undetected
 */

export const MODES = /** @type {const} */ (["FAST", "ACCURATE"]);

/**
 * @param {import("./dataset.mjs").Dataset} dataset
 * @param {string | undefined} keepIn A folder to read the templates from; they are put there first
 *   if it has none.
 * @param {import("./embed-all.mjs").Way} [way]
 * @returns {Promise<Embedded>}
 */
export async function templatesOf(dataset, keepIn, way) {
  const list = keepIn && join(keepIn, "photos.json");
  if (keepIn && list && existsSync(list)) return read(dataset, keepIn, list);
  // Only now: it needs what set-up installs.
  const { embedAll } = await import("./embed-all.mjs");
  const { info, embedded } = await embedAll(
    dataset.folder,
    dataset.photos.map(({ photo }) => photo),
    way,
  );
  const samples = dataset.photos.flatMap((entry) => {
    const { templates, ms } = embedded.get(entry.photo) ?? {};
    if (!templates || !ms) return [];
    const { FAST, ACCURATE } = templates;
    const floats = { FAST: Float32Array.from(FAST), ACCURATE: Float32Array.from(ACCURATE) };
    return [{ ...entry, templates: floats, ms }];
  });
  if (keepIn && list) await keep(keepIn, list, info, samples);
  return { info, samples, undetected: dataset.photos.length - samples.length };
}

/**
 * @param {string} folder
 * @param {string} list
 * @param {Embedded["info"]} info
 * @param {Sample[]} samples
 */
async function keep(folder, list, info, samples) {
  await mkdir(folder, { recursive: true });
  for (const mode of MODES) {
    const vectors = samples.flatMap(({ templates }) => [...templates[mode]]);
    await writeFile(join(folder, `${mode}.f32`), new Uint8Array(Float32Array.from(vectors).buffer));
  }
  const photos = samples.map(({ photo, ms }) => ({ photo, ms }));
  await writeFile(list, JSON.stringify({ info, photos }));
}

/**
 * @param {import("./dataset.mjs").Dataset} dataset
 * @param {string} folder
 * @param {string} list
 * @returns {Promise<Embedded>}
 */
async function read(dataset, folder, list) {
  /** @type {{ info: Embedded["info"], photos: Pick<Sample, "photo" | "ms">[] }} */
  const { info, photos } = JSON.parse(await readFile(list, "utf8"));
  const entries = new Map(dataset.photos.map((entry) => [entry.photo, entry]));
  const vectors = await Promise.all(
    MODES.map(async (mode) => {
      const { buffer } = Uint8Array.from(await readFile(join(folder, `${mode}.f32`)));
      return new Float32Array(buffer);
    }),
  );
  const length = (vectors[0]?.length ?? 0) / photos.length;
  const samples = photos.map(({ photo, ms }, at) => {
    const entry = entries.get(photo);
    if (!entry) throw new Error(`${list} is of other photos than ${dataset.name}.`);
    const [FAST, ACCURATE] = vectors.map((all) => all.subarray(at * length, (at + 1) * length));
    return { ...entry, ms, templates: { FAST, ACCURATE } };
  });
  return {
    info,
    samples: /** @type {Sample[]} */ (samples),
    undetected: dataset.photos.length - samples.length,
  };
}
