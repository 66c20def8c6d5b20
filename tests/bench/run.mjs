/**
 * @file `npm run bench [count]`: searches, start-up and lists with 100,000 persons in Chromium.
 * Prints a table; never fails because something is slow.
 */
import { readFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { chromium } from "@playwright/test";
import { createServer } from "vite";
import wabt from "wabt";
import { ensureChromium } from "../../scripts/chromium.mjs";
import { ensureHumanMatch } from "./human.mjs";

const count = Number(process.argv[2] ?? 100_000);
const MB = 1e6;

const human = await ensureHumanMatch();
const { parseWat } = await wabt();
const wat = await readFile(new URL("read.wat", import.meta.url), "utf8");
const read = [...parseWat("read.wat", wat, { simd: true }).toBinary({}).buffer];

const server = await createServer({
  logLevel: "warn",
  // Nothing may reload the page in the middle of the run.
  server: { port: 0, hmr: false, watch: null },
  optimizeDeps: { entries: ["tests/bench/index.html"], include: ["comlink", "dexie", "valibot"] },
});
await server.listen();
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: ["--no-sandbox"],
});
const page = await browser.newPage();
await page.goto(`${server.resolvedUrls?.local[0]}tests/bench/index.html`);
await page.waitForFunction(() => "bench" in globalThis);

console.log(`Writing ${count.toLocaleString("en")} persons …`);
await page.evaluate((count) => globalThis.bench.prepare(count), count);
const load = await page.evaluate(() => globalThis.bench.load());
const lists = await page.evaluate(() => globalThis.bench.lists());
const change = await page.evaluate(() => globalThis.bench.change());
const search = await page.evaluate(() => globalThis.bench.searches());
/** @param {number} bytesEach */
const readMs = (bytesEach) =>
  page.evaluate(({ wasm, bytes }) => globalThis.bench.read(wasm, bytes), {
    wasm: read,
    bytes: count * 512 * bytesEach,
  });
const [readCodes, readStored, readFloats] = [await readMs(1), await readMs(2), await readMs(4)];
const other = await page.evaluate((address) => globalThis.bench.human(address), human);
await page.evaluate(() => globalThis.bench.end());
const version = browser.version();
await browser.close();
await server.close();

const processors = cpus();
console.log(
  `\n${processors.length} × ${processors[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ` +
    `Chromium ${version}, one thread. ${load.size.toLocaleString("en")} templates of 512 in clusters, ` +
    `top 10; medians after warm-up (and the fastest, which\n` +
    `other programs disturb least), but for what happens once.\n`,
);
const ms = (/** @type {number} */ value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
/** @typedef {{ median: number, least: number }} Times */
const both = (/** @type {Times} */ { median, least }) => `${ms(median)} (${ms(least)})`;
/** @type {(a: Times, b: Times) => string} */
const ratio = (a, b) => `${times(a.median / b.median)} (${times(a.least / b.least)})`;
const times = (/** @type {number} */ value) => `${value.toFixed(1)} ×`;
/** @type {[what: string, found: string, target?: string, isMet?: boolean][]} */
const rows = [
  ["search, 1 probe", both(search.one)],
  ["search, 3 probes", both(search.three)],
  ["search, 1 probe, collection of 1,000", both(search.few)],
  ["search, 1 probe, collection of a third", both(search.many)],
  ["one streaming read of the int8 codes", both(readCodes)],
  ["one streaming read of the int16 templates", both(readStored)],
  ["one streaming read, were they float32", both(readFloats)],
  [
    "search against the read of the int8 codes",
    ratio(search.one, readCodes),
    "at most 3 ×",
    search.one.median <= 3 * readCodes.median,
  ],
  ["human.match.find, 1 probe", both(other.ms)],
  ["… found the same person", `${other.agreed} of ${other.of}`],
  [
    "… against the search",
    ratio(other.ms, search.one),
    "at least 20 ×",
    other.ms.median >= 20 * search.one.median,
  ],
  ["add and remove one template", both(change)],
  [
    "memory of the templates (WebAssembly.Memory)",
    `${(load.bytes / MB).toFixed(0)} MB`,
    "250 MB",
    load.bytes <= 250 * MB,
  ],
  ["opening the store, once", ms(load.open)],
  ["templates from IndexedDB into the gallery, once", ms(load.load), "1 s", load.load < 1000],
  ...Object.entries(lists.first).map(
    ([by, value]) =>
      /** @type {[string, string, string, boolean]} */ ([
        `list by ${by} at once after the start, once`,
        ms(value),
        "50 ms",
        value < 50,
      ]),
  ),
  [
    "later lists: first, middle or last page, slowest ordering and direction",
    ms(lists.slowest),
    "50 ms",
    lists.slowest < 50,
  ],
  ["longest wait of another task while all six are sorted", ms(lists.wait)],
  ["list after a write, once", ms(lists.afterWrite), "50 ms", lists.afterWrite < 50],
  ["list with a search of two words", both(lists.search), "100 ms", lists.search.median < 100],
];
console.log("| what | found | target | |\n| --- | ---: | ---: | --- |");
for (const [what, found, target = "", isMet] of rows) {
  const met = isMet === undefined ? "" : isMet ? "met" : "not met";
  console.log(`| ${what} | ${found} | ${target} | ${met} |`);
}
