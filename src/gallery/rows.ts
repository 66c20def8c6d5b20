import { Bank } from "./bank.ts";
import { BANK_CHUNKS, CHUNK_ROWS, Layout } from "./layout.ts";
import type { Probe } from "./probe.ts";
import { Scanners } from "./scanners.ts";

/** Vectors packed as int16: entry `i` of vector `n` is `codes[n * dimension + i] * scales[n]`. */
export interface PackedVectors {
  readonly scales: Float32Array;
  readonly codes: Int16Array;
}

const BANK_ROWS = BANK_CHUNKS * CHUNK_ROWS;
/**
 * Here two busy cores gain nothing yet, and a fifth at ten times as many (docs/benchmarks.md, "As the
 * gallery grows"). Below, one thread takes 5 ms at most.
 */
const LEAST_SHARED = 100_000;

/**
 * Templates by row, twice: as stored, and as int8, which is read three times as fast as floats. In
 * several memories, each of bounded size.
 */
export class Rows {
  readonly #layout: Layout;
  readonly #threads: number;
  readonly #banks: Bank[] = [];
  /** Null where they cannot be had, or not any more. */
  #scanners: Scanners | null | undefined;
  #mostLost = 0;

  /** @param threads that scan; more than one needs a page that is isolated, and a worker */
  constructor(dimension: number, threads = 1) {
    this.#layout = new Layout(dimension);
    this.#threads = threads;
  }

