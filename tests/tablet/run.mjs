/**
 * @file `npm run bench:tablet [people [seconds [factor]]]`: live identification in the built app as an
 * old tablet would do it, with 10,000 people enrolled, one thread and a renderer six times slower
 * where nothing is said; and the same unthrottled beside it. Prints a table; never fails because
 * something is slow.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chromium } from "@playwright/test";
import sirv from "sirv";
import { build } from "vite";
import { ensureChromium } from "../../scripts/chromium.mjs";
import { setup } from "../../scripts/setup.mjs";
import { seedTemplates } from "../e2e/seeded-people.mjs";
import { enrol, openBeforeFilm, writeFilm } from "../soak/camera.mjs";
import { slowDown } from "./slow.mjs";
import { compute, startWatching, takeNoticed } from "./watch.mjs";

const people = Number(process.argv[2] ?? 10_000);
const seconds = Number(process.argv[3] ?? 30);
const factor = Number(process.argv[4] ?? 6);
const OUT = ".cache/tablet/app";
const PORT = Number(process.env.VISAVIS_TEST_PORT || 4853);
/** Of the fixed computation by which it is seen how slow everything is. */
const RUNS = 6;
/** Kinds of events by which an input is told; a press of a key is one `keydown`. */
const INPUTS = ["keydown", "pointerdown", "pointerup", "click"];

await setup();
await build({ logLevel: "error", build: { outDir: OUT } });
// Without headers and without a service worker the page is not isolated: that gives it one thread.
const files = sirv(OUT, { dev: false });
const server = createServer((request, response) => files(request, response));
await new Promise((resolve) => server.listen(PORT, () => resolve(undefined)));

const executablePath = await ensureChromium();
const scratch = await mkdtemp(join(tmpdir(), "visavis-tablet-"));
const film = join(scratch, "camera.mjpeg");
const maker = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const faces = await writeFilm(maker, film);
await maker.close();

const plain = await measure(() => Promise.resolve(() => Promise.resolve()));
// What Chromium's developer tools offer: the page's main thread alone.
const slowPage = await measure(async (page) => {
  const devTools = await page.context().newCDPSession(page);
  const setRate = (/** @type {number} */ rate) =>
    devTools.send("Emulation.setCPUThrottlingRate", { rate });
  await setRate(factor);
  return () => setRate(1);
});
// Everything: main thread, worker and compositor.
const slow = await measure((_page, pid) => slowDown(pid, factor));
server.close();
await rm(scratch, { recursive: true, force: true });

/** @param {(page: import("@playwright/test").Page, pid: number) => Promise<() => Promise<unknown>>} slowed Gives the way back. */
async function measure(slowed) {
  const { browser, context } = await openBeforeFilm(executablePath, film, {
    serviceWorkers: "block",
    baseURL: `http://localhost:${PORT}/`,
  });
  let page = await context.newPage();
  await seedTemplates(page, people);
  await page.goto("/#/people");
  const { threads, backend } = await page.evaluate(() => globalThis.visavis.ready);
  await enrol(page, faces);
  // In a process of its own, which has seen nothing of all that.
  await page.close();
  page = await context.newPage();
  await page.goto("/#/people");
  await page.evaluate(() => globalThis.visavis.ready);
  await page.evaluate(startWatching);
  const worker = page.workers()[0];
  if (!worker) throw new Error("there is no worker");
  const speed = async () => {
    // The mean: a process that is stopped and let go in turn is quick at times.
    const times = { page: 0, worker: 0 };
    for (let nth = 0; nth < RUNS; nth++) {
      times.page += (await page.evaluate(compute)) / RUNS;
      times.worker += (await worker.evaluate(compute)) / RUNS;
    }
    return times;
  };
  const before = await speed();
  const pid = await rendererOf(browser);
  const release = await slowed(page, pid);
  const after = await speed();
  await page.evaluate(() => void (location.hash = "#/"));
  await page
    .locator('[data-testid="face"][data-state="match"]')
    .first()
    .waitFor({ timeout: 180_000 });
  await wait(10_000);

  // Nobody touches it: frames and answers.
  await page.evaluate(takeNoticed);
  await wait(1000 * seconds);
  const still = await page.evaluate(takeNoticed);
  const memory = await memoryOf(pid);

  // Somebody does: keys and clicks, one after the other.
  const strokes = 40;
  for (let nth = 0; nth < strokes; nth++) {
    await page.keyboard.press("Tab");
    await wait(97);
    await page.mouse.click(384, 12);
    await wait(97);
  }
  const touched = await page.evaluate(takeNoticed);
  await release();
  await browser.close();
  const inputs = INPUTS.flatMap((kind) => {
    const told = touched.inputs[kind] ?? [];
    // What is not told took less than 16 ms.
    return [...told, ...Array.from({ length: Math.max(0, strokes - told.length) }, () => 8)];
  });
  return {
    ...{ threads, backend, still, memory, inputs },
    ...{ before, after },
    version: browser.version(),
  };
}

