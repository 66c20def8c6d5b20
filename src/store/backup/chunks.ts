import type { Bytes } from "../seal.ts";
import { tampered, truncated } from "./errors.ts";
import { bytesOf, nonceOf, type FileKey } from "./header.ts";

/*
 * Behind the header come chunks, as STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) has them:
 *
 *   0   u32       n, the length of what follows the next byte
 *   4   u8        1 for the last chunk, else 0
 *   5   n bytes   AES-256-GCM; the nonce has the chunk's number and whether it is the last one, and
 *                 the header's hash goes into the tag
 *
 * So a chunk opens only in its place, in its file, and only one opens as the last.
 */
const HEAD_BYTES = 5;
const TAG_BYTES = 16;
/** Of plain bytes in each but the last. */
export const CHUNK_BYTES = 1024 * 1024;

/** Where the bytes of a file go; waits where what takes them is slow. */
export type Sink = (bytes: Bytes) => Promise<void>;

/** Seals what is written in chunks of one size. */
export class ChunkWriter {
  readonly #fileKey: FileKey;
  readonly #sink: Sink;
  readonly #chunk = new Uint8Array(CHUNK_BYTES);
  #filled = 0;
  #counter = 0;

  constructor(fileKey: FileKey, sink: Sink) {
    this.#fileKey = fileKey;
    this.#sink = sink;
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      // Only now, for the last chunk must not be empty where anything was written.
      if (this.#filled === CHUNK_BYTES) await this.#flush(0);
      const some = bytes.subarray(at, at + CHUNK_BYTES - this.#filled);
      this.#chunk.set(some, this.#filled);
      this.#filled += some.length;
      at += some.length;
    }
  }

  end(): Promise<void> {
    return this.#flush(1);
  }

  async #flush(last: 0 | 1): Promise<void> {
    const { key, prefix, headerHash } = this.#fileKey;
    const iv = nonceOf(prefix, this.#counter++, last);
    const algorithm = { name: "AES-GCM", iv, additionalData: headerHash };
    const plain = this.#chunk.subarray(0, this.#filled);
    const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, plain));
    const out = new Uint8Array(HEAD_BYTES + sealed.length);
    new DataView(out.buffer).setUint32(0, sealed.length, true);
    out[4] = last;
    out.set(sealed, HEAD_BYTES);
    this.#filled = 0;
    await this.#sink(out);
  }
}

/**
 * The plain chunks of a file, from where the header ends.
 * @throws FaceSdkError CORRUPT_BACKUP (truncated, tampered)
 */
export async function* openChunks(
  file: Blob,
  from: number,
  { key, prefix, headerHash }: FileKey,
  onBytes: (done: number) => void,
): AsyncGenerator<Bytes> {
  let at = from;
  for (let counter = 0, last = 0; last !== 1; counter += 1) {
    const head = await bytesOf(file, at, at + HEAD_BYTES);
    if (head.length < HEAD_BYTES) throw truncated(`chunk ${counter}`);
    const length = new DataView(head.buffer).getUint32(0, true);
    last = head[4] ?? 0;
    const what = `Chunk ${counter} is`;
    if (length > CHUNK_BYTES + TAG_BYTES || length < TAG_BYTES || last > 1) throw tampered(what);
    at += HEAD_BYTES;
    const sealed = await bytesOf(file, at, at + length);
    if (sealed.length < length) throw truncated(`chunk ${counter}`);
    at += length;
    const iv = nonceOf(prefix, counter, last);
    const algorithm = { name: "AES-GCM", iv, additionalData: headerHash };
    let plain;
    try {
      plain = await crypto.subtle.decrypt(algorithm, key, sealed);
    } catch (cause) {
      throw tampered(what, cause);
    }
    onBytes(at);
    yield new Uint8Array(plain);
  }
  if (at !== file.size) throw tampered("What follows the last chunk is");
}
