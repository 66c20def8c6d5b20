import { wrap, type Remote } from "comlink";
import type { NetworksWorker } from "./networks-worker.ts";

declare global {
  /** For networks.mjs. */
  var networks: Remote<NetworksWorker>;
}

const worker = new Worker(new URL("./networks-worker.ts", import.meta.url), { type: "module" });
globalThis.networks = wrap<NetworksWorker>(worker);
