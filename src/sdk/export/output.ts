import { FaceSdkError } from "../../contract/errors.ts";

/** Small pieces are gathered to so many bytes: each write of a file costs the same. */
const CHUNK_BYTES = 1_000_000;
const encoder = new TextEncoder();

/**
 * Where an export is written: the caller's stream, or a Blob, whose parts the browser may keep on
 * the disk. Never the whole of it is in the page's memory.
 */
export class Output {
  /** How many came in. */
  bytes = 0;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>> | undefined;
  readonly #parts: Blob[] = [];
  #waiting: Uint8Array<ArrayBuffer>[] = [];
  #waitingBytes = 0;

  constructor(stream?: WritableStream<Uint8Array<ArrayBuffer>>) {
    this.#writer = stream?.getWriter();
    // Its errors come out of the next write.
    this.#writer?.closed.catch(() => undefined);
  }

  /** Waits where what is written to is slow. Rejects with QUOTA_EXCEEDED, STORAGE_BLOCKED. */
  async write(piece: string | Uint8Array<ArrayBuffer>): Promise<void> {
    const bytes = typeof piece === "string" ? encoder.encode(piece) : piece;
    this.bytes += bytes.byteLength;
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.byteLength;
    if (this.#waitingBytes >= CHUNK_BYTES) await this.#flush();
  }

  /** Writes what is left and closes; the Blob where there is no stream. Rejects as `write` does. */
  async end(type: string): Promise<Blob | null> {
    await this.#flush();
    if (!this.#writer) return new Blob(this.#parts, { type });
    await written(this.#writer.close());
    this.#writer.releaseLock();
    return null;
  }

  /** The stream shall throw away what it has. */
  async abort(reason: unknown): Promise<void> {
    await this.#writer?.abort(reason).catch(() => undefined);
    this.#writer?.releaseLock();
  }

  async #flush(): Promise<void> {
    const chunk = new Blob(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    if (!this.#writer) this.#parts.push(chunk);
    else await written(this.#writer.write(new Uint8Array(await chunk.arrayBuffer())));
  }
}

async function written(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "QuotaExceededError") {
      throw new FaceSdkError("QUOTA_EXCEEDED", cause.message, { cause });
    }
    throw new FaceSdkError("STORAGE_BLOCKED", `The file cannot be written: ${String(cause)}`, {
      advice: "The file could not be written. Choose another place, then try again.",
      details: [{ loc: ["options", "to"], msg: "took no more", type: "not_written" }],
      cause,
    });
  }
}
