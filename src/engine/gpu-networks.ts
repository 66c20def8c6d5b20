import type { GpuDevice, Network } from "./runtime.ts";
import { messageOf, within } from "./time-limit.ts";

/**
 * A run may take so many times the usual one: the largest mosaic of small faces has twelve times the
 * pixels of the smallest probe.
 */
const TIMES_USUAL = 20;
/** … but this long in any case, in milliseconds: inputs of a new size are compiled for first. */
const SHORTEST_LIMIT = 10_000;

/** A network on the GPU, and how many milliseconds one of its runs takes. */
export interface TriedNetwork {
  network: Network;
  usualMs: number;
}

/**
 * The networks that run on a GPU, each with the same one on WASM behind it. At the first run that
 * throws or gives no answer, and when the device is lost, the GPU is given up for good: its device is
 * destroyed, and WASM answers, from the very run that was under way.
 */
export class GpuNetworks {
  readonly #device: GpuDevice;
  readonly #onGivenUp: (why: string) => void;
  readonly #shortestLimitMs: number;
  readonly #loaded: Network[] = [];
  #isOver = false;
  readonly #loss = new AbortController();
  /** Settles when no run is under way. */
  #running: Promise<void> = Promise.resolve();

  /** @param onGivenUp called once, with the reason; not after `release` */
  constructor(
    device: GpuDevice,
    onGivenUp: (why: string) => void,
    shortestLimitMs = SHORTEST_LIMIT,
  ) {
    this.#device = device;
    this.#shortestLimitMs = shortestLimitMs;
    this.#onGivenUp = onGivenUp;
    void device.lost.then(({ message }) => {
      const error = new Error(`the device was lost (${message || "for no stated reason"})`);
      this.#loss.abort(error);
      this.#giveUp(error);
    });
  }

  /** The network as it runs on this GPU, and as `standIn` does once that is given up. */
  add<N extends Network>({ network, usualMs }: TriedNetwork, standIn: N): N {
    const limitMs = Math.max(this.#shortestLimitMs, TIMES_USUAL * usualMs);
    this.#loaded.push(network);
    const run: Network["run"] = async (inputs) => {
      if (this.#isOver) return standIn.run(inputs);
      try {
        const answer = network.run(inputs);
        this.#running = Promise.allSettled([this.#running, answer]).then(() => undefined);
        return await within(limitMs, "a run", answer, this.#loss.signal);
      } catch (error) {
        this.#giveUp(error);
        return standIn.run(inputs);
      }
    };
    return { ...standIn, run };
  }

  /** Frees the GPU. From now on the stand-ins answer. */
  async release(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    await this.#free();
  }

  #giveUp(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#onGivenUp(messageOf(error));
    void this.#free();
  }

  /**
   * The device first: that is where the memory is, and it ends a run that hangs. A network must not go
   * while it runs; where even that does not end the run, the rest is left alone.
   */
  async #free(): Promise<void> {
    this.#device.destroy();
    await this.#running;
    await Promise.allSettled(this.#loaded.map((network) => network.release()));
  }
}
