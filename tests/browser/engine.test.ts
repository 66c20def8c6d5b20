import { wrap } from "comlink";
import { afterAll, describe, expect, it } from "vitest";
import { commands } from "vitest/browser";
import type { EngineWorker } from "./engine.worker.ts";

const worker = new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module" });
const engine = wrap<EngineWorker>(worker);
afterAll(() => worker.terminate());

function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

describe("the engine in a browser's worker", () => {
  it("gives the templates that ONNX Runtime Web gives in Node for the same crop", async () => {
    const photo = await (await fetch("/samples/sample3.jpg")).blob();
    const { aligned, fast, mirrored, accurate, probes } = await engine.analyse(photo);
    const inNode = await commands.embedInNode([...aligned]);
    expect(inNode.plain).toHaveLength(512);
    expect(cosine(fast, fast)).toBeCloseTo(1, 5);
    expect(cosine(fast, inNode.plain)).toBeGreaterThan(0.999999);
    expect(cosine(mirrored, inNode.mirrored)).toBeGreaterThan(0.999999);
    // The modes are near each other, but not the same thing.
    expect(cosine(fast, mirrored)).toBeLessThan(0.9999);
    expect(cosine(accurate, mirrored)).toBeLessThan(0.99999);
    expect(cosine(accurate, mirrored)).toBeGreaterThan(0.95);
    // A probe is the same template, though its crop is made without what lies around it.
    const templates = probes.map((look) => (look.is === "face" ? look.template : []));
    expect(cosine(templates[0] ?? [], fast)).toBeGreaterThan(0.9999);
    expect(templates[1]).toEqual(accurate);
  });
});
