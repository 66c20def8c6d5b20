import { kernelBytes } from "./kernel-bytes.ts";

/** What kernel.wat exports; addresses and strides as described there. */
export interface Kernel {
  scan(
    codes: number,
    scales: number,
    rows: number,
    stride: number,
    probe: number,
    probeScale: number,
    out: number,
  ): void;
  shrink(from: number, to: number, stride: number, factor: number): number;
  peak(from: number, stride: number): number;
  squares(from: number, stride: number): number;
}

let module: WebAssembly.Module | undefined;

/** The loops over one memory. Throws where WebAssembly has no SIMD, which the engine needs too. */
export function kernelOn(memory: WebAssembly.Memory): Kernel {
  // At once and not by promise: 800 bytes take less than a millisecond.
  module ??= new WebAssembly.Module(Uint8Array.from(atob(kernelBytes), (c) => c.charCodeAt(0)));
  const instance = new WebAssembly.Instance(module, { gallery: { memory } });
  return instance.exports as unknown as Kernel;
}
