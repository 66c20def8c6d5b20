/** What assembly/index.ts exports. */
export interface Kernels {
  runAlone(program: number, steps: number): void;
  isQuiet(): number;
  run(program: number, steps: number, helpers: number): number;
  help(): void;
  giveUp(helpers: number): void;
}

export function kernelsIn(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  return instance.exports as unknown as Kernels;
}

/** To a helper: the memory in which it is to help from now on. */
export interface HelpMessage {
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
}
