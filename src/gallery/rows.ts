import { kernelOn, type Kernel } from "./kernel.ts";
import type { Probe } from "./probe.ts";

/** Vectors packed as int16: entry `i` of vector `n` is `codes[n * dimension + i] * scales[n]`. */
export interface PackedVectors {
  readonly scales: Float32Array;
  readonly codes: Int16Array;
}

/** Rows that lie together; a chunk of 512 entries a row is 1.5 MB. */
export const CHUNK_ROWS = 1024;
const PAGE = 65536;
/** 1 GiB, 690,000 templates of 512. Engines that move a memory that grows reserve this instead. */
const MOST_PAGES = 16384;

/*
 * One WebAssembly memory, which grows by chunks without being copied:
 *
 *   what the latest scan found   CHUNK_ROWS × f32
 *   its probe                    stride × i16
 *   chunks, each:                CHUNK_ROWS × stride × i8     codes to scan
 *                                CHUNK_ROWS × f32             their scales
 *                                CHUNK_ROWS × stride × i16    the templates as they are stored
 *                                CHUNK_ROWS × f32             their scales
 */

/** Templates by row, twice: as stored, and as int8, which is read three times as fast as floats. */
export class Rows {
  readonly #dimension: number;
  /** The dimension, filled up with zeros to what the kernel takes at a time. */
  readonly #stride: number;
  readonly #memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES });
  readonly #kernel: Kernel = kernelOn(this.#memory);
  readonly #probeAt = CHUNK_ROWS * 4;
  readonly #chunksAt: number;
  readonly #chunkBytes: number;
  #bytes = new Int8Array(0);
  #shorts = new Int16Array(0);
  #floats = new Float32Array(0);
  #mostLost = 0;

  constructor(dimension: number) {
    this.#dimension = dimension;
    this.#stride = Math.ceil(dimension / 16) * 16;
    this.#chunksAt = this.#probeAt + this.#stride * 2;
    this.#chunkBytes = CHUNK_ROWS * (this.#stride * 3 + 8);
    this.#look();
  }

  /** Bytes in use. */
  get byteLength(): number {
    return this.#bytes.length;
  }

  /** No row's int8 codes lose a vector longer than this. Removals do not lower it. */
  get mostLost(): number {
    return this.#mostLost;
  }

