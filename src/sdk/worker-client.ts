import { proxy, transfer, wrap, type Remote } from "comlink";
import { installErrorTransfer } from "../contract/error-transfer.ts";
import { FaceSdkError, toFaceSdkError } from "../contract/errors.ts";
import type { OpenOptions } from "../contract/inputs.ts";
import type { Status } from "../contract/records.ts";
import type { WorkerApi, WorkerImage } from "../worker/api.ts";
import type { Change } from "./api.ts";
import { transferablesOf } from "./image-source.ts";

installErrorTransfer();

/** Starts the worker and makes sure that every call gets an answer, also when the worker dies. */
export class WorkerClient {
  readonly #worker: Worker;
  readonly #remote: Remote<WorkerApi>;
  readonly #ended: Promise<never>;
  #end!: (error: FaceSdkError) => void;
  #nextJob = 1;

  constructor(
    options: OpenOptions,
    onStatus: (status: Status) => void,
    onChange: (change: Change) => void,
  ) {
    this.#ended = new Promise((_, reject) => (this.#end = reject));
    // Only calls in flight are interested in the end.
    this.#ended.catch(() => undefined);
    this.#worker = new Worker(new URL("../worker/index.ts", import.meta.url), { type: "module" });
    this.#worker.addEventListener("error", (event) => {
      const error = new FaceSdkError("MODEL_LOAD_FAILED", event.message || "The worker failed.");
      const { code, message, advice } = error;
      onStatus({ phase: "failed", code, message, advice });
      this.#end(error);
    });
    this.#remote = wrap<WorkerApi>(this.#worker);
    void this.#remote.open(options, proxy(onStatus), proxy(onChange));
  }

  /** A call that is over at once, or that only reads: an abort does not reach the worker. */
  async call<T>(send: (remote: Remote<WorkerApi>) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) throw new FaceSdkError("ABORTED");
    const leaving = new AbortController();
    const aborted = new Promise<never>((_, reject) => {
      const stop = () => reject(new FaceSdkError("ABORTED"));
      signal?.addEventListener("abort", stop, { signal: leaving.signal });
    });
    try {
      return await Promise.race([send(this.#remote), this.#ended, aborted]);
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
    this.#end(new FaceSdkError("ABORTED", "The SDK was closed."));
  }
}

/** Callers get nothing but a FaceSdkError, also where a picture could not be sent or a machine fails. */
function failure(thrown: unknown): FaceSdkError {
  const isUnsent = thrown instanceof DOMException && thrown.name === "DataCloneError";
  return toFaceSdkError(thrown, isUnsent ? "UNSUPPORTED_IMAGE" : "MODEL_LOAD_FAILED");
}

/** The images as an argument whose bitmaps and frames move instead of being copied. */
export const moved = (images: WorkerImage[]): WorkerImage[] =>
  transfer(images, transferablesOf(images));
