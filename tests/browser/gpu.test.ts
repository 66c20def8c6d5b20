import { wrap, type Remote } from "comlink";
import { afterAll, describe, expect, it } from "vitest";
import type { GpuWorker } from "./gpu.worker.ts";

/*
 * Chromium's emulated GPU computes what a real one does, a hundred times more slowly: a look takes
 * it seconds.
 */
const PATIENCE = 600_000;

const workers: Worker[] = [];
function open(): Remote<GpuWorker> {
  const worker = new Worker(new URL("./gpu.worker.ts", import.meta.url), { type: "module" });
  workers.push(worker);
  return wrap<GpuWorker>(worker);
}
afterAll(() => workers.forEach((worker) => worker.terminate()));

type Seen = Awaited<ReturnType<GpuWorker["track"]>>;

/** 1 − cosine of the templates, which have unit length. */
const distance = (a: Seen, b: Seen) =>
  1 - a.template.reduce((sum, value, at) => sum + value * (b.template[at] as number), 0);

function expectSame(seen: Seen, onWasm: Seen) {
  expect(distance(seen, onWasm)).toBeLessThanOrEqual(1e-2);
  expect(seen.boxes).toHaveLength(onWasm.boxes.length);
  seen.boxes.forEach((box, at) => {
    for (const side of ["x", "y", "width", "height"] as const) {
      expect(Math.abs(box[side] - (onWasm.boxes[at]?.[side] ?? NaN))).toBeLessThan(1);
    }
  });
}

describe("an emulated GPU", { timeout: PATIENCE }, () => {
  it("agrees with WASM on both networks, and is declined for each because it is slower", async () => {
    const { chosen, reasons } = await open().check();
    const declined = /^The GPU agrees but is slower \(cosine (1\.0|0\.999)\d+, /;
    expect(reasons.detector).toMatch(declined);
    expect(reasons.embedder).toMatch(declined);
    expect(reasons.detector).not.toBe(reasons.embedder);
    expect(chosen).toBe(false);
  });

  it("is declined for the network whose results differ, and chosen for the other one", async () => {
    const { chosen, reasons, end, givenUp, outputs } = await open().checkWrongEmbedder();
    expect(chosen).toEqual(["detector"]);
    expect(reasons.detector).toMatch(/^The GPU agrees and was asked for \(/);
    expect(reasons.embedder).toMatch(/^The GPU gives other results \(/);
    expect([end, givenUp]).toEqual(["destroyed", []]);
    expect(outputs).toBe(1);
  });

  it("gives WASM's faces and templates where it is asked for, and when it is lost WASM does, with no frame left out", async () => {
    const photo = await (await fetch("/samples/sample3.jpg")).blob();
    const engine = open();
    const onWasm = await engine.track(photo);
    expect((await engine.info()).backend).toBe("wasm");

    await engine.accelerate();
    const chosen = await engine.info();
    expect(chosen.models.map(({ backend }) => backend)).toEqual([
      "webgpu",
      "webgpu",
      "wasm",
      "wasm",
      "wasm",
      "wasm",
    ]);
    expect(chosen.givenUp).toEqual([]);
    const onGpu = await engine.track(photo);
    expectSame(onGpu, onWasm);
    // Rounded otherwise: it was the GPU.
    expect(onGpu.template).not.toEqual(onWasm.template);
    expect((await engine.info()).backend).toBe("webgpu");

    await engine.loseDeviceInWork();
    // The frame under way, and the next one.
    expectSame(await engine.track(photo), onWasm);
    const lost = await engine.info();
    expect(lost.givenUp).toHaveLength(1);
    expect(lost.backend).toBe("wasm");
    expect(lost.webgpu).toBe(`The GPU was given up: ${lost.givenUp[0]}.`);
    expect(lost.models.every(({ backend }) => backend === "wasm")).toBe(true);
    expectSame(await engine.track(photo), onWasm);
    // It is not tried again.
    await engine.accelerate();
    expect((await engine.info()).webgpu).toBe(lost.webgpu);
  });
});
