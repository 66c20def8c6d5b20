import { expose } from "comlink";
import { openRuntime } from "../../src/engine/net/runtime.ts";
import { openWasmRuntime, type Network, type Runtime } from "../../src/engine/runtime.ts";

let runtimes: { ours: Runtime; theirs: Runtime };

const api = {
  async open(threads: number): Promise<void> {
    runtimes = { ours: openRuntime(threads), theirs: await openWasmRuntime(threads) };
  },

  /**
   * Milliseconds of each run of the network on a picture of that size: by our own kernels and by ONNX Runtime, in turn.
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
    const time = async (network: Network, into: number[], isTimed: boolean) => {
      const start = performance.now();
      await network.run({ [input]: { dims, data } });
      if (isTimed) into.push(performance.now() - start);
    };
    for (let nth = 0; nth < 2 * runs; nth++) {
      // A few of one kind at a time: the caches are as they would be.
      for (const which of ["ours", "theirs"] as const) {
        for (let i = 0; i < 4; i++) await time(networks[which], times[which], nth >= runs && i > 0);
      }
    }
    for (const network of Object.values(networks)) await network.release();
    return times;
  },
};

export type NetworksWorker = typeof api;

expose(api);
