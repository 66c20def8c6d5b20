/**
 * @file `npm run accuracy`: LFW's verification pairs through the product's own pipeline in Chromium.
 *
 *   npm run accuracy -- [--data FOLDER] [--out FILE]
 *
 * FOLDER holds `pairs.csv` (fold,same,a,b) and `images/PERSON/PHOTO.jpg`.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import sirv from "sirv";
import { createServer } from "vite";
import { ensureChromium } from "../../scripts/chromium.mjs";
import { setup } from "../../scripts/setup.mjs";
import { cosine, foldAccuracy, impostorScores, tmrAtFmr } from "./metrics.mjs";

const { values } = parseArgs({
  options: {
    data: { type: "string", default: "../shared/faces/lfw" },
    out: { type: "string" },
  },
});
const data = resolve(values.data);
if (!existsSync(join(data, "pairs.csv"))) {
  console.error(`There is no pairs.csv in ${data}. Give the folder of LFW with --data.`);
  process.exit(1);
}

const pairs = readFileSync(join(data, "pairs.csv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [fold, same, a, b] = line.trim().split(",");
    return { fold: Number(fold), same: same === "1", a, b };
  });
const photos = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort();

await setup();
const server = await createServer({
  logLevel: "warn",
  // Nothing may reload the page in the middle of the run.
  server: { port: 0, hmr: false, watch: null },
  plugins: [
    {
      name: "photos",
      configureServer: ({ middlewares }) => {
        middlewares.use("/photos", sirv(join(data, "images"), { dev: false }));
      },
    },
  ],
});
await server.listen();
const origin = server.resolvedUrls?.local[0];
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: ["--no-sandbox"],
});
const page = await browser.newPage();
await page.goto(`${origin}tests/accuracy/index.html`);
await page.waitForFunction(() => "accuracy" in globalThis);

/** @type {Map<string, import("./worker.ts").Embedded>} */
const embedded = new Map();
const started = Date.now();
const info = await page.evaluate(() => globalThis.accuracy.info());
for (const photo of photos) {
  embedded.set(
    photo,
    await page.evaluate((url) => globalThis.accuracy.embed(url), `/photos/${photo}`),
  );
  if (embedded.size % 500 === 0) {
    const rate = (embedded.size / (Date.now() - started)) * 1000;
    console.log(`${embedded.size} of ${photos.length} photos, ${rate.toFixed(1)} a second`);
  }
}
await browser.close();
await server.close();

const undetected = photos.filter((photo) => !embedded.get(photo)?.templates);
const found = photos.filter((photo) => embedded.get(photo)?.templates);
const identities = found.map((photo) => photo.split("/")[0]);
/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
/** @param {"analyse" | "fast" | "accurate"} stage */
const medianMs = (stage) => median(found.map((photo) => embedded.get(photo).ms[stage]));

const report = {
  photos: photos.length,
  people: new Set(identities).size,
  pairs: pairs.length,
  undetected,
  engine: info,
  ms: { analyse: medianMs("analyse"), fast: medianMs("fast"), accurate: medianMs("accurate") },
  modes: {},
};
for (const mode of ["FAST", "ACCURATE"]) {
  const templates = new Map(
    found.map((photo) => [photo, Float32Array.from(embedded.get(photo).templates[mode])]),
  );
  // A photo without a template counts as "different from everybody".
  const scored = pairs.map(({ fold, same, a, b }) => {
    const [left, right] = [templates.get(a), templates.get(b)];
    return { fold, same, score: left && right ? cosine(left, right) : -1 };
  });
  const genuine = Float32Array.from(scored.filter(({ same }) => same).map(({ score }) => score));
  const impostors = impostorScores([...templates.values()], identities);
  const tmr = Object.fromEntries(
    [1e-2, 1e-3, 1e-4].map((fmr) => [fmr.toExponential(), tmrAtFmr(genuine, impostors, fmr)]),
  );
  report.modes[mode] = { accuracy: foldAccuracy(scored), impostors: impostors.length, tmr };
}
if (values.out) writeFileSync(values.out, JSON.stringify(report, null, 2));

const percent = (share) => `${(share * 100).toFixed(2)} %`;
console.log(
  `\n${report.pairs} pairs, ${report.photos} photos of ${report.people} people; ${info.backend}, ${info.threads} thread(s)`,
);
console.log(`undetected among the pairs: ${undetected.length} ${undetected.join(" ")}`);
console.log(
  `median ms a photo: ${report.ms.analyse.toFixed(1)} decode, detect and align; ` +
    `${report.ms.fast.toFixed(1)} a face FAST; ${report.ms.accurate.toFixed(1)} a face ACCURATE`,
);
for (const [mode, { accuracy, impostors, tmr }] of Object.entries(report.modes)) {
  const rates = Object.entries(tmr).map(
    ([fmr, { tmr: rate, threshold }]) =>
      `${percent(rate)} at ${fmr} (cosine ${threshold.toFixed(3)})`,
  );
  console.log(
    `${mode}: accuracy ${percent(accuracy.mean)} ± ${percent(accuracy.deviation)}; ` +
      `TMR at FMR over ${impostors} impostor pairs: ${rates.join(", ")}`,
  );
}
