let memories: WeakRef<WebAssembly.Memory>[] = [];

/**
 * Counts every WebAssembly memory from now on: ONNX Runtime tells nobody how large its own is. To
 * be called before any is made.
 */
export function watchWasmMemories(): void {
  const { Memory } = WebAssembly;
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      // Galleries come and go with theirs, and the sum is asked for after each frame.
      memories = memories.filter((memory) => memory.deref());
      memories.push(new WeakRef(this));
    }
  };
}

/** Bytes that all of them have: what one has grown to it keeps until its end. */
export const wasmBytes = (): number =>
  memories.reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0), 0);
