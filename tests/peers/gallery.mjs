/** @file Visavis's 1:N search, in the gallery that `npm run bench` fills through the store. */
import { chromium } from "@playwright/test";
import { createServer } from "vite";
import { ensureChromium } from "../../scripts/chromium.mjs";

/**
 * @param {number[]} sizes
 * @returns {Promise<Record<number, number>>} Milliseconds, median, by size.
 */
export async function galleryTimes(sizes) {
  const server = await createServer({
    logLevel: "warn",
    server: { port: 0, hmr: false, watch: null },
    optimizeDeps: { entries: ["tests/bench/index.html"], include: ["comlink", "dexie", "valibot"] },
  });
  await server.listen();
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ["--no-sandbox"],
  });
  /** @type {Record<number, number>} */
  const found = {};
  for (const size of sizes) {
    const page = await browser.newPage();
    await page.goto(`${server.resolvedUrls?.local[0]}tests/bench/index.html`);
    await page.waitForFunction(() => "bench" in globalThis);
    await page.evaluate((count) => globalThis.bench.prepare(count, 1), size);
    await page.evaluate(() => globalThis.bench.load());
    found[size] = (await page.evaluate(() => globalThis.bench.searches())).all.median;
    await page.evaluate(() => globalThis.bench.end());
    await page.close();
  }
  await browser.close();
  await server.close();
  return found;
}
