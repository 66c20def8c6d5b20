import { transfer, type Remote } from "comlink";
import { installErrorTransfer } from "../contract/error-transfer.ts";
import { FaceSdkError, toFaceSdkError, workerRestarted } from "../contract/errors.ts";
import type { ClientOptions, OpenOptions } from "../contract/inputs.ts";
import type { Status } from "../contract/records.ts";
import { failedStatus } from "../contract/status.ts";
import type { WorkerApi, WorkerImage } from "../worker/api.ts";
import type { Change } from "./api.ts";
import { transferablesOf } from "./image-source.ts";
import { WorkerLife, type WorkerListeners } from "./worker-life.ts";

installErrorTransfer();

/** So many deaths within a minute are not bad luck: the next worker would die as well. */
const MOST_RESTARTS = 3;
const MINUTE = 60_000;
/** A worker that has grown heavy is replaced at most so often: that takes a second or two. */
const RELIEF_EVERY = 5 * MINUTE;
/** A handover takes some hundredths of a second; one that takes longer, in milliseconds, is given up. */
const HANDOVER_LIMIT = 10_000;

export interface ClientListeners {
  onStatus: (status: Status) => void;
  onChange: (change: Change) => void;
}

/**
 * Starts the worker, and makes sure that every call gets an answer, also when the worker dies: then
 * the calls under way are refused, and another worker takes its place.
 */
export class WorkerClient {
  #life: WorkerLife;
  readonly #options: OpenOptions;
  readonly #after: PromiseLike<unknown> | undefined;
  readonly #listeners: ClientListeners;
  /** When workers have died, in milliseconds. */
  #deaths: number[] = [];
  #nextJob = 1;
  /** Calls that were not answered yet. */
  #open = 0;
  #isHeavy = false;
  #relievedAt = -Infinity;
  readonly #closing = new AbortController();
  /** While one worker takes another's place calls wait. */
  #relief: Promise<void> | undefined;

