import { proxy, transfer, wrap, type Remote } from "comlink";
import type { FaceSdkError } from "../contract/errors.ts";
import type { OpenOptions } from "../contract/inputs.ts";
import type { Status } from "../contract/records.ts";
import type { WorkerApi } from "../worker/api.ts";
import type { Change } from "./api.ts";

export interface WorkerListeners {
  onStatus: (status: Status) => void;
  onChange: (change: Change | "vault") => void;
  /** Called once, where the worker has come to need much memory, which only its end gives back. */
  onHeavy: () => void;
  /** Called once, where the worker dies by itself; `end` is left to it. */
  onDeath: (message: string) => void;
}

/** One worker, from its start until it dies or is ended. */
export class WorkerLife {
  readonly remote: Remote<WorkerApi>;
  readonly #worker: Worker;
  /** Ends with the error that every call, in flight or later, rejects with. */
  readonly #end = new AbortController();
  readonly #onDeath: (message: string) => void;
  #hasAnswered = false;
  /** Resolves when it knows what the worker knew whose place it takes. */
  readonly isInformed: Promise<void>;

  /**
   * @param after what recognition is to wait for; its files are loaded at once all the same
   * @param from where the worker whose place it takes has put what it knew
   */
  constructor(
    options: OpenOptions,
    after: PromiseLike<unknown> | undefined,
    { onStatus, onChange, onHeavy, onDeath }: WorkerListeners,
    from?: MessagePort,
  ) {
    this.#onDeath = onDeath;
    this.#worker = new Worker(new URL("../worker/index.ts", import.meta.url), { type: "module" });
    this.#worker.addEventListener("message", () => (this.#hasAnswered = true), { once: true });
    this.#worker.addEventListener("error", ({ message }) => this.#die(message));
    // An answer was lost, and with it the call.
    this.#worker.addEventListener("messageerror", () => this.#die("An answer could not be read."));
    this.remote = wrap<WorkerApi>(this.#worker);
    // What a worker sent before its end can arrive after it.
    const unlessOver =
      <T>(listener: (event: T) => void) =>
      (event: T) => {
        if (!this.over.aborted) listener(event);
      };
    this.isInformed = from
      ? this.remote.takeOver(transfer(from, [from]))
      : Promise.resolve(undefined);
    void this.remote.open(
      options,
      proxy(unlessOver(onStatus)),
      proxy(unlessOver(onChange)),
      proxy(() => unlessOver(onHeavy)(undefined)),
    );
    const begin = () => void this.remote.begin();
    void Promise.resolve(after).then(begin, begin);
    void this.#watch();
  }

  /** Aborts when the worker has ended; the reason is what calls reject with. */
  get over(): AbortSignal {
    return this.#end.signal;
  }

  /** Whether it ever ran. One that cannot even start would not start the next time either. */
  get hasAnswered(): boolean {
    return this.#hasAnswered;
  }

  end(reason: FaceSdkError): void {
    this.#worker.terminate();
    this.#end.abort(reason);
  }

  /**
   * A worker that is killed, or that ends itself, says nothing. But it holds a lock as long as it
   * lives, and the browser takes it away at its end: whoever waits for that lock learns of it at once,
   * and never takes a worker that computes for a dead one.
   */
  async #watch(): Promise<void> {
    const locks = (navigator as Partial<Navigator>).locks;
    if (!locks) return;
    const name = `visavis-worker:${crypto.randomUUID()}`;
    await this.remote.holdLock(name);
    try {
      await locks.request(name, { signal: this.over }, () => undefined);
    } catch {
      return; // It was ended.
    }
    this.#die("The worker has ended.");
  }

  #die(message: string): void {
    if (!this.over.aborted) this.#onDeath(message || "The worker failed.");
  }
}
