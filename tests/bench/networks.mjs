/**
 * @file `npm run bench:networks [runs] [-- --json FILE]`: how long each network takes by our own kernels and by ONNX
 * Runtime, in Chromium's worker, with one thread and with two. Prints a table, or writes the ratios with one thread into
 * the file; never fails because something is slow.
 */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { setup } from "../../scripts/setup.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "string" } },
});
const runs = Number(positionals[0] ?? 60);
const CASES = [
  { name: "retinaface", input: "data", dims: [1, 3, 256, 256] },
  { name: "retinaface", input: "data", dims: [1, 3, 352, 448] },
  { name: "retinaface", input: "data", dims: [1, 3, 768, 1024] },
  { name: "fr_feature", input: "input", dims: [1, 3, 112, 112] },
  { name: "fr_detect", input: "input", dims: [1, 3, 240, 320] },
  { name: "fr_liveness", input: "input", dims: [1, 3, 128, 128] },
  { name: "fr_landmark", input: "input", dims: [1, 1, 64, 64] },
  { name: "fr_eye", input: "input", dims: [1, 1, 24, 24] },
];
const THREADS = options.json ? [1] : [1, 2];

await setup();
// Only now: it needs what set-up installs.
const { openWorkerPage } = await import("../accuracy/worker-page.mjs");
/** @type {string[][]} */
const rows = CASES.map(({ name, dims }) => [`${name}, ${dims.slice(2).join("×")}`]);
/** @type {Record<string, number>} */
const ratios = {};
for (const threads of THREADS) {
  const { page, close } = await openWorkerPage("models", undefined, {
    html: "../bench/networks.html",
    global: "networks",
  });
  await page.evaluate((count) => globalThis.networks.open(count), threads);
  for (const [at, { name, input, dims }] of CASES.entries()) {
    const { ours, theirs } = await page.evaluate(
      ({ url, of, size, count }) => globalThis.networks.time(url, of, size, count),
      { url: `/photos/${name}.onnx`, of: input, size: dims, count: runs },
    );
    const [own, ort] = [median(ours), median(theirs)];
    ratios[`${rows[at]?.[0]}: our kernels / ONNX Runtime`] = own / ort;
    rows[at]?.push(ort.toFixed(2), own.toFixed(2), `${(ort / own).toFixed(2)} ×`);
  }
  await close();
}
const head = THREADS.flatMap((count) => [`ONNX Runtime, ${count}`, `our kernels, ${count}`, ""]);
console.log(`\n| median ms, threads | ${head.join(" | ")} |`);
console.log(`| --- |${" ---: |".repeat(head.length)}`);
for (const row of rows) console.log(`| ${row.join(" | ")} |`);
if (options.json) await writeFile(options.json, JSON.stringify({ ratios }));

/** @param {number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}
