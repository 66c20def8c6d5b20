import { expose } from "comlink";
import { dominantFace } from "../../src/engine/dominant.ts";
import { Engine } from "../../src/engine/engine.ts";
import { fetchLivenessModel, fetchModels } from "../../src/engine/fetch-models.ts";
import { defaultThreads } from "../../src/worker/threads.ts";

/** One photo's way through the product's own pipeline. */
export interface Embedded {
  /** 512 floats each; null where no face was found. */
  templates: { FAST: number[]; ACCURATE: number[] } | null;
  /** Milliseconds from the file to the faces, and for one embedding in FAST and in ACCURATE mode. */
  ms: { analyse: number; fast: number; accurate: number };
}

let opening: Promise<Engine> | undefined;
const engine = () =>
  (opening ??= fetchModels(() => undefined).then((models) =>
    Engine.open(models, defaultThreads(), fetchLivenessModel),
  ));

const api = {
  info: async () => (await engine()).info,

  async embed(url: string): Promise<Embedded> {
    const opened = await engine();
    const photo = await (await fetch(url)).blob();
    const start = performance.now();
    const { faces, width, height } = await opened.analyse(photo);
    const analysed = performance.now();
    const dominant = dominantFace(faces, width, height);
    const ms = { analyse: analysed - start, fast: 0, accurate: 0 };
    if (!dominant) return { templates: null, ms };
    const fast = await opened.embed(dominant.face, "FAST");
    ms.fast = performance.now() - analysed;
    const accurate = await opened.embed(dominant.face, "ACCURATE");
    ms.accurate = performance.now() - analysed - ms.fast;
    return { templates: { FAST: [...fast], ACCURATE: [...accurate] }, ms };
  },
};

export type AccuracyWorker = typeof api;

expose(api);