  /** Throws a RangeError where there is no memory left. */
  makeRoom(rows: number): void {
    const bytes = this.#chunksAt + Math.ceil(rows / CHUNK_ROWS) * this.#chunkBytes;
    const missing = Math.ceil((bytes - this.#bytes.length) / PAGE);
    if (missing <= 0) return;
    this.#memory.grow(missing);
    this.#look();
  }

  /** Puts vector `nth` into a row that there is room for. Gives its length. */
  write(row: number, vectors: PackedVectors, nth: number): number {
    const { codesAt, codeScaleAt, storedAt, storedScaleAt } = this.#placesOf(row);
    const stride = this.#stride;
    const from = nth * this.#dimension;
    const scale = vectors.scales[nth] ?? 0;
    this.#shorts.set(vectors.codes.subarray(from, from + this.#dimension), storedAt / 2);
    this.#floats[storedScaleAt / 4] = scale;
    const peak = this.#kernel.peak(storedAt, stride);
    const lost = this.#kernel.shrink(storedAt, codesAt, stride, 127 / Math.max(peak, 1));
    this.#floats[codeScaleAt / 4] = (scale * peak) / 127;
    const lostLength = Math.sqrt(lost) * scale;
    // That of a vector of unit length is less than one; others are refused.
    if (lostLength > this.#mostLost && lostLength < 1) this.#mostLost = lostLength;
    return Math.sqrt(this.#kernel.squares(storedAt, stride)) * scale;
  }

  /** Copies a row over another. */
  copy(from: number, to: number): void {
    if (from === to) return;
    const source = this.#placesOf(from);
    const target = this.#placesOf(to);
    const stride = this.#stride;
    this.#bytes.copyWithin(target.codesAt, source.codesAt, source.codesAt + stride);
    this.#bytes.copyWithin(target.storedAt, source.storedAt, source.storedAt + stride * 2);
    this.#floats[target.codeScaleAt / 4] = this.#floats[source.codeScaleAt / 4] ?? 0;
    this.#floats[target.storedScaleAt / 4] = this.#floats[source.storedScaleAt / 4] ?? 0;
  }

  /** Leaves nothing of a template. */
  wipe(row: number): void {
    const { codesAt, codeScaleAt, storedAt, storedScaleAt } = this.#placesOf(row);
    this.#bytes.fill(0, codesAt, codesAt + this.#stride);
    this.#bytes.fill(0, storedAt, storedAt + this.#stride * 2);
    this.#floats[codeScaleAt / 4] = 0;
    this.#floats[storedScaleAt / 4] = 0;
  }

  /** Cosines of a chunk's first `count` rows, by the int8 codes. Good until the next call. */
  scan(chunk: number, count: number, probe: Probe): Float32Array {
    const { codesAt, codeScaleAt } = this.#placesOf(chunk * CHUNK_ROWS);
    this.#shorts.set(probe.codes, this.#probeAt / 2);
    const { scale } = probe;
    this.#kernel.scan(codesAt, codeScaleAt, count, this.#stride, this.#probeAt, scale, 0);
    return this.#floats.subarray(0, count);
  }

  /**
   * The cosine of a row as it is stored, summed in doubles and always in the same order, then
   * rounded to a float.
   */
  cosine(row: number, { values }: Probe): number {
    const { storedAt, storedScaleAt } = this.#placesOf(row);
    const shorts = this.#shorts;
    const start = storedAt / 2;
    // Four sums, so that no addition waits for the one before. `?? 0` costs nothing once compiled.
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let i = 0; i < values.length; i += 4) {
      const at = start + i;
      a += (shorts[at] ?? 0) * (values[i] ?? 0);
      b += (shorts[at + 1] ?? 0) * (values[i + 1] ?? 0);
      c += (shorts[at + 2] ?? 0) * (values[i + 2] ?? 0);
      d += (shorts[at + 3] ?? 0) * (values[i + 3] ?? 0);
    }
    return Math.fround((a + b + (c + d)) * (this.#floats[storedScaleAt / 4] ?? 0));
  }

  /** The product of two rows as they are stored. */
  product(row: number, other: number): number {
    const [one, two] = [this.#placesOf(row), this.#placesOf(other)];
    const scale =
      (this.#floats[one.storedScaleAt / 4] ?? 0) * (this.#floats[two.storedScaleAt / 4] ?? 0);
    const [start, otherStart] = [one.storedAt / 2, two.storedAt / 2];
    let sum = 0;
    for (let i = 0; i < this.#dimension; i++) {
      sum += (this.#shorts[start + i] ?? 0) * (this.#shorts[otherStart + i] ?? 0);
    }
    return sum * scale;
  }

  /** Adds a row as it is stored, times a factor. */
  addTo(sum: Float64Array, row: number, factor: number): void {
    const { storedAt, storedScaleAt } = this.#placesOf(row);
    const scale = (this.#floats[storedScaleAt / 4] ?? 0) * factor;
    const shorts = this.#shorts;
    const start = storedAt / 2;
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (shorts[start + i] ?? 0) * scale;
  }

  #placesOf(row: number) {
    const stride = this.#stride;
    const inChunk = row % CHUNK_ROWS;
    const codes = this.#chunksAt + ((row - inChunk) / CHUNK_ROWS) * this.#chunkBytes;
    const codeScales = codes + CHUNK_ROWS * stride;
    const stored = codeScales + CHUNK_ROWS * 4;
    const storedScales = stored + CHUNK_ROWS * stride * 2;
    return {
      codesAt: codes + inChunk * stride,
      codeScaleAt: codeScales + inChunk * 4,
      storedAt: stored + inChunk * stride * 2,
      storedScaleAt: storedScales + inChunk * 4,
    };
  }

  /** A memory that has grown wants new views. */
  #look(): void {
    const { buffer } = this.#memory;
    this.#bytes = new Int8Array(buffer);
    this.#shorts = new Int16Array(buffer);
    this.#floats = new Float32Array(buffer);
  }
}
