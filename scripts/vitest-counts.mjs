/**
 * @file A Vitest reporter that leaves the counts for scripts/test.mjs. Vitest's own JSON knows
 * neither why a test was skipped nor that a hook failed.
 */
import { inRoot, writeWhole } from "./files.mjs";

export const VITEST_COUNTS = inRoot(".cache", "vitest.json");

export default class CountsReporter {
  /**
   * @param {readonly import("vitest/node").TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  async onTestRunEnd(modules, unhandledErrors) {
    /** @type {import("./test-counts.mjs").Counts} */
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const module of modules) {
      for (const part of [module, ...module.children.allSuites()]) {
        if (part.errors().length > 0) counts.failed++; // An import or a hook, and no test of its own.
      }
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === "passed") counts.passed++;
        else if (result.state === "failed") counts.failed++;
        else {
          const note = "note" in result ? result.note : undefined;
          const { mode } = test.options; // "run" means that a hook failed before its turn.
          const reason = note ?? (mode === "run" ? "did not run" : mode);
          counts.skipped.push(`${module.relativeModuleId}: ${test.fullName} (${reason})`);
        }
      }
    }
    await writeWhole(VITEST_COUNTS, JSON.stringify(counts));
  }
}
