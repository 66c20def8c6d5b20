import { expose } from "comlink";
import { openRuntime } from "../../src/engine/net/runtime.ts";
import { openWasmRuntime, type Runtime } from "../../src/engine/runtime.ts";

let runtimes: { ours: Runtime; theirs: Runtime };

const api = {
  async open(threads: number): Promise<void> {
    runtimes = { ours: openRuntime(threads), theirs: await openWasmRuntime(threads) };
  },

  /**
   * Milliseconds of each run of the network on a picture of that size: by our own kernels, then by ONNX Runtime.
   *
   * @param runs that are timed, after as many for warming up
   */
  async time(url: string, input: string, dims: number[], runs: number) {
    const model = new Uint8Array(await (await fetch(url)).arrayBuffer());
    const networks = {
      ours: await runtimes.ours.load(model),
      theirs: await runtimes.theirs.load(model),
    };
    const length = dims.reduce((all, dim) => all * dim, 1);
    const data = Float32Array.from({ length }, (_, i) => Math.sin(i * 0.37));
    const times = { ours: [] as number[], theirs: [] as number[] };
    for (const which of ["ours", "theirs"] as const) {
      // The other's threads look for work for a while when there is none.
      await new Promise((resolve) => setTimeout(resolve, 500));
      for (let nth = 0; nth < 2 * runs; nth++) {
        const start = performance.now();
        await networks[which].run({ [input]: { dims, data } });
        if (nth >= runs) times[which].push(performance.now() - start);
      }
    }
    for (const network of Object.values(networks)) await network.release();
    return times;
  },
};

export type NetworksWorker = typeof api;

expose(api);
