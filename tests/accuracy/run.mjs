/**
 * @file `npm run accuracy`: LFW's verification pairs through the product's own pipeline in Chromium.
 *
 *   npm run accuracy -- [--data FOLDER]
 *
 * FOLDER holds `pairs.csv` (fold,same,a,b) and `images/PERSON/PHOTO.jpg`.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { setup } from "../../scripts/setup.mjs";
import { cosine, foldAccuracy, impostorScores, tmrAtFmr } from "./metrics.mjs";

const { values } = parseArgs({
  options: { data: { type: "string", default: "../shared/faces/lfw" } },
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
    const [fold = "", same = "", a = "", b = ""] = line.trim().split(",");
    return { fold: Number(fold), same: same === "1", a, b };
  });
const photos = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort();

await setup();
// Only now: it needs what set-up installs.
const { embedAll } = await import("./embed-all.mjs");
const { info, embedded } = await embedAll(join(data, "images"), photos);

const found = [...embedded].flatMap(([photo, { templates, ms }]) =>
  templates ? [{ photo, templates, ms }] : [],
);
const identities = found.map(({ photo }) => photo.split("/")[0] ?? "");

/** @param {(ms: { analyse: number, fast: number, accurate: number }) => number} stage */
function medianMs(stage) {
  const sorted = found.map(({ ms }) => stage(ms)).sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length / 2)] ?? NaN).toFixed(1);
}
/** @param {number} share */
const percent = (share) => `${(share * 100).toFixed(2)} %`;

console.log(
  `\n${pairs.length} pairs, ${photos.length} photos of ${new Set(identities).size} people; ` +
    `${info.backend}, ${info.threads} thread(s)`,
);
console.log(`undetected among the pairs: ${photos.length - found.length}`);
console.log(
  `median ms: ${medianMs(({ analyse }) => analyse)} a photo to decode, detect and align; ` +
    `${medianMs(({ fast }) => fast)} a face in FAST mode, ${medianMs(({ accurate }) => accurate)} in ACCURATE`,
);
for (const mode of /** @type {const} */ (["FAST", "ACCURATE"])) {
  const templates = new Map(
    found.map(({ photo, templates: of }) => [photo, Float32Array.from(of[mode])]),
  );
  // A photo without a template counts as "different from everybody".
  const scored = pairs.map(({ fold, same, a, b }) => {
    const [left, right] = [templates.get(a), templates.get(b)];
    return { fold, same, score: left && right ? cosine(left, right) : -1 };
  });
  const genuine = Float32Array.from(scored.filter(({ same }) => same).map(({ score }) => score));
  const impostors = impostorScores([...templates.values()], identities);
  const { mean, deviation } = foldAccuracy(scored);
  console.log(
    `${mode}: accuracy ${percent(mean)} ± ${percent(deviation)}; TMR, over ${impostors.length} impostor pairs,`,
  );
  for (const fmr of [1e-2, 1e-3, 1e-4]) {
    const { tmr, threshold } = tmrAtFmr(genuine, impostors, fmr);
    console.log(`  ${percent(tmr)} at FMR ${fmr} (cosine ${threshold.toFixed(3)})`);
  }
}
