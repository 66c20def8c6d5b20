import { wrap, type Remote } from "comlink";
import type { ScaleWorker } from "./scale-worker.ts";

declare global {
  /** The worker, for `scale.mjs` to call. */
  var scale: Remote<ScaleWorker>;
}

const worker = new Worker(new URL("./scale-worker.ts", import.meta.url), { type: "module" });
globalThis.scale = wrap<ScaleWorker>(worker);
