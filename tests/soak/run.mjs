/**
 * @file `npm run soak [minutes [plot]]`: live identification of two people who are before the camera in
 * turn, for 30 minutes where nothing is said. Prints a table and a verdict and draws a plot; ends
 * with 1 where memory grows, the session breaks off or its rate falls.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { ensureChromium } from "../../scripts/chromium.mjs";
import { setup } from "../../scripts/setup.mjs";
import { Memory } from "../bench/import-memory.mjs";
import { enrol, openBeforeFilm, writeFilm } from "./camera.mjs";
import { soakPlot } from "./plot.mjs";
import { startCounting, takeCounts } from "./session.mjs";
import { judge } from "./verdict.mjs";

const minutes = Number(process.argv[2] ?? 30);
const plot = process.argv[3] ?? ".cache/soak/soak.svg";
/** Caches and compiled code fill in the first minutes. */
const warmUp = Math.min(5, minutes / 4);
const EVERY = 10_000;
const OUT = ".cache/soak/app";
const PORT = Number(process.env.VISAVIS_TEST_PORT || 4853);

await setup();
await build({ logLevel: "error", build: { outDir: OUT } });
const server = await preview({
  logLevel: "warn",
  build: { outDir: OUT },
  preview: { port: PORT, strictPort: true },
});
const executablePath = await ensureChromium();
const scratch = await mkdtemp(join(tmpdir(), "visavis-soak-"));
const film = join(scratch, "camera.mjpeg");
const maker = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const people = await writeFilm(maker, film);
await maker.close();

const { browser, context } = await openBeforeFilm(executablePath, film);
const page = await context.newPage();
await page.goto(`${server.resolvedUrls?.local[0]}#/people`);
await page.getByText("Ready, works offline").waitFor({ timeout: 180_000 });
await enrol(page, people);
await page.evaluate(startCounting);
const memory = await Memory.of(browser, page);
// The camera is allowed and somebody is enrolled: it starts by itself.
await page.evaluate(() => void (location.hash = "#/"));
const named = '[data-testid="face"][data-state="match"]';
await page.locator(named).first().waitFor({ timeout: 180_000 });
await page.evaluate(takeCounts);

const processors = cpus();
console.log(
  `${minutes} minutes. ${processors.length} × ${processors[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ` +
    `Chromium ${browser.version()}. ${people.map(({ name }) => name).join(" and ")} in turn.\n`,
);
console.log(
  "| minute | page, MB | worker, MB | process, MB | browser, MB | drawn/s | answers/s | named |",
);
console.log("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
/** @type {import("./verdict.mjs").Sample[]} */
const samples = [];
const start = performance.now();
while (performance.now() - start < minutes * 60_000) {
  await wait(start + EVERY * (samples.length + 1) - performance.now());
  const { drawn, answers, names, seconds, fault } = await page.evaluate(takeCounts);
  const usage = await memory.sample();
  // What the collection of garbage holds up is not the session's fault.
  await page.evaluate(takeCounts);
  const minute = (performance.now() - start) / 60_000;
  samples.push({
    ...{ minute, ...usage, fault, names: Object.keys(names) },
    ...{ drawn: drawn / seconds, answers: answers / seconds },
  });
  if (samples.length % 6 === 1) printRow(/** @type {(typeof samples)[0]} */ (samples.at(-1)));
}
await browser.close();
await server.close();
await rm(scratch, { recursive: true, force: true });

await mkdir(dirname(plot), { recursive: true });
await writeFile(plot, soakPlot(samples, `Live identification for ${minutes} minutes`));
const names = people.map(({ name }) => name);
const lines = judge(samples, warmUp, names);
console.log("\n| | measured | wanted | |\n| --- | ---: | ---: | --- |");
for (const { what, measured, wanted, ok } of lines) {
  console.log(`| ${what} | ${measured} | ${wanted} | ${ok ? "kept" : "**missed**"} |`);
}
console.log(`\n${plot}`);
process.exitCode = lines.every(({ ok }) => ok) ? 0 : 1;

/** @param {import("./verdict.mjs").Sample} sample */
function printRow({
  minute,
  page: heap,
  worker,
  renderer,
  browser: main,
  drawn,
  answers,
  names: of,
}) {
  const cells = [
    minute.toFixed(1),
    ...[heap, worker, renderer, main].map((bytes) => (bytes / 1e6).toFixed(1)),
    drawn.toFixed(1),
    answers.toFixed(1),
    of.length,
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
