import type { EngineInfo } from "../contract/records.ts";
import { tryWebGpu, type Acceleration, type AccelerationOptions } from "./accelerator.ts";
import {
  loadNetworks,
  modelEntries,
  modelsOf,
  type ModelBytes,
  type NetworkModels,
  type NetworkRole,
  type Networks,
} from "./networks.ts";
import { openRuntime } from "./net/runtime.ts";
import type { Runtime } from "./runtime.ts";

/** The networks in use: on WASM always, and each on the GPU where that has proved itself with it. */
export class PresentNetworks {
  /** WASM's, for what else is to be loaded. */
  readonly runtime: Runtime;
  #wasm: Networks;
  #gpu: Acceleration["chosen"] = null;
  /** Why each is where it is. */
  #reasons = reasonsOf("Not tried yet.");
  /** Once the GPU has failed it is not tried again. */
  #isGpuFit = true;
  /** Settles when the GPU is not being tried or freed: it does one such thing at a time. */
  #trying: Promise<unknown> = Promise.resolve();

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
    const runtime = openRuntime(threads);
    return new PresentNetworks(runtime, await loadNetworks(runtime, bytes, models));
  }

  /** Those on WASM; good until the next `change`. */
  get wasm(): Networks {
    return this.#wasm;
  }

  /** Each where it is the faster; good until the next `change`, also when the GPU fails. */
  get inUse(): Networks {
    return { ...this.#wasm, ...this.#gpu?.networks };
  }

  get info(): Omit<EngineInfo, "pipeline"> {
    const present = modelsOf(this.#wasm);
    const onGpu = this.#gpu?.networks ?? {};
    const { detector, embedder } = this.#reasons;
    return {
      backend: this.#gpu ? "webgpu" : "wasm",
      threads: this.runtime.threads,
      webgpu: detector === embedder ? detector : `Detector: ${detector} Recognition: ${embedder}`,
      models: Object.entries(modelEntries).map(([role, { id, version }]) =>
        role === "detector" || role === "embedder"
          ? {
              ...idAndVersion(present[role]),
              backend: onGpu[role] ? "webgpu" : "wasm",
              reason: this.#reasons[role],
            }
          : { id, version, backend: "wasm", reason: "Small and seldom run: it stays on WASM." },
      ),
    };
  }

  /**
   * Moves to the GPU what runs faster there. `onGivenUp` is called when that fails later on: then all
   * is on WASM again, for good.
   */
  accelerate(bytes: ModelBytes, options: AccelerationOptions): Promise<void> {
    const before = this.#wasm;
    return this.#afterTrying(async () => {
      // A model may have been changed meanwhile.
      const isStale = () => this.#wasm !== before;
      if (isStale() || this.#gpu || !this.#isGpuFit) return;
      const onGivenUp = (why: string) => {
        this.#giveUp(why);
        options.onGivenUp?.(why);
      };
      const { chosen, reasons, isStuck } = await tryWebGpu(bytes, before, {
        ...options,
        onGivenUp,
      });
      // A device may be lost in the moment in which it is chosen.
      if (!this.#isGpuFit) return;
      if (isStale()) {
        await chosen?.gpu.release();
        if (!isStuck) return;
      }
      this.#gpu = chosen;
      this.#reasons = reasons;
      this.#isGpuFit = !isStuck;
    });
  }

  /**
   * Changes to other networks, on WASM. The ones that they replace are to be released.
   * @returns those that were there before
   */
  change(others: Partial<Networks>): Networks {
    const before = this.#wasm;
    const gpu = this.#gpu?.gpu;
    this.#wasm = { ...before, ...others };
    this.#gpu = null;
    if (this.#isGpuFit) this.#reasons = reasonsOf("Not tried with this model.");
    if (gpu) void this.#afterTrying(() => gpu.release());
    return before;
  }

  #giveUp(why: string): void {
    this.#gpu = null;
    this.#isGpuFit = false;
    this.#reasons = reasonsOf(`The GPU was given up: ${why}.`);
  }

  #afterTrying(work: () => Promise<void>): Promise<void> {
    const done = this.#trying.then(work);
    this.#trying = done.catch(() => undefined);
    return done;
  }
}

const reasonsOf = (reason: string): Record<NetworkRole, string> => ({
  detector: reason,
  embedder: reason,
});

function idAndVersion({ id }: { id: string }) {
  const at = id.lastIndexOf("@");
  return { id: id.slice(0, at), version: id.slice(at + 1) };
}
