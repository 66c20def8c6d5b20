/**
 * @file `npm run bench:guard`: the ratios of `npm run bench` at 10,000 persons and those of `npm run bench:networks`
 * beside those in baseline.json. Fails where one is more than half as much again: something has become slower than what it
 * is compared with. Of up to three runs the best counts, for other programs only ever make them slower. `-- --update`
 * writes the baseline anew, the median of three runs.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot } from "../../scripts/files.mjs";
import { complaint, run } from "../../scripts/run.mjs";

/** @typedef {Record<string, number>} Ratios */

const BASELINE = inRoot("tests/bench/baseline.json");
const COUNT = "10000";
const NETWORK_RUNS = "15";
const RUNS = 3;
const MOST = 1.5;

const isUpdate = process.argv.includes("--update");
/** @type {Ratios} */
const baseline = isUpdate ? {} : JSON.parse(await readFile(BASELINE, "utf8")).ratios;
const folder = await mkdtemp(join(tmpdir(), "visavis-guard-"));
/** @type {Record<string, number[]>} */
const found = {};
/** @type {Ratios} */
const best = {};
const tooSlow = () =>
  Object.entries(baseline).filter(([name, value]) => !((best[name] ?? NaN) <= MOST * value));
for (let nth = 0; nth < RUNS && (nth === 0 || isUpdate || tooSlow().length > 0); nth++) {
  for (const [name, value] of Object.entries(await measure())) {
    (found[name] ??= []).push(value);
    best[name] = Math.min(value, best[name] ?? Infinity);
  }
}
await rm(folder, { recursive: true });

if (isUpdate) {
  const ratios = Object.fromEntries(
    Object.entries(found).map(([name, all]) => [name, all.sort((a, b) => a - b)[all.length >> 1]]),
  );
  await writeFile(BASELINE, `${JSON.stringify({ count: Number(COUNT), ratios }, null, 2)}\n`);
} else {
  console.log("| ratio | now | baseline | at most |\n| --- | ---: | ---: | ---: |");
  for (const [name, value] of Object.entries(baseline)) {
    const cells = [best[name] ?? NaN, value, MOST * value].map((one) => one.toFixed(3));
    console.log(`| ${name} | ${cells.join(" | ")} |`);
  }
  const names = tooSlow().map(([name]) => name);
  if (names.length > 0) console.log(`\nSlower than it was: ${names.join(", ")}.`);
  process.exitCode = names.length > 0 ? 1 : 0;
}

/** @returns {Promise<Ratios>} */
async function measure() {
  return {
    ...(await ratiosOf("tests/bench/run.mjs", COUNT)),
    ...(await ratiosOf("tests/bench/networks.mjs", NETWORK_RUNS)),
  };
}

/** @param {string} bench @param {string} size @returns {Promise<Ratios>} */
async function ratiosOf(bench, size) {
  const file = join(folder, "ratios.json");
  const result = await run(process.execPath, [inRoot(bench), size, "--json", file], {
    quiet: true,
  });
  if (!result.ok) throw new Error(`The benchmark failed:\n${complaint(result)}`);
  return JSON.parse(await readFile(file, "utf8")).ratios;
}
