/** @file The parts of `npm run accuracy`, printed as Markdown. */
import { fit, ratios, strangers } from "./calibration.mjs";
import { byPerson, compare, drawAlike, drawAny } from "./galleries.mjs";
import { dot, draw, foldAccuracy, randomFrom, shareAbove, thresholdAt } from "./metrics.mjs";
import { withReferences } from "./references.mjs";
import { MODES } from "./templates.mjs";

/**
 * @typedef {import("./templates.mjs").Sample} Sample
 * @typedef {import("./templates.mjs").Embedded} Embedded
 * @typedef {import("./dataset.mjs").Dataset} Dataset
 * @typedef {Awaited<ReturnType<typeof import("./product.mjs").loadProduct>>} Product
 * @typedef {import("../../src/engine/score.ts").Calibration} Calibration
 * @typedef {{ name: string, impostors: Float32Array, genuine: Float32Array }} Curve
 */

const RATES = [1e-2, 1e-3, 1e-4, 1e-5];
const SCORES = [0.75, 0.81, 0.87];
/** Galleries are drawn until about so many strangers' comparisons are made. */
const COMPARISONS = 1_000_000;
const MOST_DRAWS = 600;
/** A rate at which fewer strangers than this are expected to match says nothing. */
const LEAST_EVENTS = 5;

/** @param {number} share */
const percent = (share) => `${(share * 100).toFixed(2)} %`;
const times = (/** @type {number} */ ratio) => `× ${ratio.toFixed(2)}`;

/**
 * What a share of so many comparisons is, or that they are too few to say.
 *
 * @param {string} value @param {number} rate @param {number} comparisons
 */
const ifEnough = (value, rate, comparisons) =>
  rate * comparisons >= LEAST_EVENTS ? value : "too few";

