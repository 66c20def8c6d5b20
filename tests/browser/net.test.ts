import { wrap } from "comlink";
import { afterAll, expect, test } from "vitest";
import type { NetWorker } from "./net.worker.ts";

const worker = new Worker(new URL("./net.worker.ts", import.meta.url), { type: "module" });
const networks = wrap<NetWorker>(worker);
afterAll(() => worker.terminate());

test("several threads give the very numbers that one gives, whatever is loaded and run in turn", async () => {
  expect(await networks.isIsolated()).toBe(true);
  const { all, told } = await networks.threads();
  for (const [alone, ...together] of all) expect(together).toEqual([alone, alone]);
  expect(all).toHaveLength(30);
  // Two helpers of a memory that grows, and one that hears of each larger one.
  expect(told).toEqual([1, 1, expect.any(Number)]);
  expect(told[2]).toBeGreaterThan(1);
});

test("helpers that end lose no run", async () => {
  const { all, isQuiet } = await networks.deaths();
  expect(isQuiet).toBe(false);
  for (const one of all) expect(one).toEqual(all[0]);
  expect(all).toHaveLength(5);
});
