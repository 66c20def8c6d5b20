import { expect, test } from "../e2e/fixtures.ts";
import { fuzz, type FuzzOptions } from "./fuzz.ts";
import { faultsOf, tableOf } from "./table.ts";

/** What `run.mjs` was told. */
const options = JSON.parse(process.env.VISAVIS_FUZZ ?? "{}") as Partial<FuzzOptions>;

test("damaged files through the app", async ({ context }) => {
  test.setTimeout(0);
  const { seed = 1, count = 1000, limit = 10_000, only } = options;
  let done = 0;
  const outcomes = await fuzz(context, {
    ...{ seed, count, limit, only },
    onOutcome: ({ kind, nth, how, fault, answer, milliseconds }) => {
      done += 1;
      const result = fault
        ? `FAULT ${fault.type}: ${fault.what}`
        : answer.codes.join(" ") || "taken";
      if (fault || only)
        console.warn(`${kind}:${nth} (${how}) ${result}, ${Math.round(milliseconds)} ms`);
      else if (done % 50 === 0) console.warn(`${done} done`);
    },
  });
  const faults = faultsOf(outcomes, seed);
  console.warn(`\nSeed ${seed}, ${outcomes.length} files:\n\n${tableOf(outcomes)}\n`);
  expect(faults.join("\n"), "faults").toBe("");
});