  constructor({ after, ...options }: ClientOptions, listeners: ClientListeners) {
    this.#options = options;
    this.#after = after;
    this.#listeners = listeners;
    this.#life = this.#start();
    const { signal } = this.#closing;
    window.addEventListener("pagehide", () => this.#leave(), { signal });
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#comeBack(), {
      signal,
    });
  }

  /** @param from where the worker whose place it takes has put what it knew */
  #start(from?: MessagePort): WorkerLife {
    this.#isHeavy = false;
    const listeners: WorkerListeners = {
      onStatus: (status) => {
        // To whoever watches, nothing has changed when a worker takes another's place.
        if (!from || status.phase !== "loading") this.#listeners.onStatus(status);
      },
      onHeavy: () => {
        this.#isHeavy = true;
        this.#relieve();
      },
      onChange: (change) => {
        // Made or taken down in another tab: all that this worker knows is read anew.
        if (change === "vault") this.restart(new FaceSdkError("LOCKED"));
        else this.#listeners.onChange(change);
      },
      onDeath: (message) => this.#mourn(life, message),
    };
    const life = new WorkerLife(this.#options, this.#after, listeners, from);
    return life;
  }

  /** Between two calls a worker that has grown heavy is replaced by a new one. */
  #relieve(): void {
    const isDue = this.#isHeavy && performance.now() - this.#relievedAt >= RELIEF_EVERY;
    if (!isDue || this.#open > 0 || this.#relief || this.#life.over.aborted) return;
    this.#relief = this.#replace().finally(() => (this.#relief = undefined));
  }

  /** Calls begin when no worker is taking another's place. */
  async #relieved(): Promise<void> {
    while (this.#relief) await this.#relief;
  }

  async #replace(): Promise<void> {
    const old = this.#life;
    this.#relievedAt = performance.now();
    const { port1, port2 } = new MessageChannel();
    const next = this.#start(port2);
    try {
      // The old one lives until the next one knows all: Firefox drops what an ended worker has just sent.
      const limit = AbortSignal.timeout(HANDOVER_LIMIT);
      await untilOver(old, old.remote.handOver(transfer(port1, [port1])), limit);
      await untilOver(next, next.isInformed, limit);
      // It was ended meanwhile: another one is there already.
      if (this.#life !== old) throw new FaceSdkError("ABORTED");
      this.#life = next;
    } catch {
      // Whoever is there stays, heavy or not; who dies is mourned.
    }
    (this.#life === next ? old : next).end(
      new FaceSdkError("ABORTED", "Another worker has taken its place."),
    );
  }

  /**
   * Ends the worker, and with it all that it has in memory, and starts another one. Calls in flight reject
   * with the reason.
   */
  restart(reason: FaceSdkError): void {
    const life = this.#life;
    // Before anybody hears of it: who tries again at once shall reach the new one.
    this.#life = this.#start();
    life.end(reason);
  }

  /**
   * A page that is left may be kept for the way back, asleep, and its worker with it: in WebKit with the database open, for
   * which the next page would wait for ever.
   */
  #leave(): void {
    this.#life.end(new FaceSdkError("ABORTED", "The page was left."));
  }

  #comeBack(): void {
    this.#life = this.#start();
    this.#tellOfAnother();
  }

  /** Another worker reads anew what is stored. */
  #tellOfAnother(): void {
    const { onStatus, onChange } = this.#listeners;
    onStatus({ phase: "loading", loadedBytes: 0, totalBytes: 0, isRestart: true });
    for (const change of ["persons", "collections", "rollCalls"] as const) onChange(change);
  }

  #mourn(dead: WorkerLife, message: string): void {
    // It had not yet taken another's place, which lives on.
    if (dead !== this.#life) return dead.end(workerRestarted(message));
    const now = performance.now();
    this.#deaths = [...this.#deaths.filter((at) => now - at < MINUTE), now];
    if (!dead.hasAnswered || this.#deaths.length > MOST_RESTARTS) {
      const error = new FaceSdkError("MODEL_LOAD_FAILED", message);
      this.#listeners.onStatus(failedStatus(error));
      return dead.end(error);
    }
    this.restart(workerRestarted(message));
    // What the dead one stored in its last moment was told to nobody.
    this.#tellOfAnother();
  }

  /** A call that is over at once, or that only reads: an abort does not reach the worker. */
  async call<T>(send: (remote: Remote<WorkerApi>) => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.#relieved();
    if (signal?.aborted) throw new FaceSdkError("ABORTED");
    const life = this.#life;
    if (life.over.aborted) throw failure(life.over.reason);
    this.#open++;
    try {
      return await untilOver(life, send(life.remote), signal);
    } catch (thrown) {
      throw failure(thrown);
    } finally {
      this.#open--;
      this.#relieve();
    }
  }

  /** A call that can be aborted. The worker answers an abort with ABORTED when it has stopped. */
  async job<T>(
    signal: AbortSignal | undefined,
    send: (remote: Remote<WorkerApi>, job: number) => Promise<T>,
  ): Promise<T> {
    await this.#relieved();
    if (signal?.aborted) throw new FaceSdkError("ABORTED");
    const job = this.#nextJob++;
    const abort = () => void this.#life.remote.abort(job);
    signal?.addEventListener("abort", abort, { once: true });
    try {
      return await this.call((remote) => send(remote, job));
    } finally {
      signal?.removeEventListener("abort", abort);
    }
  }

  close(): void {
    this.#closing.abort();
    this.#life.end(new FaceSdkError("ABORTED", "The SDK was closed."));
  }
}

/** Rejects when the worker ends, or the signal aborts, before it has answered. */
async function untilOver<T>(
  { over }: WorkerLife,
  answer: Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  // A promise of its own for each call: one that lives as long as the page would hold on to all
  // that was ever raced against it.
  const leaving = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    const once = { signal: leaving.signal };
    signal?.addEventListener("abort", () => reject(new FaceSdkError("ABORTED")), once);
    over.addEventListener("abort", () => reject(failure(over.reason)), once);
  });
  try {
    return await Promise.race([answer, stopped]);
  } finally {
    leaving.abort();
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
