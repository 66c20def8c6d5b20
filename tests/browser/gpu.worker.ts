import { expose } from "comlink";
import { env } from "onnxruntime-web/jspi";
import { tryWebGpu } from "../../src/engine/accelerator.ts";
import { dominantFace } from "../../src/engine/dominant.ts";
import { Engine } from "../../src/engine/engine.ts";
import { fetchLaterModel, fetchModels } from "../../src/engine/fetch-models.ts";
import { builtInModels, loadNetworks } from "../../src/engine/networks.ts";
import { probesOf } from "../../src/engine/probes.ts";
import { openWasmRuntime, openWebGpuRuntime } from "../../src/engine/runtime.ts";

interface Device {
  queue: { submit(commands: unknown[]): void };
  destroy(): void;
  lost: Promise<{ reason: string }>;
}

let opening: Promise<Engine> | undefined;
const open = () =>
  (opening ??= fetchModels(() => undefined).then((models) =>
    Engine.open(models, 1, fetchLaterModel),
  ));
let frames = 0;
const givenUp: string[] = [];

const api = {
  /** What the check says that wants the emulated GPU to be the faster. */
  async check() {
    const models = await fetchModels(() => undefined);
    const reference = await loadNetworks(await openWasmRuntime(1), models, builtInModels);
    const { chosen, reasons } = await tryWebGpu(models, reference, { policy: "software" });
    return { chosen: chosen !== null, reasons };
  },

  /**
   * What the check says of a GPU that gives other results for one of the networks: there it is loaded
   * with other weights. And whether the device is gone when what was chosen is released, and there is
   * another one for the next model.
   */
  async checkWrongEmbedder() {
    const models = await fetchModels(() => undefined);
    const reference = await loadNetworks(await openWasmRuntime(1), models, builtInModels);
    const embedder = models.embedder.slice();
    const middle = embedder.length >> 1;
    // The highest bits of some thousand weights: signs and exponents.
    for (let i = middle - (middle % 4); i < middle + 16_384; i++) {
      embedder[i] = (embedder[i] as number) ^ 0x80;
    }
    const { chosen, reasons } = await tryWebGpu({ ...models, embedder }, reference, {
      policy: "always",
      onGivenUp: (why) => givenUp.push(why),
    });
    if (!chosen) throw new Error("nothing was chosen");
    const device = (await env.webgpu.device) as Device;
    await chosen.gpu.release();
    const { reason } = await device.lost;
    const again = await (await openWebGpuRuntime()).load(models.embedder);
    const [probe = {}] = probesOf(builtInModels).embedder;
    const outputs = Object.keys(await again.run(probe)).length;
    return { chosen: Object.keys(chosen.networks), reasons, end: reason, givenUp, outputs };
  },

  /** Moves to the emulated GPU, however slow it is. */
  async accelerate() {
    const engine = await open();
    const onGivenUp = (why: string) => givenUp.push(why);
    await engine.accelerate(await fetchModels(() => undefined), { policy: "always", onGivenUp });
  },

  async info() {
    return { ...(await open()).info, givenUp };
  },

  /** The faces of a video's frame, and the dominant one's template. A new video each time. */
  async track(photo: Blob) {
    const engine = await open();
    const bitmap = await createImageBitmap(photo);
    frames += 1;
    const seen = await engine.track(bitmap, frames * 10_000_000, {
      liveness: false,
      activeCheck: false,
    });
    if (!seen) throw new Error("the frame was lost");
    const { faces, width, height } = seen;
    const face = dominantFace(
      faces.map(({ face }) => face),
      width,
      height,
    )?.face;
    if (!face) throw new Error("no face");
    return {
      boxes: faces.map(({ face: { box } }) => box),
      template: await engine.embed(face, "FAST"),
    };
  },

  /** The GPU's device is lost with the next work that it gets, while it does it. */
  async loseDeviceInWork() {
    const device = (await env.webgpu.device) as Device;
    const submit = device.queue.submit.bind(device.queue);
    device.queue.submit = (commands) => {
      submit(commands);
      device.destroy();
    };
  },
};

export type GpuWorker = typeof api;

expose(api);
