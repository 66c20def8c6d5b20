import { fuzz } from "../fuzz/fuzz.ts";
import { faultsOf } from "../fuzz/table.ts";
import { expect, test } from "./fixtures.ts";

/** Some of the files of `npm run fuzz`, of each kind. */
test("damaged files of all kinds: an answer or a code, and nothing of them is stored", async ({
  context,
}) => {
  test.setTimeout(300_000);
  const seed = 20_261_128;
  // What is too long is judged by `npm run fuzz`; here a machine may be slow.
  const outcomes = await fuzz(context, { seed, count: 40, limit: 60_000 });
  expect(faultsOf(outcomes, seed).join("\n")).toBe("");
  expect(outcomes.length).toBeGreaterThanOrEqual(38);
  const kinds = new Set(outcomes.map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(["jpeg", "png", "webp", "zip", "csv", "json", "backup"]));
  expect(outcomes.some(({ answer }) => answer.accepted)).toBe(true);
  expect(outcomes.some(({ answer }) => !answer.accepted)).toBe(true);
});
