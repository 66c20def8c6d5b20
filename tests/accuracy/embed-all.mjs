/** @file Sends photos through the engine in Chromium's worker, one after the other. */
import { chromium } from "@playwright/test";
import sirv from "sirv";
import { createServer } from "vite";
import { ensureChromium } from "../../scripts/chromium.mjs";

/**
 * @param {string} folder The photos' folder.
 * @param {readonly string[]} photos Paths below it.
 * @param {number} [shrunkTo] Their middle shrunk to so many pixels a side before.
 */
export async function embedAll(folder, photos, shrunkTo = 0) {
  const server = await createServer({
    logLevel: "warn",
    // Nothing may reload the page in the middle of the run.
    server: { port: 0, hmr: false, watch: null },
    optimizeDeps: { entries: ["tests/accuracy/index.html"], include: ["comlink", "image-size"] },
    plugins: [
      {
        name: "photos",
        configureServer: ({ middlewares }) => {
          middlewares.use("/photos", sirv(folder));
        },
      },
    ],
  });
  await server.listen();
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ["--no-sandbox"],
  });
  const page = await browser.newPage();
  await page.goto(`${server.resolvedUrls?.local[0]}tests/accuracy/index.html`);
  await page.waitForFunction(() => "accuracy" in globalThis);

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
  await browser.close();
  await server.close();
  return { info, embedded };
}