/** @param {string[]} head @param {string[][]} rows */
function table(head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  console.log([line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n"));
}

/** @param {Dataset} dataset @param {Embedded} embedded */
export function facts(dataset, { info, samples, undetected }) {
  const median = (/** @type {(ms: Sample["ms"]) => number} */ stage) => {
    const sorted = samples.map(({ ms }) => stage(ms)).sort((a, b) => a - b);
    return (sorted[Math.floor(sorted.length / 2)] ?? NaN).toFixed(1);
  };
  const people = new Set(samples.map(({ person }) => person)).size;
  const [detector, embedder] = info.models.map(({ id, version }) => `${id}@${version}`);
  console.log(
    `\n## ${dataset.name}\n\n${dataset.photos.length} photos, ${people} people; ${detector} and ` +
      `${embedder}; ${info.backend}, ${info.threads} thread(s). Undetected: ${undetected}. Median ms: ` +
      `${median(({ analyse }) => analyse)} a photo to decode, detect and align; ` +
      `${median(({ fast }) => fast)} a face in FAST mode, ${median(({ accurate }) => accurate)} in ACCURATE.`,
  );
}

/**
 * @param {Dataset} dataset
 * @param {readonly Sample[]} samples
 * @returns {Curve[]}
 */
export function verification(dataset, samples) {
  console.log("\n### Verification, one photo with one\n");
  const byPhoto = new Map(samples.map((sample) => [sample.photo, sample]));
  const pairs = dataset.pairs ?? drawPairs(samples);
  /** @type {Curve[]} */
  const curves = [];
  const rows = MODES.map((mode) => {
    // A photo without a template counts as "different from everybody".
    const scored = pairs.map(({ fold, same, a, b }) => {
      const [left, right] = [byPhoto.get(a)?.templates[mode], byPhoto.get(b)?.templates[mode]];
      return { fold, same, score: left && right ? dot(left, right) : -1 };
    });
    const genuine = Float32Array.from(scored.filter(({ same }) => same).map(({ score }) => score));
    const impostors = strangers(samples, mode);
    curves.push({ name: mode, impostors, genuine });
    const { mean, deviation } = foldAccuracy(scored);
    return [
      mode,
      `${percent(mean)} ± ${percent(deviation)}`,
      ...RATES.map((rate) =>
        ifEnough(
          percent(shareAbove(genuine, thresholdAt(impostors, rate))),
          rate,
          impostors.length,
        ),
      ),
      impostors.length.toLocaleString("en"),
    ];
  });
  table(["mode", "accuracy", ...RATES.map((rate) => `TMR at ${rate}`), "impostor pairs"], rows);
  return curves;
}

/** All pairs of photos of one person, and as many of strangers in the same fold. */
function drawPairs(/** @type {readonly Sample[]} */ samples) {
  const random = randomFrom(5);
  /** @type {NonNullable<Dataset["pairs"]>} */
  const pairs = [];
  const folds = new Set(samples.map(({ fold }) => fold));
  for (const fold of folds) {
    const own = samples.filter((sample) => sample.fold === fold);
    const genuine = [...byPerson(own).values()].flatMap((photos) =>
      photos.flatMap((a, at) => photos.slice(0, at).map((b) => [a, b])),
    );
    for (const [a, b] of genuine) {
      if (a && b) pairs.push({ fold, same: true, a: a.photo, b: b.photo });
    }
    for (let i = 0; i < genuine.length;) {
      const [a, b] = draw(own, 2, random);
      if (!a || !b || a.person === b.person) {
        // Where a fold has one person there is no stranger.
        if (new Set(own.map(({ person }) => person)).size < 2) break;
        continue;
      }
      pairs.push({ fold, same: false, a: a.photo, b: b.photo });
      i += 1;
    }
  }
  return pairs;
}

/**
 * @param {readonly Sample[]} fitted
 * @param {readonly Sample[]} unseen
 * @param {Product} product
 */
export function unseenPeople(fitted, unseen, { score }) {
  console.log("\n### Measured over stated false match rate, people who were not in the fit\n");
  const rows = MODES.map((mode) => {
    const map = new score.ScoreMap(fit(fitted, mode));
    const impostors = strangers(unseen, mode);
    const scores = impostors.map((similarity) => map.scoreOf(similarity));
    const found = ratios(scores, score.fmrOfScore, SCORES).map((ratio, at) =>
      ifEnough(times(ratio), score.fmrOfScore(SCORES[at] ?? 1), scores.length),
    );
    return [mode, ...found, impostors.length.toLocaleString("en")];
  });
  table(["mode", ...SCORES.map((value) => `at ${value}`), "impostor pairs"], rows);
}

/**
 * @param {string} name
 * @param {readonly Sample[]} samples
 * @param {Calibration} calibration
 * @param {Product} product
 * @returns {Curve[]} Those of a gallery of 300, where there are so many people.
 */
export function galleries(name, samples, calibration, { score, cohort }) {
  console.log(`\n### Galleries of ${name}: strangers and friends of the enrolled\n`);
  console.log("Measured over stated FMR; TMR at the same score, and at the same true FMR.\n");
  const map = new score.ScoreMap(calibration);
  const people = byPerson(samples);
  const half = Math.floor(people.size / 2);
  const sizes = [12, 16, 50, 300].filter((size) => size <= half);
  const kinds = [
    ...sizes.map((size) => ({
      kind: `any ${size}`,
      size,
      draws: (/** @type {number} */ n) => drawAny(people, size, n),
    })),
    ...sizes.slice(0, 3).map((size) => ({
      kind: `${size} look-alikes`,
      size: size / 4,
      draws: (/** @type {number} */ n) => drawAlike(people, size, n, "ACCURATE"),
    })),
    ...sizes
      .slice(1, 2)
      .filter(() => half >= 300)
      .map((size) => ({
        kind: `${size} look-alikes among 300`,
        size,
        draws: (/** @type {number} */ n) => drawAlike(people, size, n, "ACCURATE", 300 - size),
      })),
  ];
  /** @type {Curve[]} */
  const curves = [];
  const rows = kinds.flatMap(({ kind, size, draws }) => {
    const count = Math.max(4, Math.min(MOST_DRAWS, Math.round(COMPARISONS / (size * 350))));
    const found = compare(people, draws(count), "ACCURATE", { cohort, neutral: map.neutral });
    if (kind === "any 300") {
      for (const [way, { impostors, genuine }] of Object.entries(found)) {
        const label = way === "plain" ? "ACCURATE, 300 enrolled" : "… cohort taken out";
        curves.push({ name: label, impostors: impostors.toSorted(), genuine });
      }
    }
    return Object.entries(found).map(([way, { impostors, genuine }]) => {
      const scores = (/** @type {Float32Array} */ all) => all.map((value) => map.scoreOf(value));
      const [strange, known] = [scores(impostors), scores(genuine)];
      const sorted = impostors.toSorted();
      const at = SCORES.slice(0, 2);
      // Drawn again and again, the same two photos say the same.
      const distinct = Math.min(strange.length, samples.length ** 2 / 2);
      const enough = (/** @type {string} */ value, /** @type {number} */ rate) =>
        ifEnough(value, rate, distinct);
      return [
        kind,
        way === "plain" ? "plain" : "cohort taken out",
        ...ratios(strange, score.fmrOfScore, at).map((ratio, i) =>
          enough(times(ratio), score.fmrOfScore(at[i] ?? 1)),
        ),
        ...at.map((value) => percent(shareAbove(known, value))),
        ...[1e-3, 1e-4].map((rate) =>
          enough(percent(shareAbove(genuine, thresholdAt(sorted, rate))), rate),
        ),
        `${impostors.length.toLocaleString("en")} / ${genuine.length.toLocaleString("en")}`,
      ];
    });
  });
  table(
    [
      ...["enrolled", "similarity", "FMR at 0.75", "at 0.81", "TMR at 0.75", "at 0.81"],
      ...["TMR at true 1e-3", "1e-4", "impostors / genuine"],
    ],
    rows,
  );
  return curves;
}

export function references(
  /** @type {readonly Sample[]} */ samples,
  /** @type {Product} */ { fusion },
) {
  const people = byPerson(samples);
  if (![...people.values()].some((own) => own.length > 3)) return;
  console.log("\n### Several reference photos a person, ACCURATE\n");
  const rows = [1, 2, 3].map((count) => {
    const found = withReferences(people, count, "ACCURATE", (some) => fusion.fuse(some), RATES);
    return [
      String(count),
      ...found.tmr.map((tmr, at) => ifEnough(percent(tmr), RATES[at] ?? 0, found.impostors.length)),
      `${found.impostors.length.toLocaleString("en")} / ${found.genuine.length}`,
    ];
  });
  table(["references", ...RATES.map((rate) => `TMR at ${rate}`), "impostors / genuine"], rows);
}
