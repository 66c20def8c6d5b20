/**
 * @file `npm run bench [persons [templates each]] [-- --json FILE]`: searches, start-up and lists in
 * Chromium, with 100,000 persons of one template if nothing is said. Prints a table, and writes the
 * ratios that do not depend on the machine into the file; never fails because something is slow.
 */
import { readFile, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import wabt from "wabt";
import { ensureHumanMatch } from "./human.mjs";
import { openBench } from "./open.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "string" } },
});
const count = Number(positionals[0] ?? 100_000);
const each = Number(positionals[1] ?? 1);
const MB = 1e6;

const human = await ensureHumanMatch();
const { parseWat } = await wabt();
const wat = await readFile(new URL("read.wat", import.meta.url), "utf8");
const read = [...parseWat("read.wat", wat, { simd: true }).toBinary({}).buffer];

const bench = await openBench("index.html");
const page = await bench.page();

console.log(`Writing ${count.toLocaleString("en")} persons …`);
await page.evaluate(({ count, each }) => globalThis.bench.prepare(count, each), { count, each });
const load = await page.evaluate(() => globalThis.bench.load());
const lists = await page.evaluate(() => globalThis.bench.lists());
const change = await page.evaluate(() => globalThis.bench.change());
const search = await page.evaluate(() => globalThis.bench.searches());
/** @param {number} bytesEach */
const readMs = (bytesEach) =>
  page.evaluate(({ wasm, bytes }) => globalThis.bench.read(wasm, bytes), {
    wasm: read,
    bytes: count * each * 512 * bytesEach,
  });
const [readCodes, readStored, readFloats] = [await readMs(1), await readMs(2), await readMs(4)];
const exactness = await page.evaluate(() => globalThis.bench.exactness());
// It wants every template as an array of doubles: more than a worker's heap holds three times over.
const other =
  each === 1 ? await page.evaluate((address) => globalThis.bench.human(address), human) : null;
const vault = await page.evaluate(() => globalThis.bench.protect());
const sealedLists = await page.evaluate(() => globalThis.bench.lists());
const sealedSearch = await page.evaluate(() => globalThis.bench.searches());
await page.evaluate(() => globalThis.bench.end());
await bench.close();

const processors = cpus();
console.log(
  `\n${processors.length} × ${processors[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ` +
    `Chromium ${bench.version}, one thread. ${count.toLocaleString("en")} persons with ${each} templates of 512 each, in ` +
    `clusters, top 10; medians after warm-up (and the fastest, which\n` +
    `other programs disturb least), but for what happens once.\n`,
);
const ms = (/** @type {number} */ value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
/** @typedef {{ median: number, least: number }} Times */
const both = (/** @type {Times} */ { median, least }) => `${ms(median)} (${ms(least)})`;
/** @type {(a: Times, b: Times) => string} */
const ratio = (a, b) => `${times(a.median / b.median)} (${times(a.least / b.least)})`;
const times = (/** @type {number} */ value) => `${value.toFixed(1)} ×`;
/**
 * @param {string} target
 * @param {boolean} isMet
 * @returns {[] | [string, boolean]}
 */
const targetAt100k = (target, isMet) => (count * each === 100_000 ? [target, isMet] : []);
/** @typedef {[what: string, found: string, target?: string, isMet?: boolean]} Row */
/** @type {Row[]} */
const humanRows = other
  ? [
      ["human.match.find, 1 probe", both(other.ms)],
      ["… found the same person", `${other.agreed} of ${other.of}`],
      [
        "… against the search",
        ratio(other.ms, search.all),
        "at least 20 ×",
        other.ms.median >= 20 * search.all.median,
      ],
    ]
  : [];
/** @type {Row[]} */
const rows = [
  ["the first ten are those of a plain comparison", `${exactness.agreed} of ${exactness.of}`],
  ["search, 1 probe", both(search.all)],
  ["search, 1 probe, collection of 1,000", both(search.few)],
  ["search, 1 probe, collection of a third", both(search.many)],
  ["one streaming read of the int8 codes", both(readCodes)],
  ["one streaming read of the int16 templates", both(readStored)],
  ["one streaming read, were they float32", both(readFloats)],
  [
    "search against the read of the int16 templates",
    ratio(search.all, readStored),
    "at most 3 ×",
    search.all.median <= 3 * readStored.median,
  ],
  ["… against the read of the int8 codes", ratio(search.all, readCodes)],
  ...humanRows,
  ["add and remove one template", both(change)],
  [
    "memory of the templates (WebAssembly.Memory)",
    `${(load.bytes / MB).toFixed(0)} MB`,
    ...targetAt100k("250 MB", load.bytes <= 250 * MB),
  ],
  ["opening the store, once", ms(load.open)],
  [
    "templates from IndexedDB into the gallery, once",
    ms(load.load),
    ...targetAt100k("1 s", load.load < 1000),
  ],
  ["the very first list (by name, page 1), once", ms(lists.cold), "50 ms", lists.cold < 50],
  ...Object.entries(lists.first).map(
    ([by, value]) =>
      /** @type {Row} */ ([
        `list by ${by} at once after the start, slowest page`,
        both(value),
        "50 ms",
        value.median < 50,
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
  ["encrypting it all, once", ms(vault.create)],
  [
    "unlocking: key, store and gallery, once",
    ms(vault.key + vault.open + vault.load),
    ...targetAt100k("3 s", vault.key + vault.open + vault.load <= 3000),
  ],
  ["… of which the key from the passphrase (Argon2id)", ms(vault.key)],
  ["… opening the encrypted store", ms(vault.open)],
  ["… encrypted templates into the gallery", ms(vault.load)],
  .../** @type {Row[]} */ (
    /** @type {const} */ ([
      ["search, 1 probe", sealedSearch.all, search.all],
      ["list with a search of two words", sealedLists.search, lists.search],
    ]).map(([what, now, before]) => [
      `${what}: unlocked against without a vault`,
      ratio(now, before),
      "at most 1.3 ×",
      now.least <= 1.3 * before.least,
    ])
  ),
  [
    "later lists: unlocked against without a vault",
    times(sealedLists.slowest / lists.slowest),
    "at most 1.3 ×",
    sealedLists.slowest <= 1.3 * lists.slowest,
  ],
];
console.log("| what | found | target | |\n| --- | ---: | ---: | --- |");
for (const [what, found, target = "", isMet] of rows) {
  const met = isMet === undefined ? "" : isMet ? "met" : "not met";
  console.log(`| ${what} | ${found} | ${target} | ${met} |`);
}

/** By the fastest runs, which other programs disturb least. */
const ratios = {
  "search / read of the int8 codes": search.all.least / readCodes.least,
  "search in a collection of 1,000 / search": search.few.least / search.all.least,
  "list with a search of two words / search": lists.search.least / search.all.least,
  "search, unlocked / without a vault": sealedSearch.all.least / search.all.least,
  "list, unlocked / without a vault": sealedLists.search.least / lists.search.least,
  ...(other && { "search / human's": search.all.least / other.ms.least }),
};
if (options.json) {
  await writeFile(options.json, `${JSON.stringify({ count, each, ratios }, null, 2)}\n`);
}
