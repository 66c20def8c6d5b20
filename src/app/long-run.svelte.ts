/** So long it takes until work that goes on is shown, with the way to stop it. */
const SHOWN_AFTER_MS = 500;

/** What a piece of work is given. */
export interface Step {
  signal: AbortSignal;
  /** So many more are done. */
  advance: (count: number) => void;
}

/** Work that may take long, one piece at a time: how far it is, and the way to stop it. */
export class LongRun {
  isRunning = $state(false);
  isShown = $state(false);
  label = $state("");
  done = $state(0);
  total = $state(0);
  #abort = new AbortController();

  /** Stops what runs, and runs `work`; `total` is 0 where nobody can count. Its errors are the caller's. */
  async run<T>(label: string, total: number, work: (step: Step) => Promise<T>): Promise<T> {
    this.stop();
    const abort = new AbortController();
    this.#abort = abort;
    this.label = label;
    this.total = total;
    this.done = 0;
    this.isRunning = true;
    const timer = setTimeout(() => (this.isShown = true), SHOWN_AFTER_MS);
    const isCurrent = () => this.#abort === abort;
    try {
      return await work({
        signal: abort.signal,
        advance: (count) => {
          if (isCurrent()) this.done += count;
        },
      });
    } finally {
      clearTimeout(timer);
      if (isCurrent()) this.isRunning = this.isShown = false;
    }
  }

  stop(): void {
    this.#abort.abort();
  }
}

/** Does `work` on one portion after the other until all are done or it is stopped; how many are done. */
export async function inPortions<T>(
  all: readonly T[],
  size: number,
  { signal, advance }: Step,
  work: (portion: readonly T[]) => Promise<void>,
): Promise<number> {
  for (let at = 0; at < all.length; at += size) {
    if (signal.aborted) return at;
    const portion = all.slice(at, at + size);
    await work(portion);
    advance(portion.length);
  }
  return all.length;
}
