import { wrap, type Remote } from "comlink";
import type { AccuracyWorker } from "./worker.ts";

declare global {
  /** The worker, for `embed-all.mjs` to call. */
  var accuracy: Remote<AccuracyWorker>;
}

const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
globalThis.accuracy = wrap<AccuracyWorker>(worker);
