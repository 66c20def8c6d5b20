/**
 * @file A Vitest reporter that leaves the counts for scripts/test.mjs. Vitest's own JSON knows
 * neither why a test was skipped nor that a hook failed.
 */
import { inRoot, writeWhole } from "./files.mjs";
import { failure } from "./test-counts.mjs";

export const VITEST_COUNTS = inRoot(".cache", "vitest.json");

export default class CountsReporter {
  /**
   * @param {readonly import("vitest/node").TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  async onTestRunEnd(modules, unhandledErrors) {
    /** @type {string[]} */
    const failures = [];
    const fail = (/** @type {string} */ title, /** @type {readonly unknown[]} */ errors) =>
      failures.push(failure(title, messageOf(errors[0])));
    for (const error of unhandledErrors) fail("outside tests", [error]);
    /** @type {import("./test-counts.mjs").Counts} */
    const counts = { passed: 0, failed: 0, failures, skipped: [] };
    for (const module of modules) {
      for (const part of [module, ...module.children.allSuites()]) {
        // An import or a hook, and no test of its own.
        if (part.errors().length > 0) fail(module.relativeModuleId, part.errors());
      }
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === "passed") counts.passed++;
        else if (result.state === "failed") {
          fail(`${module.relativeModuleId}: ${test.fullName}`, result.errors);
        } else {
          const note = "note" in result ? result.note : undefined;
          const { mode } = test.options; // "run" means that a hook failed before its turn.
          const reason = note ?? (mode === "run" ? "did not run" : mode);
          counts.skipped.push(`${module.relativeModuleId}: ${test.fullName} (${reason})`);
        }
      }
    }
    counts.failed = failures.length;
    await writeWhole(VITEST_COUNTS, JSON.stringify(counts));
  }
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Object && "message" in error
    ? String(error.message)
    : String(error ?? "");
}
