import {
  loadNetworks,
  modelsOf,
  releaseNetworks,
  type ModelBytes,
  type Networks,
} from "./networks.ts";
import { openWebGpuRuntime } from "./runtime.ts";
import { selfCheck } from "./self-check.ts";

interface GpuAdapter {
  info?: { isFallbackAdapter?: boolean };
  isFallbackAdapter?: boolean;
}
interface Gpu {
  requestAdapter(): Promise<GpuAdapter | null>;
}

export interface Acceleration {
  /** The networks on the GPU, or null where WASM is the better or the only choice. */
  networks: Networks | null;
  /** Why, in words, for the page that describes the device. */
  reason: string;
}

/**
 * WebGPU is chosen only when there is an adapter, its results agree with WASM's, and it is
 * faster; presence alone says nothing (field reports: wrong results, crashes after hundreds of
 * runs). `software` also tries adapters that are emulated on the processor, for tests.
 */
export async function tryWebGpu(
  models: ModelBytes,
  reference: Networks,
  { software = false } = {},
): Promise<Acceleration> {
  const gpu = (navigator as { gpu?: Gpu }).gpu;
  if (!gpu) return declined("This browser has no WebGPU.");
  if (!("Suspending" in WebAssembly)) return declined("This browser has no promise integration.");
  try {
    const adapter = await gpu.requestAdapter();
    if (!adapter) return declined("There is no usable GPU.");
    if (!software && (adapter.info?.isFallbackAdapter ?? adapter.isFallbackAdapter)) {
      return declined("The GPU is emulated in software.");
    }
    const networks = await loadNetworks(await openWebGpuRuntime(), models, modelsOf(reference));
    const check = await selfCheck(reference, networks);
    const figures = `cosine ${check.cosine.toFixed(6)}, ${check.candidateMs.toFixed(0)} ms against ${check.referenceMs.toFixed(0)} ms`;
    if (!check.agrees || !check.faster) {
      await releaseNetworks(networks);
      const why = check.agrees ? "agrees but is slower" : "gives other results";
      return declined(`The GPU ${why} (${figures}).`);
    }
    return { networks, reason: `The GPU agrees and is faster (${figures}).` };
  } catch (error) {
    return declined(`WebGPU failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const declined = (reason: string): Acceleration => ({ networks: null, reason });
