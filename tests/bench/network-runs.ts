import { LoadedNetwork } from "../../src/engine/net/network.ts";
import type { Tensor } from "../../src/engine/runtime.ts";

/** Runs of networks since the last `takeRuns`. */
export interface Runs {
  /** Milliseconds in sum, by the name of the network's input. */
  ms: Map<string, number>;
  /** What each gave last. */
  outputs: Map<string, Record<string, Tensor>>;
}

let runs: Runs = { ms: new Map(), outputs: new Map() };

/**
 * Times every run of every network from now on, the copies into its memory and out of it included. To be called once,
 * before a network is loaded; the product knows nothing of it.
 */
export function watchNetworks(): void {
  const { prototype } = LoadedNetwork;
  const { run } = prototype;
  prototype.run = function (inputs) {
    const start = performance.now();
    const outputs = run.call(this, inputs);
    const ms = performance.now() - start;
    const [name = ""] = Object.keys(inputs);
    runs.ms.set(name, (runs.ms.get(name) ?? 0) + ms);
    runs.outputs.set(name, outputs);
    return outputs;
  };
}

/** What ran until now; the next ones are counted anew. */
export function takeRuns(): Runs {
  const taken = runs;
  runs = { ms: new Map(), outputs: new Map() };
  return taken;
}
