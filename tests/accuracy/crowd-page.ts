import { wrap, type Remote } from "comlink";
import type { CrowdWorker } from "./crowd-worker.ts";

declare global {
  /** The worker, for `crowd.mjs` to call. */
  var crowd: Remote<CrowdWorker>;
}

const worker = new Worker(new URL("./crowd-worker.ts", import.meta.url), { type: "module" });
globalThis.crowd = wrap<CrowdWorker>(worker);
