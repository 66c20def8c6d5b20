/** @file Sends photos through the engine in Chromium's worker, one after the other. */
import { openWorkerPage } from "./worker-page.mjs";

/**
 * @typedef {object} Way
 * @property {number} [shrunkTo] The photos' middle shrunk to so many pixels a side before.
 * @property {string} [pack] The folder of a model pack to use instead of the built-in model.
 */

/**
 * @param {string} folder The photos' folder.
 * @param {readonly string[]} photos Paths below it.
 * @param {Way} [way]
 */
export async function embedAll(folder, photos, { shrunkTo = 0, pack } = {}) {
  const { page, close } = await openWorkerPage(folder, pack);
  const info = await page.evaluate(() => globalThis.accuracy.info());
  /** @type {Map<string, import("./worker.ts").Embedded>} */
  const embedded = new Map();
  const started = Date.now();
  for (const photo of photos) {
    const url = `/photos/${photo}`;
    const given = { url, shrunkTo };
    embedded.set(
      photo,
      await page.evaluate(({ url, shrunkTo }) => globalThis.accuracy.embed(url, shrunkTo), given),
    );
    if (embedded.size % 500 === 0) {
      const rate = (1000 * embedded.size) / (Date.now() - started);
      console.log(`${embedded.size} of ${photos.length} photos, ${rate.toFixed(1)} a second`);
    }
  }
  await close();
  return { info, embedded };
}