  /** Bytes in use. */
  get byteLength(): number {
    return this.#banks.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  /** No row's int8 codes lose a vector longer than this. Removals do not lower it. */
  get mostLost(): number {
    return this.#mostLost;
  }

  /** Throws a RangeError where there is no memory left. */
  makeRoom(rows: number): void {
    for (let nth = 0; nth * BANK_ROWS < rows; nth++) {
      const bank = this.#banks[nth] ?? new Bank(this.#layout, this.#threads > 1);
      this.#banks[nth] = bank;
      bank.grow(Math.ceil(Math.min(BANK_ROWS, rows - nth * BANK_ROWS) / CHUNK_ROWS));
    }
  }

  /** Puts vector `nth` into a row that there is room for. Gives its length. */
  write(row: number, vectors: PackedVectors, nth: number): number {
    const { kernel, shorts, floats } = this.#bankOf(row);
    const { codesAt, codeScaleAt, storedAt, storedScaleAt } = this.#placesOf(row);
    const { dimension, stride } = this.#layout;
    const from = nth * dimension;
    const scale = vectors.scales[nth] ?? 0;
    shorts.set(vectors.codes.subarray(from, from + dimension), storedAt / 2);
    floats[storedScaleAt / 4] = scale;
    const peak = kernel.peak(storedAt, stride);
    const lost = kernel.shrink(storedAt, codesAt, stride, 127 / Math.max(peak, 1));
    floats[codeScaleAt / 4] = (scale * peak) / 127;
    const lostLength = Math.sqrt(lost) * scale;
    // That of a vector of unit length is less than one; others are refused.
    if (lostLength > this.#mostLost && lostLength < 1) this.#mostLost = lostLength;
    return Math.sqrt(kernel.squares(storedAt, stride)) * scale;
  }

  /** Copies a row over another. */
  copy(from: number, to: number): void {
    if (from === to) return;
    const [one, other] = [this.#bankOf(from), this.#bankOf(to)];
    const source = this.#placesOf(from);
    const target = this.#placesOf(to);
    const { stride } = this.#layout;
    const bytes = (at: number, count: number) => one.bytes.subarray(at, at + count);
    other.bytes.set(bytes(source.codesAt, stride), target.codesAt);
    other.bytes.set(bytes(source.storedAt, stride * 2), target.storedAt);
    other.floats[target.codeScaleAt / 4] = one.floats[source.codeScaleAt / 4] ?? 0;
    other.floats[target.storedScaleAt / 4] = one.floats[source.storedScaleAt / 4] ?? 0;
  }

  /** Leaves nothing of a template. */
  wipe(row: number): void {
    const { bytes, floats } = this.#bankOf(row);
    const { codesAt, codeScaleAt, storedAt, storedScaleAt } = this.#placesOf(row);
    const { stride } = this.#layout;
    bytes.fill(0, codesAt, codesAt + stride);
    bytes.fill(0, storedAt, storedAt + stride * 2);
    floats[codeScaleAt / 4] = 0;
    floats[storedScaleAt / 4] = 0;
  }

  /**
   * Cosines of the first `size` rows by the int8 codes, chunk by chunk: `take` gets the number of the
   * chunk's first row, and the cosines, which are good until it returns. Where there are many rows, several
   * threads work them out.
   */
  scan(size: number, probe: Probe, take: (start: number, cosines: Float32Array) => void): void {
    for (const bank of this.#banks) bank.aim(probe);
    const isFound = this.#scanTogether(size, probe);
    for (let start = 0; start < size; start += CHUNK_ROWS) {
      const count = Math.min(CHUNK_ROWS, size - start);
      const chunk = (start % BANK_ROWS) / CHUNK_ROWS;
      const bank = this.#bankOf(start);
      take(start, isFound ? bank.foundIn(chunk, count) : bank.scan(chunk, count, probe.scale));
    }
  }

  /** Ends the threads beside this one, which from now on does everything. */
  close(): void {
    this.#scanners?.close();
    this.#scanners = null;
  }

  /**
   * The cosine of a row as it is stored, summed in doubles and always in the same order, then
   * rounded to a float.
   */
  cosine(row: number, { values }: Probe): number {
    const { shorts, floats } = this.#bankOf(row);
    const { storedAt, storedScaleAt } = this.#placesOf(row);
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
    return Math.fround((a + b + (c + d)) * (floats[storedScaleAt / 4] ?? 0));
  }

  /** The product of two rows as they are stored. */
  product(row: number, other: number): number {
    const [bank, otherBank] = [this.#bankOf(row), this.#bankOf(other)];
    const [one, two] = [this.#placesOf(row), this.#placesOf(other)];
    const scale =
      (bank.floats[one.storedScaleAt / 4] ?? 0) * (otherBank.floats[two.storedScaleAt / 4] ?? 0);
    const [start, otherStart] = [one.storedAt / 2, two.storedAt / 2];
    let sum = 0;
    for (let i = 0; i < this.#layout.dimension; i++) {
      sum += (bank.shorts[start + i] ?? 0) * (otherBank.shorts[otherStart + i] ?? 0);
    }
    return sum * scale;
  }

  /** Adds a row as it is stored, times a factor. */
  addTo(sum: Float64Array, row: number, factor: number): void {
    const { shorts, floats } = this.#bankOf(row);
    const { storedAt, storedScaleAt } = this.#placesOf(row);
    const scale = (floats[storedScaleAt / 4] ?? 0) * factor;
    const start = storedAt / 2;
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (shorts[start + i] ?? 0) * scale;
  }

  #scanTogether(size: number, probe: Probe): boolean {
    if (this.#threads < 2 || size < LEAST_SHARED) return false;
    if (this.#scanners === undefined) this.#scanners = openScanners(this.#threads - 1);
    return this.#scanners?.scan(this.#banks, size, probe) ?? false;
  }

  /** There must be room for the row. */
  #bankOf(row: number): Bank {
    const bank = this.#banks[Math.floor(row / BANK_ROWS)];
    if (!bank) throw new RangeError(`There is no room for row ${row}.`);
    return bank;
  }

  #placesOf(row: number) {
    return this.#layout.row(row % BANK_ROWS);
  }
}

function openScanners(count: number): Scanners | null {
  try {
    return new Scanners(count);
  } catch (error) {
    console.warn("The gallery is searched by one thread.", error);
    return null;
  }
}
