import { wrap } from "comlink";
import { afterAll, expect, test } from "vitest";
import type { NetWorker } from "./net.worker.ts";

const worker = new Worker(new URL("./net.worker.ts", import.meta.url), { type: "module" });
const networks = wrap<NetWorker>(worker);
afterAll(() => worker.terminate());

test("several threads give the very numbers that one gives, whatever is loaded and run in turn", async () => {
  expect(await networks.isIsolated()).toBe(true);
  const { all, told } = await networks.threads();
  for (const [alone, together] of all) expect(together).toEqual(alone);
  expect(all).toHaveLength(30);
  expect(told).toHaveLength(2);
  // Of the memory that they began with, and of larger ones.
  for (const count of told) expect(count).toBeGreaterThan(1);
});

test("helpers that end lose no run", async () => {
  const { all, isQuiet } = await networks.deaths();
  expect(isQuiet).toBe(false);
  for (const one of all) expect(one).toEqual(all[0]);
  expect(all).toHaveLength(5);
});
