import { wrap } from "comlink";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commands } from "vitest/browser";
import type { StoredComponents } from "../../src/contract/photo-quality.ts";
import type { EngineWorker } from "./engine.worker.ts";

/** A stored face, judged again, against what was seen of it in its photo. */

const worker = new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module" });
const engine = wrap<EngineWorker>(worker);
afterAll(() => worker.terminate());

type Row = NonNullable<Awaited<ReturnType<EngineWorker["judgeAgain"]>>>;
const rows: Row[] = [];

beforeAll(async () => {
  let photos = (await commands.lfwPhotos(190)).map(
    (base64) => new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))]),
  );
  if (photos.length === 0) photos = await engine.samplePortraits();
  for (const photo of photos) {
    const row = await engine.judgeAgain(photo);
    if (row) rows.push(row);
  }
}, 300_000);

it.each<keyof StoredComponents>([
  "exposure",
  "evenLight",
  "pose",
  "sharpness",
  "eyesOpen",
  "mouthClosed",
])("says about the same of its %s", (name) => {
  expect(rows.length).toBeGreaterThanOrEqual(5);
  const off = rows.map(({ seen, stored }) =>
    Math.abs((seen[name] ?? NaN) - (stored.components[name] ?? NaN)),
  );
  // 5 of 100 at most, in 21 photos of LFW.
  expect(Math.max(...off), off.join(" ")).toBeLessThanOrEqual(10);
});

it("scores copies that are darker or blurred lower", () => {
  for (const { stored, dark, blurred } of rows) {
    expect(dark.score).toBeLessThan(stored.score);
    expect(blurred.score).toBeLessThan(stored.score);
  }
});
