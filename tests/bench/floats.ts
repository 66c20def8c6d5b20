import { topIndexes } from "../../src/gallery/top.ts";
import { DIMENSION } from "./people.ts";

type Compare = (rows: number, end: number, probe: number, stride: number, out: number) => void;

const STRIDE = DIMENSION * 4;

/** Templates as float32, and a plain comparison of a probe with all of them; floats.wat. */
export class Floats {
  /** To be filled, one template after the other. */
  readonly templates: Float32Array;
  readonly #count: number;
  readonly #memory: WebAssembly.Memory;
  readonly #keys: number[];
  readonly #compare: Compare;

  constructor(module: WebAssembly.Module, count: number) {
    const { exports } = new WebAssembly.Instance(module);
    const { memory, compare } = exports as unknown as {
      memory: WebAssembly.Memory;
      compare: Compare;
    };
    memory.grow(Math.ceil((STRIDE + count * (STRIDE + 4)) / 65536));
    this.#memory = memory;
    this.#compare = compare;
    this.#count = count;
    this.#keys = Array.from({ length: count }, (_, nth) => nth + 1);
    this.templates = new Float32Array(memory.buffer, STRIDE, count * DIMENSION);
  }

  /** The `k` most similar templates, by their numbers from 0, best first. */
  search(probe: Float32Array, k: number): number[] {
    const { buffer } = this.#memory;
    new Float32Array(buffer).set(probe, 0);
    const end = STRIDE * (1 + this.#count);
    // Addresses beyond 2 GiB are negative to WebAssembly, which takes them for what they are.
    this.#compare(STRIDE, end, 0, STRIDE, end);
    return topIndexes(new Float32Array(buffer, end, this.#count), this.#keys, k, () => true);
  }
}
