/** @file The engine in Chromium's worker, and a folder of photos that it can fetch from. */
import { chromium } from "@playwright/test";
import sirv from "sirv";
import { createServer } from "vite";
import { ensureChromium } from "../../scripts/chromium.mjs";

/**
 * @param {string} folder The photos' folder; the page finds it under `/photos/`.
 * @param {string} [pack] The folder of a model pack to use instead of the built-in model.
 * @param {{ html: string, global: string }} [which] The page in this folder, and what it calls its worker.
 */
export async function openWorkerPage(
  folder,
  pack,
  { html, global } = { html: "index.html", global: "accuracy" },
) {
  const server = await createServer({
    logLevel: "warn",
    // Nothing may reload the page in the middle of the run.
    server: { port: 0, hmr: false, watch: null },
    optimizeDeps: {
      entries: [`tests/accuracy/${html}`],
      include: ["comlink", "image-size", "valibot"],
    },
    plugins: [
      {
        name: "photos",
        configureServer: ({ middlewares }) => {
          middlewares.use("/photos", sirv(folder));
          if (pack) middlewares.use("/pack", sirv(pack));
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
  await page.goto(`${server.resolvedUrls?.local[0]}tests/accuracy/${html}`);
  await page.waitForFunction((name) => name in globalThis, global);
  if (pack) await page.evaluate(() => globalThis.accuracy.usePack("/pack"));
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { page, close };
}
