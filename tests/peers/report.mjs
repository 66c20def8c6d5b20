/** @file The table of the peers, and its place in the docs. */
import { readFile, writeFile } from "node:fs/promises";
import { format } from "prettier";
import { PRODUCTS } from "./measure.mjs";

/**
 * @typedef {object} Found
 * @property {number[]} [pipeline1] Milliseconds, one thread.
 * @property {number[]} [pipeline2] Two threads.
 * @property {number} [undetected] Share of the photos.
 * @property {number} [accuracy] 0 to 1
 * @property {number[]} [starts] Milliseconds.
 * @property {{ memory: number, files: number, raw: number, brotli: number }} [visit] Bytes.
 * @property {number} [search10000] Milliseconds.
 * @property {number} [search100000]
 */

const [BEGIN, END] = ["<!-- peers -->", "<!-- /peers -->"];

/**
 * @param {Record<string, Found>} found
 * @param {Record<string, number> | null} native Milliseconds by threads.
 * @param {{ machine: string, photos: number, pairs: number }} run
 */
export function table(found, native, { machine, photos, pairs }) {
  /** @type {[what: string, of: (found: Found) => number | undefined, show: (value: number) => string, better: "less" | "more", native?: number][]} */
  const rows = [
    [
      "photo to template, one thread, median",
      (of) => at(of.pipeline1, 0.5),
      ms,
      "less",
      native?.[1],
    ],
    ["… 95th percentile", (of) => at(of.pipeline1, 0.95), ms, "less"],
    [
      "photo to template, two threads, median",
      (of) => at(of.pipeline2, 0.5),
      ms,
      "less",
      native?.[2],
    ],
    ["… 95th percentile", (of) => at(of.pipeline2, 0.95), ms, "less"],
    ["photos without a face found", (of) => of.undetected, percent, "less"],
    ["accuracy on the pairs", (of) => of.accuracy, percent, "more"],
    ["start to first result, files cached, two threads", (of) => at(of.starts, 0.5), ms, "less"],
    ["download", (of) => of.visit?.raw, megabytes, "less"],
    ["download, brotli", (of) => of.visit?.brotli, megabytes, "less"],
    ["its process after 30 photos", (of) => of.visit?.memory, megabytes, "less"],
    ["search among 10,000", (of) => of.search10000, ms, "less"],
    ["search among 100,000", (of) => of.search100000, ms, "less"],
  ];
  const lines = rows.map(([what, of, show, better, limit]) => {
    const values = PRODUCTS.map((product) => of(found[product] ?? {}) ?? NaN);
    const [own = NaN, ...others] = values;
    const cells = values.map((value, nth) => {
      if (Number.isNaN(value)) return "not measured";
      if (nth === 0 || show === percent) return show(value);
      return `${show(value)} (${(value / own).toFixed(1)} ×)`;
    });
    const isAhead = others.every((value) => (better === "less" ? own <= value : own >= value));
    const native = limit === undefined ? "" : `${ms(limit)} (${(limit / own).toFixed(2)} ×)`;
    return `| ${[what, ...cells, native, isAhead ? "yes" : "**no**"].join(" | ")} |`;
  });
  return [
    `${machine}; ${photos} photos of LFW's folds 1 and 2, ${pairs} pairs of them. In brackets: how many times Visavis's.`,
    "",
    "| | Visavis | human 3.3.6 | face-api 1.7.15 | native ONNX Runtime, inference alone | Visavis ahead |",
    "| --- | ---: | ---: | ---: | ---: | --- |",
    ...lines,
  ].join("\n");
}

/**
 * @param {string} path
 * @param {string} text
 */
export async function writeInto(path, text) {
  const before = await readFile(path, "utf8");
  const [start, end] = [before.indexOf(BEGIN), before.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`${path} has no place for the table.`);
  const after = `${before.slice(0, start + BEGIN.length)}\n\n${text}\n\n${before.slice(end)}`;
  await writeFile(path, await format(after, { parser: "markdown" }));
}

/** @param {number[] | undefined} values @param {number} share */
function at(values, share) {
  const sorted = values?.toSorted((one, other) => one - other);
  return sorted?.[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

const ms = (/** @type {number} */ value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const megabytes = (/** @type {number} */ value) => `${(value / 1e6).toFixed(1)} MB`;
const percent = (/** @type {number} */ value) => `${(100 * value).toFixed(2)} %`;
