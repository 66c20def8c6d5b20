/**
 * @file `npm run bench:scale [largest [probes]]`: searches among 1,000 made-up templates and ten times as
 * many each time, up to 1,000,000 if nothing is said, by one thread and by as many as there are cores, against a
 * plain comparison in float32. Prints a table and draws docs/images/scale.svg; never fails because something is slow.
 */
import { readFile, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import wabt from "wabt";
import { inRoot } from "../../scripts/files.mjs";
import { processBytes } from "./import-memory.mjs";
import { openBench } from "./open.mjs";
import { scalePlot } from "./scale-plot.mjs";

const SIZES = [1e3, 1e4, 1e5, 1e6];
const largest = Number(process.argv[2] ?? 1e6);
const probes = Number(process.argv[3] ?? 1000);
const PLOT = inRoot("docs/images/scale.svg");

const { parseWat } = await wabt();
const wat = await readFile(new URL("floats.wat", import.meta.url), "utf8");
const wasm = [...parseWat("floats.wat", wat, { simd: true }).toBinary({}).buffer];

const bench = await openBench("scale.html");
const protocol = await bench.browser.newBrowserCDPSession();
/**
 * @typedef {import("./measure.ts").Times} Times
 * @typedef {Awaited<ReturnType<import("./scale-worker.ts").ScaleWorker["load"]>>} Load
 * @typedef {ReturnType<import("./scale-worker.ts").ScaleWorker["recall"]>} Recall
 * @typedef {{ count: number, load: Load, process: number, recall: Recall } & Record<Which, Times>} Found
 * @typedef {"float" | "alone" | "together"} Which
 */
/** @type {Found[]} */
const found = [];
let threads = 1;
for (const count of SIZES.filter((size) => size <= largest)) {
  console.log(`${count.toLocaleString("en")} …`);
  const writer = await bench.page();
  threads = await writer.evaluate(() => globalThis.scale.cores());
  await writer.evaluate(({ wasm, count }) => globalThis.scale.seed(wasm, count), { wasm, count });
  await writer.close();
  // A page of its own, so that nothing of the seed is in its memory.
  const page = await bench.page();
  const load = await page.evaluate((threads) => globalThis.scale.load(threads), threads);
  const process = await processBytes(protocol, "renderer");
  await page.evaluate(({ wasm, count }) => globalThis.scale.prepare(wasm, count), { wasm, count });
  const rounds = await page.evaluate((runs) => globalThis.scale.times(runs), count > 1e5 ? 15 : 25);
  const recall = await page.evaluate((count) => globalThis.scale.recall(count), probes);
  await page.evaluate(() => globalThis.scale.end());
  await page.close();
  /** @param {Which} which */
  const best = (which) =>
    rounds.map((round) => round[which]).reduce((a, b) => (b.median < a.median ? b : a));
  const times = { float: best("float"), alone: best("alone"), together: best("together") };
  found.push({ count, load, process, recall, ...times });
}
await bench.close();

const ms = (/** @type {number} */ value) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
const both = (/** @type {Times} */ { median, least }) => `${ms(median)} (${ms(least)})`;
const MB = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
const share = (/** @type {number} */ part, /** @type {number} */ of) => (part / of).toFixed(4);
/** @type {[string, (one: Found) => string][]} */
const rows = [
  ["float32, compared with all, ms", ({ float }) => both(float)],
  ["search, one thread, ms", ({ alone }) => both(alone)],
  [`search, ${threads} threads, ms`, ({ together }) => both(together)],
  ["float32 ÷ search, one thread", (one) => (one.float.median / one.alone.median).toFixed(1)],
  [`one thread ÷ ${threads}`, (one) => (one.alone.median / one.together.median).toFixed(2)],
  ["recall@1 against float32", ({ recall }) => share(recall.first, recall.of)],
  ["recall@10", ({ recall }) => share(recall.ten, recall.of)],
  ["one thread and several: the same", ({ recall }) => `${recall.same} of ${recall.compared}`],
  ["memory of the templates", ({ load }) => MB(load.bytes)],
  ["the page's process, with its worker", ({ process }) => MB(process)],
  ["opening the store, once", ({ load }) => `${load.open.toFixed(0)} ms`],
  ["templates into the gallery, once", ({ load }) => `${load.read.toFixed(0)} ms`],
  ["working out the persons' vectors, once", ({ load }) => `${load.settle.toFixed(0)} ms`],
];
const processors = cpus();
console.log(
  `\n${processors.length} × ${processors[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Chromium ` +
    `${bench.version}. Medians (and the fastest), top 10; ${probes} probes.\n`,
);
const cells = (/** @type {string[]} */ values) => `| ${values.join(" | ")} |`;
console.log(cells(["templates", ...found.map(({ count }) => count.toLocaleString("en"))]));
console.log(cells(["---", ...found.map(() => "---:")]));
for (const [what, show] of rows) console.log(cells([what, ...found.map(show)]));

/** @type {[name: string, which: Which][]} */
const curves = [
  ["float32, all compared", "float"],
  ["search, one thread", "alone"],
  [`search, ${threads} threads`, "together"],
];
const plot = scalePlot(
  curves.map(([name, which]) => ({
    name,
    points: found.map((one) => [one.count, one[which].median]),
  })),
  `Milliseconds a search among ${SIZES[0]} to ${found.at(-1)?.count} templates`,
);
await writeFile(PLOT, plot);
