import { createSHA256, type IHasher } from "hash-wasm";
import type { Bytes } from "../seal.ts";
import { tampered } from "./errors.ts";

/*
 * Inside the chunks, without regard to their bounds, lie records:
 *
 *   0        u32       h, the length of the head
 *   4        u32       b, the length of the body
 *   8        h bytes   head, JSON: `t` says what it is
 *   8 + h    b bytes   body
 *
 * The last one's head is `{ t: "end", sha256, … }`, with the SHA-256 of all records before it.
 */
export interface Head {
  /** A table's name, or "begin", "photos" or "end". */
  readonly t: string;
  readonly [column: string]: unknown;
}

export interface BackupRecord {
  readonly head: Head;
  readonly body: Bytes;
}

const LENGTHS_BYTES = 8;
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });
const nothing = new Uint8Array(0);

/** Writes records one after the other, and at the end their hash. */
export class RecordWriter {
  readonly #write: (bytes: Uint8Array) => Promise<void>;
  readonly #hash: IHasher;

  private constructor(write: (bytes: Uint8Array) => Promise<void>, hash: IHasher) {
    this.#write = write;
    this.#hash = hash;
  }

  static async start(write: (bytes: Uint8Array) => Promise<void>): Promise<RecordWriter> {
    return new RecordWriter(write, await createSHA256());
  }

  async add(head: Head, body: Uint8Array = nothing): Promise<void> {
    const start = startOf(head, body);
    this.#hash.update(start).update(body);
    await this.#write(start);
    await this.#write(body);
  }

  async end(head: object): Promise<void> {
    await this.#write(startOf({ t: "end", sha256: this.#hash.digest(), ...head }, nothing));
  }
}

function startOf(head: Head, body: Uint8Array): Bytes {
  const json = encoder.encode(JSON.stringify(head));
  const start = new Uint8Array(LENGTHS_BYTES + json.length);
  const view = new DataView(start.buffer);
  view.setUint32(0, json.length, true);
  view.setUint32(4, body.length, true);
  start.set(json, LENGTHS_BYTES);
  return start;
}

/**
 * The records in the chunks; the last one is the `end`, whose hash was right.
 * @throws FaceSdkError CORRUPT_BACKUP
 */
export async function* readRecords(chunks: AsyncIterable<Bytes>): AsyncGenerator<BackupRecord> {
  const hash = await createSHA256();
  const queue = new ByteQueue();
  let isOver = false;
  for await (const chunk of chunks) {
    queue.push(chunk);
    for (let record = queue.record(); record; record = queue.record()) {
      if (isOver) throw tampered("What follows the end is");
      const { bytes, headBytes } = record;
      const head = parse(bytes.subarray(LENGTHS_BYTES, LENGTHS_BYTES + headBytes));
      isOver = head.t === "end";
      if (isOver && head.sha256 !== hash.digest()) throw tampered("The checksum is");
      if (!isOver) hash.update(bytes);
      yield { head, body: bytes.slice(LENGTHS_BYTES + headBytes) };
    }
  }
  if (!isOver || queue.length > 0) throw tampered("The end is");
}

function parse(json: Bytes): Head {
  try {
    const value: unknown = JSON.parse(decoder.decode(json));
    if (typeof value === "object" && value && "t" in value) return value as Head;
  } catch (cause) {
    throw tampered("A record is", cause);
  }
  throw tampered("A record is");
}

/** Bytes that came in pieces and are taken out in others. */
class ByteQueue {
  length = 0;
  readonly #pieces: Bytes[] = [];

  push(piece: Bytes): void {
    this.#pieces.push(piece);
    this.length += piece.length;
  }

  /** The next record, if the whole of it is there. */
  record(): { bytes: Bytes; headBytes: number } | undefined {
    if (this.length < LENGTHS_BYTES) return undefined;
    const view = new DataView(this.#peek(LENGTHS_BYTES).buffer);
    const headBytes = view.getUint32(0, true);
    const length = LENGTHS_BYTES + headBytes + view.getUint32(4, true);
    return this.length < length ? undefined : { bytes: this.#take(length), headBytes };
  }

  #peek(length: number): Bytes {
    const out = new Uint8Array(length);
    for (let at = 0, nth = 0; at < length; nth += 1) {
      const some = this.#pieces[nth]?.subarray(0, length - at) ?? nothing;
      out.set(some, at);
      at += some.length;
    }
    return out;
  }

  #take(length: number): Bytes {
    const out = this.#peek(length);
    this.length -= length;
    for (let left = length; left > 0;) {
      const first = this.#pieces[0] ?? nothing;
      if (first.length > left) this.#pieces[0] = first.subarray(left);
      else this.#pieces.shift();
      left -= Math.min(left, first.length);
    }
    return out;
  }
}