/** @param {import("@playwright/test").Browser} browser The process of its one page: spare ones are idle. */
async function rendererOf(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  const [busiest] = renderers.sort((a, b) => b.cpuTime - a.cpuTime);
  if (!busiest) throw new Error("there is no renderer");
  return busiest.id;
}

/**
 * In bytes: what the process occupies, and what of it is its own.
 *
 * @param {number} pid
 */
async function memoryOf(pid) {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
  const bytes = (/** @type {string} */ name) =>
    1024 * Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(text)?.[1] ?? NaN);
  return { resident: bytes("Rss"), own: bytes("Private_Clean") + bytes("Private_Dirty") };
}

/**
 * @param {number[]} values
 * @param {number} share
 */
function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

function print() {
  const processors = cpus();
  console.log(
    `${processors.length} × ${processors[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Chromium ` +
      `${plain.version}, ${plain.backend}, ${plain.threads} thread. ${people.toLocaleString("en")} people enrolled; ` +
      `a camera of 640 × 480 and 30 pictures a second before which one person moves; ${seconds} s.\n`,
  );
  /** @typedef {Awaited<ReturnType<typeof measure>>} Run */
  /** @type {[string, (run: Run) => string][]} */
  const rows = [
    ["a fixed computation in the page", ({ after }) => slowness(after, "page")],
    ["… in the worker", ({ after }) => slowness(after, "worker")],
    ["answers a second", ({ still }) => (still.looks.length / still.seconds).toFixed(1)],
    ["… with a look at the whole picture", ({ still }) => wholeLooks(still).toFixed(1)],
    ["long side of that look, pixels", ({ still }) => sidesOf(still)],
    [
      "frames of the page a second",
      ({ still }) => (still.frames.length / still.seconds).toFixed(1),
    ],
    ["… 95 % of them within", ({ still }) => `${quantile(still.frames, 0.95).toFixed(0)} ms`],
    ["… the longest", ({ still }) => `${Math.max(...still.frames).toFixed(0)} ms`],
    ["from a key or click to the next paint, median", ({ inputs }) => upTo(inputs, 0.5)],
    ["… 95 %", ({ inputs }) => upTo(inputs, 0.95)],
    ["… the longest", ({ inputs }) => upTo(inputs, 1)],
    ["memory of the renderer, resident", ({ memory }) => megabytes(memory.resident)],
    ["… its own", ({ memory }) => megabytes(memory.own)],
  ];
  console.log(
    `| | as it is | the page ${factor} × slower | all of it ${factor} × slower |\n| --- | ---: | ---: | ---: |`,
  );
  for (const [what, of] of rows) {
    console.log(`| ${what} | ${of(plain)} | ${of(slowPage)} | ${of(slow)} |`);
  }
}

/** @param {import("./watch.mjs").Noticed} noticed */
const wholeLooks = ({ looks, seconds }) =>
  looks.filter(({ at }) => at === "frame").length / seconds;

/**
 * Against the quickest seen in this run: other programs on the machine slow it as well.
 *
 * @param {{ page: number, worker: number }} times
 * @param {"page" | "worker"} where
 */
function slowness(times, where) {
  const least = Math.min(plain.before[where], plain.after[where], slow.before[where]);
  return `${times[where].toFixed(0)} ms, ${(times[where] / least).toFixed(1)} ×`;
}

/**
 * The sides, most frequent first.
 *
 * @param {import("./watch.mjs").Noticed} noticed
 */
function sidesOf({ looks }) {
  const counts = new Map();
  for (const { side, at } of looks)
    if (at === "frame") counts.set(side, (counts.get(side) ?? 0) + 1);
  return [...counts.entries()]
    .sort((a, b) => b[1] - a[1])
    .map(([side]) => side)
    .join(", ");
}

/** @type {(values: number[], share: number) => string} */
function upTo(values, share) {
  const value = quantile(values, share);
  return value < 16 ? "under 16 ms" : `${value.toFixed(0)} ms`;
}

const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(0)} MB`;

print();
