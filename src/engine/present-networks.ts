import { FaceSdkError } from "../contract/errors.ts";
import type { EngineInfo } from "../contract/records.ts";
import { tryWebGpu } from "./accelerator.ts";
import {
  loadNetworks,
  modelEntries,
  modelsOf,
  type ModelBytes,
  type NetworkModels,
  type Networks,
} from "./networks.ts";
import { openWasmRuntime, type Runtime } from "./runtime.ts";

/** The networks in use: on WASM always, and on the GPU where that has proved itself. */
export class PresentNetworks {
  /** WASM's, for what else is to be loaded. */
  readonly runtime: Runtime;
  #wasm: Networks;
  #accelerated: Networks | null = null;
  #webgpu = "Not tried yet.";

  private constructor(runtime: Runtime, networks: Networks) {
    this.runtime = runtime;
    this.#wasm = networks;
  }

  /** @param models what `bytes` are. @throws FaceSdkError MODEL_LOAD_FAILED */
  static async open(
    bytes: ModelBytes,
    models: NetworkModels,
    threads: number,
  ): Promise<PresentNetworks> {
    const runtime = await openWasmRuntime(threads);
    return new PresentNetworks(runtime, await loadNetworks(runtime, bytes, models));
  }

  /** Those on WASM; good until the next `change`. */
  get wasm(): Networks {
    return this.#wasm;
  }

  get info(): Omit<EngineInfo, "pipeline"> {
    const present = modelsOf(this.#wasm);
    return {
      backend: this.#accelerated ? "webgpu" : "wasm",
      threads: this.runtime.threads,
      webgpu: this.#webgpu,
      models: Object.entries(modelEntries).map(([role, { id, version }]) =>
        role === "detector" || role === "embedder" ? idAndVersion(present[role]) : { id, version },
      ),
    };
  }

  /** On the GPU if it was chosen; if it fails (a lost device), on WASM then and ever after. */
  async run<T>(work: (networks: Networks) => Promise<T>): Promise<T> {
    if (this.#accelerated) {
      try {
        return await work(this.#accelerated);
      } catch (error) {
        if (error instanceof FaceSdkError) throw error; // Aborted: no fault of the GPU's.
        this.#accelerated = null;
        this.#webgpu = `The GPU was given up: ${error instanceof Error ? error.message : String(error)}`;
      }
    }
    return work(this.#wasm);
  }

  /** Moves to the GPU if it proves itself. */
  async accelerate(bytes: ModelBytes, options?: { software?: boolean }): Promise<void> {
    const before = this.#wasm;
    const { networks, reason } = await tryWebGpu(bytes, before, options);
    // A model may have been changed meanwhile.
    if (this.#wasm !== before) return;
    this.#accelerated = networks;
    this.#webgpu = reason;
  }

  /**
   * Changes to other networks, on WASM. The ones that they replace are to be released.
   * @returns those that were there before
   */
  change(others: Partial<Networks>): Networks {
    const before = this.#wasm;
    this.#wasm = { ...before, ...others };
    this.#accelerated = null;
    this.#webgpu = "Not tried with this model.";
    return before;
  }
}

function idAndVersion({ id }: { id: string }) {
  const at = id.lastIndexOf("@");
  return { id: id.slice(0, at), version: id.slice(at + 1) };
}
