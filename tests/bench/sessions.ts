import { InferenceSession } from "onnxruntime-web/wasm";
import type { Tensor } from "../../src/engine/runtime.ts";

/** Runs of networks since the last `takeRuns`. */
export interface Runs {
  /** Milliseconds in sum, by the name of the network's input. */
  ms: Map<string, number>;
  /** What each gave last. */
  outputs: Map<string, Record<string, Tensor>>;
}

type Run = (this: InferenceSession, feeds: object) => Promise<Record<string, Tensor>>;

let runs: Runs = { ms: new Map(), outputs: new Map() };

/**
 * Times every run of every session from now on, the copies into ONNX Runtime's memory and out of it
 * included. To be called once, before a network is loaded; the product knows nothing of it.
 */
export function watchSessions(): void {
  const { prototype } = InferenceSession as unknown as { prototype: { run: Run } };
  const { run } = prototype;
  prototype.run = async function (feeds) {
    const start = performance.now();
    const outputs = await run.call(this, feeds);
    const ms = performance.now() - start;
    const [name = ""] = this.inputNames;
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
