import { wrap, type Remote } from "comlink";
import type { BenchWorker } from "./worker.ts";

declare global {
  /** The worker, for `run.mjs` to call. */
  var bench: Remote<BenchWorker>;
}

const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
globalThis.bench = wrap<BenchWorker>(worker);
