/**
 * Signals do not cross to a worker. The page names each call that can be aborted by a number,
 * and says `abort(number)` where its own signal fires.
 */
export class Jobs {
  readonly #running = new Map<number, AbortController>();

  async run<T>(job: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#running.set(job, controller);
    try {
      return await work(controller.signal);
    } finally {
      this.#running.delete(job);
    }
  }

  abort(job: number): void {
    this.#running.get(job)?.abort();
  }
}
