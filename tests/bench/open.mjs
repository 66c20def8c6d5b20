/** @file The benchmarks' pages in Chromium, from a development server whose headers isolate them. */
import { chromium } from "@playwright/test";
import { createServer } from "vite";
import { ensureChromium } from "../../scripts/chromium.mjs";

/** @param {string} file Of this folder, such as "index.html". */
export async function openBench(file) {
  const address = `tests/bench/${file}`;
  const server = await createServer({
    logLevel: "warn",
    // Nothing may reload the page in the middle of the run.
    server: { port: 0, hmr: false, watch: null },
    optimizeDeps: { entries: [address], include: ["comlink", "dexie", "valibot"] },
  });
  await server.listen();
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ["--no-sandbox"],
  });
  const context = await browser.newContext();
  return {
    browser,
    version: browser.version(),
    /** A new page, whose worker is there; what another one has stored is there too. */
    async page() {
      const page = await context.newPage();
      await page.goto(`${server.resolvedUrls?.local[0]}${address}`);
      await page.waitForFunction(() => "bench" in globalThis || "scale" in globalThis);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
