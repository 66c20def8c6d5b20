import { wrap, type Remote } from "comlink";
import type { PipelineWorker } from "./pipeline-worker.ts";

declare global {
  /** The worker, for `pipeline.mjs` to call. */
  var pipeline: Remote<PipelineWorker>;
}

const worker = new Worker(new URL("./pipeline-worker.ts", import.meta.url), { type: "module" });
globalThis.pipeline = wrap<PipelineWorker>(worker);
