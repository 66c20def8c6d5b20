/** @file Visavis's 1:N search, in the gallery that `npm run bench` fills through the store. */
import { openBench } from "../bench/open.mjs";

/**
 * @param {number[]} sizes
 * @returns {Promise<Record<number, number>>} Milliseconds, median, by size.
 */
export async function galleryTimes(sizes) {
  const bench = await openBench("index.html");
  /** @type {Record<number, number>} */
  const found = {};
  for (const size of sizes) {
    const page = await bench.page();
    await page.evaluate((count) => globalThis.bench.prepare(count, 1), size);
    await page.evaluate(() => globalThis.bench.load());
    found[size] = (await page.evaluate(() => globalThis.bench.searches())).all.median;
    await page.evaluate(() => globalThis.bench.end());
    await page.close();
  }
  await bench.close();
  return found;
}
