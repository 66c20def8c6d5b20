/**
 * @file `npm run accuracy`: labelled photos through the product's own pipeline in Chromium.
 *
 *   npm run accuracy -- [--data FOLDER] [--other FOLDER | --shrink PIXELS] [--templates FOLDER]
 *                       [--plot FILE] [--calibrate]
 *
 * FOLDER holds a subfolder of photos a person, or `pairs.csv` (fold,same,a,b) and
 * `images/PERSON/PHOTO`. No photo is judged before: what shows no face counts as undetected.
 *
 * --other      another population, judged with the calibration of the first
 * --shrink     the same photos as another population, their middle shrunk to so many pixels
 * --templates  where templates are kept, and read from if they are there
 * --plot       where to write the DET plot
 * --calibrate  writes models/calibration.json anew, from all of FOLDER; with --pack, the pack's
 *              own calibration into its pack.json. Whether what the enrolled have in common is
 *              taken out (`cohort`) is measured both ways, and written too
 * --pack       a folder with a model pack (docs/model-packs.md) to measure instead of the built-in
 *              recognition model or detector; `npm run evaluate` is the same command
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { format, resolveConfig } from "prettier";
import { setup } from "../../scripts/setup.mjs";
import { readDataset } from "./dataset.mjs";

/** A map from fewer pairs of strangers would be pinned down by a handful of them. */
const LEAST_PAIRS = 500_000;

const { values } = parseArgs({
  options: {
    data: { type: "string", default: "../shared/faces/lfw" },
    other: { type: "string" },
    shrink: { type: "string" },
    templates: { type: "string" },
    plot: { type: "string", default: ".cache/accuracy/det.svg" },
    calibrate: { type: "boolean", default: false },
    pack: { type: "string" },
  },
});
const { pack } = values;
/** @type {import("./dataset.mjs").Dataset} */
let dataset;
/**
 * What the pack says of itself.
 * @type {{ role: string, calibration?: Calibration, cohort?: boolean } | undefined}
 * @typedef {import("../../src/engine/score.ts").Calibration} Calibration
 */
let described;
try {
  dataset = readDataset(values.data);
  if (pack) described = JSON.parse(await readFile(join(pack, "pack.json"), "utf8"));
  if (described?.role === "detector" && values.calibrate) {
    throw new Error("A detector has no calibration: it is the recognition model's.");
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

await setup();
// Only now: they need what set-up installs.
const { templatesOf } = await import("./templates.mjs");
const { loadProduct } = await import("./product.mjs");
const report = await import("./report.mjs");
const { detPlot } = await import("./det-plot.mjs");
const { fit, split } = await import("./calibration.mjs");
const { chooseCohort } = await import("./cohort-choice.mjs");

const kept = (/** @type {string} */ name) => values.templates && join(values.templates, name);
const embedded = await templatesOf(dataset, kept("first"), { pack });
const product = await loadProduct();

// What is measured is measured on people who were not in the fit.
const { fitted, unseen } = split(embedded.samples);
const own = fit(fitted, "ACCURATE");
const isEnough = own.pairs >= LEAST_PAIRS;
const isEmbedder = described !== undefined && described.role !== "detector";
const shipped = isEmbedder
  ? described?.calibration
  : JSON.parse(await readFile("models/calibration.json", "utf8"));
const map = isEnough || !shipped ? own : shipped;

report.facts(dataset, embedded);
const curves = report.verification(dataset, embedded.samples);
if (isEnough) {
  report.unseenPeople(fitted, unseen, product);
} else {
  console.log(
    `\n${own.pairs.toLocaleString("en")} pairs of strangers are too few for a calibration: ` +
      (isEmbedder
        ? "the pack's own is used where it has one."
        : "the one in models/calibration.json is used, which LFW's people are in."),
  );
}
const judged = isEnough ? unseen : embedded.samples;
curves.push(...report.galleries(`${judged.length} photos`, judged, map, product));
report.references(embedded.samples, product);

if (values.other || values.shrink) {
  const other = values.other ? readDataset(values.other) : dataset;
  const name = values.other ? "other" : `shrunk-${values.shrink}`;
  const others = await templatesOf(other, kept(name), {
    ...{ pack, shrunkTo: Number(values.shrink ?? 0) },
  });
  report.facts(other, others);
  const judged = values.other ? others.samples : split(others.samples).unseen;
  report.galleries(
    values.other ?? `the same, shrunk to ${values.shrink} pixels`,
    judged,
    map,
    product,
  );
}

await mkdir(dirname(values.plot), { recursive: true });
await writeFile(
  values.plot,
  detPlot(curves, `Detection error trade-off, ${embedded.samples.length} photos`),
);
console.log(`\nDET plot: ${values.plot}`);

if (values.calibrate) {
  const everybody = fit(embedded.samples, "ACCURATE");
  const round = (/** @type {number} */ value) => Number(value.toFixed(4));
  const knots = everybody.knots.map((knot) => knot.map(round));
  const choice = chooseCohort(embedded.samples, product);
  const { cohort = true } = choice ?? described ?? {};
  console.log(
    `\n${choice?.found ?? "Too few people to measure what taking the cohort out brings"}. ` +
      `Hence "cohort": ${String(cohort)}.`,
  );
  const measured = { neutral: round(everybody.neutral), knots };
  const file = pack ? join(pack, "pack.json") : "models/calibration.json";
  const { models, pipeline } = embedded.info;
  const { id, version } = models.find(({ id }) => id.startsWith("fr-feature")) ?? models[0] ?? {};
  const record = pack
    ? { ...described, cohort, calibration: measured }
    : {
        ...{ model: `${id}@${version}`, pipeline, photos: embedded.samples.length },
        people: new Set(embedded.samples.map(({ person }) => person)).size,
        ...{ pairs: everybody.pairs, cohort },
        ...measured,
      };
  const options = await resolveConfig(file);
  await writeFile(file, await format(JSON.stringify(record), { ...options, parser: "json" }));
  console.log(`Calibration: ${file}`);
}
