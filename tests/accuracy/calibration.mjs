/** @file Fits the map from similarity to false match rate, and checks it on other people. */
import { dot, impostorScores, shareAbove, thresholdAt } from "./metrics.mjs";

/** @typedef {import("./templates.mjs").Sample} Sample */
/** @typedef {import("./templates.mjs").Mode} Mode */

/** The rates at which the map is pinned down; 1e-6 needs millions of pairs. */
const RATES = [0.5, 0.1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6];
/** With fewer pairs beyond a threshold than this it is a matter of chance. */
const LEAST_BEYOND = 5;

/**
 * The first three fifths of the folds and the others; no person is in both.
 *
 * @param {readonly Sample[]} samples
 */
export function split(samples) {
  const folds = [...new Set(samples.map(({ fold }) => fold))].sort((a, b) => a - b);
  const last = folds[Math.ceil(folds.length * 0.6) - 1] ?? 0;
  return {
    fitted: samples.filter(({ fold }) => fold <= last),
    unseen: samples.filter(({ fold }) => fold > last),
  };
}

/** @param {readonly Sample[]} samples @param {Mode} mode */
export function strangers(samples, mode) {
  const vectors = samples.map(({ templates }) => templates[mode]);
  return impostorScores(samples, (i, j) =>
    dot(/** @type {Float32Array} */ (vectors[i]), /** @type {Float32Array} */ (vectors[j])),
  );
}

/**
 * @param {readonly Sample[]} samples
 * @param {Mode} mode
 * @returns {import("../../src/engine/score.ts").Calibration & { pairs: number }}
 */
export function fit(samples, mode) {
  const impostors = strangers(samples, mode);
  /** @type {[number, number][]} */
  const knots = RATES.filter((rate) => rate * impostors.length >= LEAST_BEYOND).map((rate) => [
    thresholdAt(impostors, rate),
    Math.log10(rate),
  ]);
  const [[x0, y0] = [NaN, NaN], [x1, y1] = [NaN, NaN]] = knots.slice(-2);
  // Beyond what can be counted it goes on as steeply as it did last.
  for (let y = y1 - 1; y >= -6; y -= 1) knots.push([x1 + ((x1 - x0) / (y1 - y0)) * (y - y1), y]);
  return { pairs: impostors.length, neutral: neutralOf(samples, mode), knots };
}

/** The mean similarity of two people, from everybody's first photo. */
function neutralOf(/** @type {readonly Sample[]} */ samples, /** @type {Mode} */ mode) {
  const firsts = new Map([...samples].reverse().map((sample) => [sample.person, sample]));
  const sum = new Float64Array(samples[0]?.templates[mode].length ?? 0);
  for (const { templates } of firsts.values()) {
    templates[mode].forEach((value, at) => (sum[at] = (sum[at] ?? 0) + value));
  }
  // |Σ|² counts each with itself, which is 1, and every pair twice.
  const count = firsts.size;
  return (dot(sum, sum) - count) / (count * (count - 1));
}

/**
 * The measured over the stated false match rate at some scores, for people who were not in the fit.
 *
 * @param {Float32Array} scores Of strangers, 0 to 1.
 * @param {(score: number) => number} stated The rate that a score states.
 * @param {readonly number[]} at
 */
export function ratios(scores, stated, at) {
  return at.map((score) => shareAbove(scores, score) / stated(score));
}
