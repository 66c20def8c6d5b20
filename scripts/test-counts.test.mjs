import { describe, expect, it } from "vitest";
import { countPlaywright, judge, summary } from "./test-counts.mjs";

/** @typedef {import("@playwright/test/reporter").JSONReport} Report */

describe("judge", () => {
  it("counts a step without tests as one", () => {
    expect(judge(true, undefined)).toEqual({ passed: 1, failed: 0, skipped: [] });
    expect(judge(false, undefined)).toEqual({ passed: 0, failed: 1, skipped: [] });
  });

  it("never lets a program that failed pass", () => {
    expect(judge(false, { passed: 9, failed: 0, skipped: [] }).failed).toBe(1);
    expect(judge(false, { passed: 9, failed: 3, skipped: [] }).failed).toBe(3);
  });
});

describe("countPlaywright", () => {
  const test = (/** @type {string} */ status, /** @type {object[]} */ annotations = []) => ({
    status,
    annotations,
    results: [{}, { error: { message: "\u001b[31mexpected 1\u001b[39m\n  to be 2" } }],
  });
  const report = (/** @type {object[]} */ suites, /** @type {object[]} */ errors = []) =>
    /** @type {Report} */ (/** @type {unknown} */ ({ suites, errors }));

  it("counts tests in nested suites, a test passed at the second try among the passed; names it and those that failed", () => {
    const inner = { specs: [{ title: "b", file: "f", tests: [test("unexpected")] }] };
    const specs = [{ title: "a", file: "f", tests: [test("expected"), test("flaky")] }];
    const counts = countPlaywright(report([{ specs, suites: [inner] }]));
    const failures = ["f: b (expected 1 to be 2)"];
    expect(counts).toEqual({ passed: 2, failed: 1, failures, skipped: [], unsteady: ["f: a"] });
  });

  it("names skipped tests and why they were", () => {
    const skip = test("skipped", [{ type: "skip", description: "no camera" }]);
    const specs = [{ title: "live view", file: "e2e.ts", tests: [skip, test("skipped")] }];
    expect(countPlaywright(report([{ specs }])).skipped).toEqual([
      "e2e.ts: live view (no camera)",
      "e2e.ts: live view (did not run)",
    ]);
  });

  it("counts errors outside tests as failures", () => {
    const counts = countPlaywright(report([], [{ message: "no server" }]));
    expect(counts).toMatchObject({ failed: 1, failures: ["outside tests (no server)"] });
  });
});

describe("summary", () => {
  it("speaks of skipped tests only when there are any", () => {
    const counts = { passed: 3, failed: 1, skipped: [] };
    expect(summary([counts, counts])).toBe("6 passed, 2 failed");
    expect(summary([{ ...counts, skipped: ["x"] }])).toBe("3 passed, 1 failed, 1 skipped");
    expect(summary([])).toBe("0 passed, 0 failed");
  });
});
