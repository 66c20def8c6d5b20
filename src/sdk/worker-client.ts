import { proxy, transfer, wrap, type Remote } from "comlink";
import { installErrorTransfer } from "../contract/error-transfer.ts";
import { FaceSdkError, toFaceSdkError } from "../contract/errors.ts";
import type { OpenOptions } from "../contract/inputs.ts";
import type { Status } from "../contract/records.ts";
import { failedStatus } from "../contract/status.ts";
import type { WorkerApi, WorkerImage } from "../worker/api.ts";
import type { Change } from "./api.ts";
import { transferablesOf } from "./image-source.ts";

installErrorTransfer();

/** Starts the worker and makes sure that every call gets an answer, also when the worker dies. */
export class WorkerClient {
  readonly #options: OpenOptions;
  readonly #onStatus: (status: Status) => void;
  readonly #onChange: (change: Change) => void;
  #worker!: Worker;
  #remote!: Remote<WorkerApi>;
  /** Ends with the error that every call to this worker, in flight or later, rejects with. */
  #life!: AbortController;
  #nextJob = 1;

  constructor(
    options: OpenOptions,
    onStatus: (status: Status) => void,
    onChange: (change: Change) => void,
  ) {
    this.#options = options;
    this.#onStatus = onStatus;
    this.#onChange = onChange;
    this.#start();
  }

  #start(): void {
    const worker = new Worker(new URL("../worker/index.ts", import.meta.url), { type: "module" });
    const life = new AbortController();
    /** What a worker still says after its end is nobody's business. */
    const whileItLives =
      <T>(listener: (value: T) => void) =>
      (value: T) => {
        if (!life.signal.aborted) listener(value);
      };
    const onStatus = whileItLives(this.#onStatus);
    worker.addEventListener("error", (event) => {
      const error = new FaceSdkError("MODEL_LOAD_FAILED", event.message || "The worker failed.");
      onStatus(failedStatus(error));
      life.abort(error);
    });
    this.#worker = worker;
    this.#life = life;
    this.#remote = wrap<WorkerApi>(worker);
    const onChange = whileItLives((change: Change | "vault") => {
      // Made or taken down in another tab: all that this worker knows is read anew.
      if (change === "vault") this.restart(new FaceSdkError("LOCKED"));
      else this.#onChange(change);
    });
    void this.#remote.open(this.#options, proxy(onStatus), proxy(onChange));
  }

  /**
   * Ends the worker, and with it all that it has in memory, and starts another one. Calls in flight reject
   * with the reason.
   */
  restart(reason: FaceSdkError): void {
    this.#worker.terminate();
    const life = this.#life;
    this.#start();
    life.abort(reason);
  }

  /** A call that is over at once, or that only reads: an abort does not reach the worker. */
  async call<T>(send: (remote: Remote<WorkerApi>) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) throw new FaceSdkError("ABORTED");
    const life = this.#life.signal;
    if (life.aborted) throw failure(life.reason);
    // A promise of its own for each call: one that lives as long as the page would hold on to all
    // that was ever raced against it.
    const leaving = new AbortController();
    const stopped = new Promise<never>((_, reject) => {
      const once = { signal: leaving.signal };
      signal?.addEventListener("abort", () => reject(new FaceSdkError("ABORTED")), once);
      life.addEventListener("abort", () => reject(failure(life.reason)), once);
    });
    try {
      return await Promise.race([send(this.#remote), stopped]);
    } catch (thrown) {
      throw failure(thrown);
    } finally {
      leaving.abort();
    }
  }

  /** A call that can be aborted. The worker answers an abort with ABORTED when it has stopped. */
  async job<T>(
    signal: AbortSignal | undefined,
    send: (remote: Remote<WorkerApi>, job: number) => Promise<T>,
  ): Promise<T> {
    if (signal?.aborted) throw new FaceSdkError("ABORTED");
    const job = this.#nextJob++;
    const abort = () => void this.#remote.abort(job);
    signal?.addEventListener("abort", abort, { once: true });
    try {
      return await this.call((remote) => send(remote, job));
    } finally {
      signal?.removeEventListener("abort", abort);
    }
  }

  close(): void {
    this.#worker.terminate();
    this.#life.abort(new FaceSdkError("ABORTED", "The SDK was closed."));
  }
}

/** Callers get nothing but a FaceSdkError, also where a picture could not be sent or a machine fails. */
function failure(thrown: unknown): FaceSdkError {
  if (thrown instanceof FaceSdkError) return thrown;
  if (thrown instanceof DOMException) {
    const isUnsent = thrown.name === "DataCloneError";
    return toFaceSdkError(thrown, isUnsent ? "UNSUPPORTED_IMAGE" : "MODEL_LOAD_FAILED");
  }
  // No code of the contract is nearer to a bug, or to a machine that is out of memory.
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new FaceSdkError("MODEL_LOAD_FAILED", message, {
    advice: "Something inside did not work. Reload the page; what was stored is still there.",
    cause: thrown,
  });
}

/** The images as an argument whose bitmaps and frames move instead of being copied. */
export const moved = (images: WorkerImage[]): WorkerImage[] =>
  transfer(images, transferablesOf(images));
