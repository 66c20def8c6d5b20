/** Rows that lie together; a chunk of 512 entries a row is 1.5 MB. */
export const CHUNK_ROWS = 1024;
/**
 * 131,072 rows, 202 MB at 512 entries. A gallery takes one memory after another: an engine that
 * reserves what a memory may grow to reserves no more than this ahead, and no memory is ever moved.
 */
export const BANK_CHUNKS = 128;

/**
 * Where things are in a bank's memory, in bytes:
 *
 *   the probe                      stride × i16
 *   what this thread's scan found  CHUNK_ROWS × f32
 *   chunks, each:                  CHUNK_ROWS × stride × i8     codes to scan
 *                                  CHUNK_ROWS × f32             their scales
 *                                  CHUNK_ROWS × stride × i16    the templates as they are stored
 *                                  CHUNK_ROWS × f32             their scales
 *                                  CHUNK_ROWS × f32             what a scan by several threads found
 */
export class Layout {
  readonly dimension: number;
  /** The dimension, filled up with zeros to what the kernel takes at a time. */
  readonly stride: number;
  readonly probeAt = 0;
  readonly foundAt: number;
  readonly #chunksAt: number;
  readonly #chunkBytes: number;

  constructor(dimension: number) {
    this.dimension = dimension;
    this.stride = Math.ceil(dimension / 16) * 16;
    this.foundAt = this.probeAt + this.stride * 2;
    this.#chunksAt = this.foundAt + CHUNK_ROWS * 4;
    this.#chunkBytes = CHUNK_ROWS * (this.stride * 3 + 12);
  }

  /** Bytes of a bank of so many chunks. */
  bytesOf(chunks: number): number {
    return this.#chunksAt + chunks * this.#chunkBytes;
  }

  /** Of a chunk by its number in the bank. */
  chunk(chunk: number) {
    const codesAt = this.bytesOf(chunk);
    const codeScalesAt = codesAt + CHUNK_ROWS * this.stride;
    const storedAt = codeScalesAt + CHUNK_ROWS * 4;
    const storedScalesAt = storedAt + CHUNK_ROWS * this.stride * 2;
    const foundAt = storedScalesAt + CHUNK_ROWS * 4;
    return { codesAt, codeScalesAt, storedAt, storedScalesAt, foundAt };
  }

  /** Of a row by its number in the bank. */
  row(row: number) {
    const nth = row % CHUNK_ROWS;
    const chunk = this.chunk((row - nth) / CHUNK_ROWS);
    return {
      codesAt: chunk.codesAt + nth * this.stride,
      codeScaleAt: chunk.codeScalesAt + nth * 4,
      storedAt: chunk.storedAt + nth * this.stride * 2,
      storedScaleAt: chunk.storedScalesAt + nth * 4,
    };
  }
}
