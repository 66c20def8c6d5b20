import { kernelBytes, sharedKernelBytes } from "./kernel-bytes.ts";

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

/** At once and not by promise: 800 bytes take less than a millisecond. */
const compile = (base64: string) =>
  new WebAssembly.Module(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));

let unsharedModule: WebAssembly.Module | undefined;
let sharedModule: WebAssembly.Module | undefined;

/** The loops over one memory. Throws where WebAssembly has no SIMD, which the engine needs too. */
export function kernelOn(memory: WebAssembly.Memory, isShared: boolean): Kernel {
  const module = isShared
    ? (sharedModule ??= compile(sharedKernelBytes))
    : (unsharedModule ??= compile(kernelBytes));
  const instance = new WebAssembly.Instance(module, { gallery: { memory } });
  return instance.exports as unknown as Kernel;
}
