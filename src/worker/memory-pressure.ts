/**
 * Growth since the models were loaded beyond which a worker is heavy, in bytes: usual photos come to
 * some 70 MB, large square ones and crowds to 87 (docs/benchmarks.md).
 */
export const MOST_GROWTH = 80e6;

/**
 * Notices when a worker has grown heavy. What WebAssembly's memory has grown to it never gives back, so
 * that after one huge picture it is large for ever; only another worker is small again.
 */
export class MemoryPressure {
  readonly #bytes: () => number;
  readonly #tell: () => void;
  #isTold = false;
  /** With the models loaded and nothing done; unknown until then. */
  #atRest = Infinity;

  /**
   * @param bytes of memory that will not become less
   * @param tell called once: the worker is to be replaced
   */
  constructor(bytes: () => number, tell: () => void) {
    this.#bytes = bytes;
    this.#tell = tell;
  }

  /** The models have been loaded, or others in their place: what there is now is what they need. */
  rest(): void {
    this.#atRest = this.#bytes();
  }

  get #isHeavy(): boolean {
    return this.#bytes() - this.#atRest > MOST_GROWTH;
  }

  /** Runs a call's work, and looks at the memory when it is over. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      if (this.#isHeavy) this.#note();
      return result;
    } catch (error) {
      if (this.#isHeavy || isOutOfMemory(error)) this.#note();
      throw error;
    }
  }

  #note(): void {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#tell();
  }
}

/**
 * Whether an allocation has failed: as browsers say it of arrays and of WebAssembly's memory, and as
 * ONNX Runtime does (`std::bad_alloc`); also where it is another error's cause.
 */
export function isOutOfMemory(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (
      /out of memory|bad_alloc|allocation failed|could not allocate|memory\.grow/i.test(one.message)
    ) {
      return true;
    }
  }
  return false;
}
