import { FaceSdkError } from "../contract/errors.ts";
import type { MemoryPressure } from "./memory-pressure.ts";

/**
 * Signals do not cross to a worker. The page names each call that can be aborted by a number,
 * and says `abort(number)` where its own signal fires.
 */
export class Jobs {
  readonly #running = new Map<number, AbortController>();
  readonly #pressure: Pick<MemoryPressure, "during">;

  constructor(pressure: Pick<MemoryPressure, "during">) {
    this.#pressure = pressure;
  }

  /** Runs the work of a call. However it fails once it was aborted, it rejects with ABORTED. */
  async run<T>(job: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const { signal } = controller;
    this.#running.set(job, controller);
    try {
      return await this.#pressure.during(() => work(signal));
    } catch (cause) {
      throw signal.aborted ? new FaceSdkError("ABORTED", undefined, { cause }) : cause;
    } finally {
      this.#running.delete(job);
    }
  }

  /** Work that nobody can abort. */
  watch<T>(work: () => Promise<T>): Promise<T> {
    return this.#pressure.during(work);
  }

  abort(job: number): void {
    this.#running.get(job)?.abort();
  }
}
