import { kernelBytes } from "./kernel-bytes.ts";

/** What kernel.wat exports; addresses, sizes and rounding as described there. */
interface Kernel {
  memory: WebAssembly.Memory;
  halveRow(upper: number, lower: number, out: number, width: number): void;
  addRow(row: number, sums: number, width: number, weight: number): void;
  mixRow(firsts: number, weights: number, taps: number, out: number, width: number): void;
  warp(
    source: number,
    stride: number,
    a: number,
    b: number,
    x: number,
    y: number,
    fine: number,
    out: number,
    width: number,
    height: number,
  ): void;
  blurLine(
    line: number,
    weights: number,
    taps: number,
    out: number,
    width: number,
    stride: number,
  ): void;
  planeRow(
    row: number,
    width: number,
    shift: number,
    out: number,
    mean: number,
    factor: number,
  ): void;
}

const PAGE = 65_536;
let kernel: Kernel | undefined;

/**
 * The loops over pixels, with at least so many bytes of their memory. Nothing lasts in it: each call
 * copies in the rows that it needs and its result out, which costs little beside the work itself.
 * The memory is good until the next call: growing replaces it.
 */
export function openKernel(bytes: number): {
  kernel: Kernel;
  memory: Uint8ClampedArray<ArrayBuffer>;
} {
  kernel ??= load();
  const missing = bytes - kernel.memory.buffer.byteLength;
  if (missing > 0) kernel.memory.grow(Math.ceil(missing / PAGE));
  return { kernel, memory: new Uint8ClampedArray(kernel.memory.buffer as ArrayBuffer) };
}

/** At once and not by promise: one kilobyte takes less than a millisecond. */
function load(): Kernel {
  const module = new WebAssembly.Module(Uint8Array.from(atob(kernelBytes), (c) => c.charCodeAt(0)));
  return new WebAssembly.Instance(module).exports as unknown as Kernel;
}
