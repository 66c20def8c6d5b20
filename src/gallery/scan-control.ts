import { BANK_CHUNKS, CHUNK_ROWS } from "./layout.ts";
import { scanChunk, type Bank } from "./bank.ts";

/**
 * What the threads of a scan say to each other, in one small shared memory. Chunks are handed out one by
 * one, so that a thread that is slow, or gone, holds up no more than the chunk that it has taken.
 *
 * A scanner is marked as busy before it takes a chunk and as free when it has done the last. No scan is
 * begun while one is busy: one that comes too late writes only what nobody reads any more.
 */
export class ScanControl {
  readonly buffer: SharedArrayBuffer;
  readonly #words: Int32Array;
  readonly #floats: Float32Array;
  readonly #scanners: number;

  constructor(scanners: number, buffer = new SharedArrayBuffer((BUSY + scanners) * 4)) {
    this.#scanners = scanners;
    this.buffer = buffer;
    this.#words = new Int32Array(buffer);
    this.#floats = new Float32Array(buffer);
  }

  /** How many memories there are by now: a scanner that knows fewer takes no part. */
  get banks(): number {
    return Atomics.load(this.#words, BANKS);
  }

  get isAnyBusy(): boolean {
    for (let nth = 0; nth < this.#scanners; nth++) {
      if (Atomics.load(this.#words, BUSY + nth) !== 0) return true;
    }
    return false;
  }

  /** Says that there are so many memories, to those who wait as well. */
  setBanks(banks: number): void {
    Atomics.store(this.#words, BANKS, banks);
    this.#call();
  }

  /** Hands out the chunks of so many rows. Nobody may be busy, and the banks aimed at the probe. */
  begin(rows: number, scale: number): void {
    const chunks = Math.ceil(rows / CHUNK_ROWS);
    this.#words[ROWS] = rows;
    this.#words[CHUNKS] = chunks;
    this.#floats[SCALE] = scale;
    Atomics.store(this.#words, DONE, 0);
    // Last: whoever gets a chunk sees all of the above.
    Atomics.store(this.#words, LEFT, chunks);
    this.#call();
  }

  /** Takes chunks, and scans them, until none is left. */
  takeShare(banks: readonly Pick<Bank, "kernel" | "layout">[]): void {
    for (;;) {
      const chunk = Atomics.sub(this.#words, LEFT, 1) - 1;
      if (chunk < 0) return;
      const bank = banks[Math.floor(chunk / BANK_CHUNKS)];
      if (!bank) throw new RangeError("A chunk lies in a memory that is not known.");
      const count = Math.min(CHUNK_ROWS, (this.#words[ROWS] ?? 0) - chunk * CHUNK_ROWS);
      scanChunk(bank, chunk % BANK_CHUNKS, count, this.#floats[SCALE] ?? 0);
      const done = Atomics.add(this.#words, DONE, 1) + 1;
      if (done === this.#words[CHUNKS]) Atomics.notify(this.#words, DONE);
    }
  }

  /** Whether all chunks are done before so many milliseconds are over. Blocks the thread. */
  isDoneWithin(ms: number): boolean {
    const end = performance.now() + ms;
    for (;;) {
      const done = Atomics.load(this.#words, DONE);
      if (done === this.#words[CHUNKS]) return true;
      const left = end - performance.now();
      if (left <= 0) return false;
      Atomics.wait(this.#words, DONE, done, left);
    }
  }

  /**
   * A scanner's life: takes part in each scan, until there is a memory that it does not know, of which
   * it must be told.
   */
  serve(nth: number, banks: readonly Pick<Bank, "kernel" | "layout">[]): void {
    for (;;) {
      const calls = Atomics.load(this.#words, CALLS);
      Atomics.store(this.#words, BUSY + nth, 1);
      // After the mark: a memory added from now on sees this thread busy.
      const knowsAll = this.banks === banks.length;
      if (knowsAll) this.takeShare(banks);
      Atomics.store(this.#words, BUSY + nth, 0);
      if (!knowsAll) return;
      Atomics.wait(this.#words, CALLS, calls);
    }
  }

  #call(): void {
    Atomics.add(this.#words, CALLS, 1);
    Atomics.notify(this.#words, CALLS);
  }
}

/** Words of 32 bits: rises with each call on the scanners to look. */
const CALLS = 0;
const BANKS = 1;
/** Chunks that nobody has taken; less than none once all are. */
const LEFT = 2;
const DONE = 3;
const CHUNKS = 4;
const ROWS = 5;
/** Of the probe, a float. */
const SCALE = 6;
/** One word a scanner from here on. */
const BUSY = 7;
