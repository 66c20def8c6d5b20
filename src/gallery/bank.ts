import { kernelOn, type Kernel } from "./kernel.ts";
import { BANK_CHUNKS, type Layout } from "./layout.ts";
import type { Probe } from "./probe.ts";

const PAGE = 65536;

/** One WebAssembly memory of a gallery, which grows by chunks without being copied. */
export class Bank {
  readonly layout: Layout;
  readonly memory: WebAssembly.Memory;
  readonly kernel: Kernel;
  bytes = new Int8Array(0);
  shorts = new Int16Array(0);
  floats = new Float32Array(0);

  /**
   * Throws a RangeError where there is no memory left.
   *
   * @param isShared whether other threads shall read it too
   */
  constructor(layout: Layout, isShared: boolean) {
    this.layout = layout;
    const pagesOf = (chunks: number) => Math.ceil(layout.bytesOf(chunks) / PAGE);
    this.memory = new WebAssembly.Memory({
      initial: pagesOf(0),
      maximum: pagesOf(BANK_CHUNKS),
      shared: isShared,
    });
    this.kernel = kernelOn(this.memory, isShared);
    this.#look();
  }

  /** Makes room for so many chunks. Throws a RangeError where there is no memory left. */
  grow(chunks: number): void {
    const missing = Math.ceil((this.layout.bytesOf(chunks) - this.bytes.length) / PAGE);
    if (missing <= 0) return;
    this.memory.grow(missing);
    this.#look();
  }

  /** Lets scans look for this probe. */
  aim({ codes }: Probe): void {
    this.shorts.set(codes, this.layout.probeAt / 2);
  }

  /** Cosines of a chunk's first `count` rows, by the int8 codes. Good until the next call. */
  scan(chunk: number, count: number, scale: number): Float32Array {
    const { foundAt } = this.layout;
    scanChunk(this, chunk, count, scale, foundAt);
    return this.floats.subarray(foundAt / 4, foundAt / 4 + count);
  }

  /** What a scan by several threads found in the chunk's first `count` rows. */
  foundIn(chunk: number, count: number): Float32Array {
    const { foundAt } = this.layout.chunk(chunk);
    return this.floats.subarray(foundAt / 4, foundAt / 4 + count);
  }

  /** A memory that has grown wants new views. */
  #look(): void {
    const { buffer } = this.memory;
    this.bytes = new Int8Array(buffer);
    this.shorts = new Int16Array(buffer);
    this.floats = new Float32Array(buffer);
  }
}

/** Scans a chunk's first `count` rows for the probe that the bank was aimed at; any thread may. */
export function scanChunk(
  { kernel, layout }: Pick<Bank, "kernel" | "layout">,
  chunk: number,
  count: number,
  scale: number,
  foundAt = layout.chunk(chunk).foundAt,
): void {
  const { codesAt, codeScalesAt } = layout.chunk(chunk);
  kernel.scan(codesAt, codeScalesAt, count, layout.stride, layout.probeAt, scale, foundAt);
}
