/**
 * @file `npm run bench:import [count] [folder|zip]`: imports real photos through the built app in
 * Chromium, as somebody would, and samples the memory every 100 people. Prints a table; never fails
 * because something is slow or large.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { ensureChromium } from "../../scripts/chromium.mjs";
import { Memory } from "./import-memory.mjs";
import { photosFor, writeFolder, writeZip } from "./import-photos.mjs";

const count = Number(process.argv[2] ?? 2000);
const kinds = process.argv[3] ? [process.argv[3]] : ["folder", "zip"];
const STEP = 100;
/** For a hundred people, on a machine that has other things to do. */
const SLOWEST = 600_000;
const OUT = ".cache/bench-import";

await build({ logLevel: "warn", build: { outDir: OUT } });
const server = await preview({
  logLevel: "warn",
  build: { outDir: OUT },
  preview: { port: 4851, strictPort: true },
});
const address = server.resolvedUrls?.local[0];
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: ["--no-sandbox"],
});
const scratch = await mkdtemp(join(tmpdir(), "visavis-import-"));
const photos = await photosFor(browser, count);
const processors = cpus();
console.log(
  `${processors.length} × ${processors[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ` +
    `Chromium ${browser.version()}. ${photos.list.length.toLocaleString("en")} photos: ${photos.source}.`,
);

for (const kind of kinds) {
  const path = join(scratch, kind === "zip" ? "people.zip" : "people");
  await (kind === "zip" ? writeZip : writeFolder)(path, photos.list);
  await importOnce(kind, path);
}
await browser.close();
await server.close();
await rm(scratch, { recursive: true });

/**
 * @param {string} kind
 * @param {string} path
 */
async function importOnce(kind, path) {
  const context = await browser.newContext();
  await context.addInitScript(() => localStorage.setItem("visavis-introduced", "on"));
  const page = await context.newPage();
  await page.goto(`${address}#/import`);
  await page.getByText("Ready, works offline").waitFor({ timeout: 120_000 });
  const memory = await Memory.of(browser, page);
  const total = photos.list.length;

  console.log(
    `\n| ${kind}: people | page, MB | worker, MB | renderer, MB | browser, MB | photos/s |`,
  );
  console.log("| ---: | ---: | ---: | ---: | ---: | ---: |");
  await printRow(memory, 0, 0);
  await page.getByTestId(`import-${kind}`).setInputFiles(path);
  // Of thousands of strangers some look like another; here all of them shall be enrolled.
  await page.getByTestId("import-allow-duplicates").check({ timeout: 120_000 });
  await page.getByTestId("import-start").click({ timeout: 120_000 });
  const started = performance.now();
  let before = started;
  for (let done = STEP; done < total; done += STEP) {
    await page.waitForFunction(
      (least) => (document.querySelector("progress")?.value ?? 0) >= least,
      done,
      { timeout: SLOWEST, polling: 100 },
    );
    const now = performance.now();
    await printRow(memory, done, (1000 * STEP) / (now - before));
    before = now;
  }
  const report = page.getByTestId("import-report");
  await report.waitFor({ timeout: SLOWEST });
  const seconds = (performance.now() - started) / 1000;
  await printRow(memory, total, NaN);

  const said = await report.getByRole("status").innerText();
  console.log(`\n${kind}: ${said.replaceAll(/\s+/g, " ")}`);
  console.log(`${seconds.toFixed(0)} s, ${(total / seconds).toFixed(1)} photos/s`);
  await context.close();
}

/**
 * While the import goes on: a run of half an hour that breaks off has said something.
 *
 * @param {Memory} memory
 * @param {number} done
 * @param {number} rate
 */
async function printRow(memory, done, rate) {
  const { page, worker, renderer, browser: main } = await memory.sample();
  const cells = [
    done.toLocaleString("en"),
    ...[page, worker, renderer, main].map((bytes) => (bytes / 1e6).toFixed(1)),
    rate > 0 ? rate.toFixed(1) : "",
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
