import { wrap } from "comlink";
import { afterAll, expect, test } from "vitest";
import type { ScanWorker } from "./scan.worker.ts";

const worker = new Worker(new URL("./scan.worker.ts", import.meta.url), { type: "module" });
const scans = wrap<ScanWorker>(worker);
afterAll(() => worker.terminate());

test("a scan worker finds what the gallery's own thread finds", async () => {
  expect(await scans.isIsolated()).toBe(true);
  const { isDone, found, expected } = await scans.scanWorkerAlone();
  expect(isDone).toBe(true);
  expect(found).toEqual(expected);
  expect(new Set(found.flat()).size).toBeGreaterThan(100);
});

test("several threads find the same neighbours as one, whatever is added and removed", async () => {
  const { all, told } = await scans.life();
  for (const [alone, together] of all) expect(together).toEqual(alone);
  expect(all.length).toBe(16 * 30);
  // Two scan workers, each told of three memories.
  expect(told).toEqual([3, 3]);
});

test("scan workers that end lose no search", async () => {
  const { all, isStolen } = await scans.deaths();
  expect(isStolen).toBe(true);
  for (const [alone, together] of all) expect(together).toEqual(alone);
});
