import type * as Ort from "onnxruntime-web/wasm";
import { FaceSdkError } from "../contract/errors.ts";

/** A tensor of 32-bit floats. */
export interface Tensor {
  data: Float32Array;
  dims: readonly number[];
}

/** A loaded network: named tensors in, named tensors out. */
export interface Network {
  /** Copies its inputs before it gives its promise: their memory may be used again at once. */
  run(inputs: Record<string, Tensor>): Promise<Record<string, Tensor>>;
  release(): Promise<void>;
}

/** A way to run networks. */
export interface Runtime {
  readonly backend: "wasm" | "webgpu";
  readonly threads: number;
  load(model: Uint8Array): Promise<Network>;
}

/** What is needed of WebGPU's device. */
export interface GpuDevice {
  readonly lost: Promise<{ readonly message: string }>;
  destroy(): void;
}

export interface GpuRuntime extends Runtime {
  /** The one that the loaded networks are on; there is none before the first is loaded. */
  device(): Promise<GpuDevice | undefined>;
}

/** The WASM SIMD build: runs everywhere, and is the reference for any other. */
export async function openWasmRuntime(threads: number): Promise<Runtime> {
  const ort = await import("onnxruntime-web/wasm");
  ort.env.wasm.numThreads = threads;
  ort.env.logLevel = "error";
  return runtimeOf(ort, "wasm", threads);
}

/**
 * The WebGPU build. It needs an adapter and JavaScript promise integration, without which its
 * download would be twice as large.
 */
export async function openWebGpuRuntime(): Promise<GpuRuntime> {
  const ort = await import("onnxruntime-web/jspi");
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = "error";
  return {
    ...runtimeOf(ort, "webgpu", 1),
    // Declared as a promise, but once a network is loaded it is the device itself.
    device: async () => (await ort.env.webgpu.device) as GpuDevice | undefined,
  };
}

function runtimeOf(ort: typeof Ort, backend: Runtime["backend"], threads: number): Runtime {
  return {
    backend,
    threads,
    async load(model) {
      try {
        const session = await ort.InferenceSession.create(model, {
          executionProviders: [backend],
          graphOptimizationLevel: "all",
        });
        return networkOf(ort, session);
      } catch (cause) {
        throw new FaceSdkError("MODEL_LOAD_FAILED", `A model does not load on ${backend}.`, {
          cause,
        });
      }
    },
  };
}

function networkOf(ort: typeof Ort, session: Ort.InferenceSession): Network {
  return {
    async run(inputs) {
      const feeds = Object.fromEntries(
        Object.entries(inputs).map(([name, { data, dims }]) => [
          name,
          new ort.Tensor("float32", data, dims),
        ]),
      );
      const results = await session.run(feeds);
      return Object.fromEntries(
        Object.entries(results).map(([name, tensor]) => [
          name,
          { data: tensor.data as Float32Array, dims: tensor.dims },
        ]),
      );
    },
    release: () => session.release(),
  };
}
