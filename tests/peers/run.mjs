/**
 * @file `npm run bench:peers [photos]`: Visavis beside human and face-api, in the same Chromium, on the same photos, in
 * turn, on WebAssembly. Prints a table and writes it into docs/benchmarks.md; never fails because something is slow.
 */
import { cpus, totalmem } from "node:os";
import { chromium } from "@playwright/test";
import { ensureChromium } from "../../scripts/chromium.mjs";
import { inRoot } from "../../scripts/files.mjs";
import { run, runNpm } from "../../scripts/run.mjs";
import { setup } from "../../scripts/setup.mjs";
import { readDataset } from "../accuracy/dataset.mjs";
import { accuracyOfTwoFolds } from "./accuracy.mjs";
import { galleryTimes } from "./gallery.mjs";
import { coldStart, firstVisit, openPage, pipeline, PRODUCTS, similarities } from "./measure.mjs";
import { table, writeInto } from "./report.mjs";
import { serve } from "./server.mjs";

const DATA = "../shared/faces/lfw";
const SIZES = [10_000, 100_000];
const STARTS = 5;
const count = Number(process.argv[2] ?? 600);

await setup();
const installed = await runNpm(["ci", "--no-audit", "--no-fund", "--ignore-scripts"], {
  cwd: inRoot("tests", "peers"),
  quiet: true,
});
if (!installed.ok) throw new Error(`The peers were not installed:\n${installed.output}`);
const built = await runNpm(["run", "build:sdk"], { quiet: true });
if (!built.ok) throw new Error(`The SDK did not build:\n${built.output}`);

const dataset = readDataset(inRoot(DATA));
/** As many photos as were asked for, in whole pairs; half of them genuine. */
const pairs = [1, 2].flatMap((fold) => {
  const all = dataset.pairs?.filter((pair) => pair.fold === fold) ?? [];
  const each = Math.floor(count / 8);
  return [true, false].flatMap((same) => all.filter((pair) => pair.same === same).slice(0, each));
});
const { origin, close } = await serve(dataset.folder);
const address = (/** @type {string} */ photo) =>
  `${origin}/photos/${photo.split("/").map(encodeURIComponent).join("/")}`;
const photos = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].map(address);
const executablePath = await ensureChromium();
const launch = () => chromium.launch({ executablePath, args: ["--no-sandbox"] });

/** @typedef {import("./report.mjs").Found} Found */
/** @type {Record<string, Found>} */
const found = Object.fromEntries(PRODUCTS.map((product) => [product, {}]));
/** @param {string} product @param {Found} more */
const note = (product, more) => Object.assign(found[product] ?? {}, more);

const browser = await launch();
const version = browser.version();
for (const threads of [1, 2]) {
  const context = await browser.newContext();
  const pages = /** @type {Parameters<typeof pipeline>[0]} */ ({});
  for (const product of PRODUCTS)
    pages[product] = await openPage(context, origin, product, threads);
  const looks = await pipeline(pages, threads === 1 ? photos : photos.slice(0, photos.length >> 1));
  for (const product of PRODUCTS) {
    const { times, undetected } = looks[product];
    note(product, {
      [`pipeline${threads}`]: times,
      ...(threads === 1 && { undetected: undetected / photos.length }),
    });
  }
  if (threads === 2) {
    const asked = pairs.map(({ a, b }) => ({ a: address(a), b: address(b) }));
    for (const product of PRODUCTS) {
      const alike = await similarities(pages[product], asked);
      note(product, { accuracy: accuracyOfTwoFolds(pairs, alike) });
      for (const size of SIZES) {
        const ms = await pages[product].evaluate(
          (size) => globalThis.peer.search(size, size > 50_000 ? 9 : 25),
          size,
        );
        if (ms !== null) note(product, { [`search${size}`]: ms });
      }
    }
  }
  for (const page of Object.values(pages)) await page.close();
  for (let start = 0; start < STARTS && threads === 2; start++) {
    for (const product of PRODUCTS) {
      const ms = await coldStart(context, origin, product, threads, photos[0] ?? "");
      (found[product] ??= {}).starts = [...(found[product]?.starts ?? []), ms];
    }
  }
  await context.close();
}
await browser.close();

for (const product of PRODUCTS) {
  const alone = await launch();
  note(product, { visit: await firstVisit(alone, origin, product, photos.slice(0, 30)) });
  await alone.close();
}
close();
for (const [size, ms] of Object.entries(await galleryTimes(SIZES))) {
  note("visavis", { [`search${size}`]: ms });
}
const native = await run(process.execPath, [inRoot("tests/peers/native.mjs")], { quiet: true });
if (!native.ok) console.log(`Without native ONNX Runtime: ${native.output.trim().split("\n")[0]}`);

const processors = cpus();
const text = table(found, native.ok ? JSON.parse(native.output) : null, {
  machine: `${processors.length} × ${processors[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Chromium ${version}`,
  photos: photos.length,
  pairs: pairs.length,
});
console.log(`\n${text}`);
await writeInto(inRoot("docs/benchmarks.md"), text);
