import { FaceSdkError } from "../contract/errors.ts";

type Job = () => Promise<void>;

/**
 * One thing at a time. Photos wait in line; of a video's frames at most one waits, and a newer
 * one takes its place. Where both wait they take turns. Every request gets an answer.
 */
export class InferenceQueue {
  readonly #jobs: Job[] = [];
  #frame: { run: Job; replace: () => void } | undefined;
  #busy = false;
  #frameHadTurn = false;

  /** Runs `work` when its turn comes; an abort before that rejects with ABORTED at once. */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (signal?.aborted) {
        reject(new FaceSdkError("ABORTED"));
        return;
      }
      const job: Job = async () => {
        signal?.removeEventListener("abort", leave);
        await work().then(resolve, reject);
      };
      const leave = () => {
        this.#jobs.splice(this.#jobs.indexOf(job), 1);
        reject(new FaceSdkError("ABORTED"));
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.#jobs.push(job);
      void this.#next();
    });
  }

  /** Runs `work` on the latest frame; `replaced` releases a frame that a newer one overtook (null). */
  runLatest<T>(work: () => Promise<T>, replaced: () => void): Promise<T | null> {
    return new Promise<T | null>((resolve, reject) => {
      this.#frame?.replace();
      this.#frame = {
        run: () => work().then(resolve, reject),
        replace: () => {
          replaced();
          resolve(null);
        },
      };
      void this.#next();
    });
  }

  async #next(): Promise<void> {
    if (this.#busy) return;
    const job = this.#take();
    if (!job) return;
    this.#busy = true;
    try {
      await job();
    } finally {
      this.#busy = false;
      void this.#next();
    }
  }

  #take(): Job | undefined {
    if (this.#frame && (!this.#frameHadTurn || this.#jobs.length === 0)) {
      const { run } = this.#frame;
      this.#frame = undefined;
      this.#frameHadTurn = true;
      return run;
    }
    this.#frameHadTurn = false;
    return this.#jobs.shift();
  }
}
