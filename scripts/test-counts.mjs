/** @file How many tests passed, and how that is said. */
import { stripVTControlCharacters } from "node:util";

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped Titles with reasons.
 * @property {string[]} [failures] Titles of those that failed, with what they said.
 * @property {string[]} [unsteady] Titles of those that passed at the second try only.
 */

/**
 * A step that ends badly has failed, even when its report is missing or names no failure.
 *
 * @param {boolean} ok Whether the step's program ended well.
 * @param {Counts | undefined} counts From its report. Nothing for a step that has no tests.
 * @returns {Counts}
 */
export function judge(ok, counts) {
  if (!counts) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] };
  return !ok && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {import("@playwright/test/reporter").JSONReport} report
 * @returns {Counts}
 */
export function countPlaywright(report) {
  /** @type {Required<Counts>} */
  const counts = {
    passed: 0,
    failed: report.errors.length,
    failures: report.errors.map(({ message }) => failure("outside tests", message)),
    skipped: [],
    unsteady: [],
  };
  const suites = [...report.suites];
  for (let suite = suites.shift(); suite; suite = suites.shift()) {
    suites.push(...(suite.suites ?? []));
    for (const spec of suite.specs) {
      for (const test of spec.tests) {
        if (test.status === "flaky") counts.unsteady.push(`${spec.file}: ${spec.title}`);
        if (test.status === "unexpected") {
          counts.failed++;
          const message = test.results.at(-1)?.error?.message;
          counts.failures.push(failure(`${spec.file}: ${spec.title}`, message));
        } else if (test.status !== "skipped") counts.passed++;
        else {
          const reasons = test.annotations.map((note) => note.description ?? note.type).join("; ");
          counts.skipped.push(`${spec.file}: ${spec.title} (${reasons || "did not run"})`);
        }
      }
    }
  }
  return counts;
}

/**
 * @param {string} title
 * @param {string} [message] May have colours and many lines.
 * @returns {string} One line.
 */
export function failure(title, message = "") {
  const said = stripVTControlCharacters(message).replace(/\s+/g, " ").trim();
  return said ? `${title} (${said.slice(0, 300)})` : title;
}

/**
 * @param {Counts[]} all
 * @returns {string} The line that a test run ends with.
 */
export function summary(all) {
  const sum = (/** @type {(counts: Counts) => number} */ of) =>
    all.reduce((total, counts) => total + of(counts), 0);
  const skipped = sum((counts) => counts.skipped.length);
  const line = `${sum((counts) => counts.passed)} passed, ${sum((counts) => counts.failed)} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
