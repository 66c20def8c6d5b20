import { expose } from "comlink";
import { tryWebGpu } from "../../src/engine/accelerator.ts";
import { dominantFace } from "../../src/engine/dominant.ts";
import { Engine } from "../../src/engine/engine.ts";
import { fetchModels, fetchLaterModel } from "../../src/engine/fetch-models.ts";
import { loadNetworks } from "../../src/engine/networks.ts";
import { openWasmRuntime } from "../../src/engine/runtime.ts";

const api = {
  /** The aligned dominant face of a photo (RGBA) and its templates. */
  async analyse(photo: Blob) {
    const engine = await Engine.open(await fetchModels(() => undefined), 1, fetchLaterModel);
    const { faces, width, height } = await engine.analyse(photo);
    const face = dominantFace(faces, width, height)?.face;
    if (!face) throw new Error("no face");
    return {
      aligned: face.aligned.data,
      fast: await engine.embed(face, "FAST"),
      // Without its context a face has one alignment only.
      mirrored: await engine.embed({ ...face, context: undefined }, "ACCURATE"),
      accurate: await engine.embed(face, "ACCURATE"),
    };
  },

  /** What the check of the (emulated) GPU says. */
  async webGpu() {
    const models = await fetchModels(() => undefined);
    const reference = await loadNetworks(await openWasmRuntime(1), models);
    const { networks, reason } = await tryWebGpu(models, reference, { software: true });
    return { chosen: networks !== null, reason };
  },
};

export type EngineWorker = typeof api;

expose(api);
