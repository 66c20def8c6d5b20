/**
 * @file Every check there is: `npm test`, or `npm test -- unit build` for some of them. All run
 * even when one fails. The last line is the sum, such as "128 passed, 0 failed".
 */
import { rm } from "node:fs/promises";
import { ensureChromium } from "./chromium.mjs";
import { inRoot, readIfThere } from "./files.mjs";
import { run, runBin } from "./run.mjs";
import { setup } from "./setup.mjs";
import { countPlaywright, judge, summary } from "./test-counts.mjs";

/** @typedef {import("./test-counts.mjs").Counts} Counts */

/** A step that hangs must not hold up a build machine for ever. */
const STEP_TIMEOUT = 60 * 60_000;

/** Written by scripts/vitest-counts.mjs, which needs no import here. */
const VITEST_COUNTS = ".cache/vitest.json";
const PLAYWRIGHT_REPORT = ".cache/playwright.json";

/**
 * @typedef {object} Step
 * @property {string} key What it is called on the command line.
 * @property {string} title
 * @property {[packageName: string, args: string[], bin?: string]} [program]
 * @property {string} [script] Instead of a package's program: one of this project.
 * @property {boolean} [browser] Whether it needs Chromium.
 * @property {string} [report] The file it leaves its counts in.
 * @property {(report: import("@playwright/test/reporter").JSONReport) => Counts} [count] Reads that file. Without it: the counts themselves.
 */

/** @type {Step[]} */
const STEPS = [
  { key: "format", title: "format", program: ["prettier", ["--check", "."]] },
  { key: "lint", title: "lint", program: ["eslint", ["."]] },
  {
    key: "types",
    title: "types",
    program: ["svelte-check", ["--fail-on-warnings", "--tsconfig", "./tsconfig.json"]],
  },
  {
    key: "unit",
    title: "unit + browser",
    program: ["vitest", ["run", "--reporter=default", "--reporter=./scripts/vitest-counts.mjs"]],
    browser: true,
    report: VITEST_COUNTS,
  },
  { key: "build", title: "build", program: ["vite", ["build"]] },
  {
    key: "e2e",
    title: "end to end",
    // A machine that stands still for a moment is no fault of the product; what needed the second
    // try is named all the same.
    program: ["@playwright/test", ["test", "--reporter=line,json", "--retries=1"], "playwright"],
    browser: true,
    report: PLAYWRIGHT_REPORT,
    count: countPlaywright,
  },
  { key: "speed", title: "speed (ratios)", script: "tests/bench/guard.mjs", browser: true },
];

const results = [];
try {
  const steps = chosenSteps(process.argv.slice(2));
  await setup();
  const env = {
    PLAYWRIGHT_JSON_OUTPUT_NAME: inRoot(PLAYWRIGHT_REPORT),
    ...(steps.some(({ browser }) => browser) && { VISAVIS_CHROMIUM: await ensureChromium() }),
  };
  for (const step of steps) results.push(await runStep(step, env));
  printTable(results);
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  results.push({ counts: judge(false, undefined) });
}
const counts = results.map((result) => result.counts);
// The exit code alone, and no exit(): that could cut off what is still to be written.
process.exitCode = counts.some(({ failed }) => failed > 0) ? 1 : 0;
console.log(summary(counts));

/** @param {string[]} keys */
function chosenSteps(keys) {
  const unknown = keys.filter((key) => !STEPS.some((step) => step.key === key));
  if (unknown.length > 0) {
    const known = STEPS.map(({ key }) => key).join(", ");
    throw new Error(`There is no step "${unknown.join(" ")}". The steps are: ${known}.`);
  }
  return keys.length > 0 ? STEPS.filter(({ key }) => keys.includes(key)) : STEPS;
}

/**
 * @param {Step} step
 * @param {NodeJS.ProcessEnv} env
 */
async function runStep({ title, program, script, report, count }, env) {
  console.log(`\n── ${title}`);
  const start = performance.now();
  if (report) await rm(inRoot(report), { force: true });
  const options = { env, timeout: STEP_TIMEOUT };
  const { ok } = program
    ? await runBin(program[0], program[1], { ...options, bin: program[2] })
    : await run(process.execPath, [inRoot(script ?? "")], options);
  const written = report ? await readIfThere(inRoot(report)) : undefined;
  const content = written && JSON.parse(written.toString());
  const counts = judge(ok, content && count ? count(content) : content);
  return { title, counts, seconds: (performance.now() - start) / 1000 };
}

/** @param {{ title: string, counts: Counts, seconds: number }[]} rows */
function printTable(rows) {
  printList(
    "Skipped",
    rows.flatMap(({ counts }) => counts.skipped),
  );
  printList(
    "Failed",
    rows.flatMap(({ counts }) => counts.failures ?? []),
  );
  printList(
    "Passed at the second try only",
    rows.flatMap(({ counts }) => counts.unsteady ?? []),
  );
  console.log("");
  for (const { title, counts, seconds } of rows) {
    const cells = [
      title.padEnd(16),
      `${counts.passed} passed`.padStart(12),
      `${counts.failed} failed`.padStart(12),
      `${seconds.toFixed(1)} s`.padStart(10),
    ];
    console.log(cells.join(""));
  }
  console.log("");
}

/**
 * @param {string} what
 * @param {string[]} titles
 */
function printList(what, titles) {
  if (titles.length > 0) console.log(`\n${what}:\n${titles.map((t) => `  ${t}`).join("\n")}`);
}
