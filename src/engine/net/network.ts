import type { Network, Tensor } from "../runtime.ts";
import { fuse, type Fused } from "./fuse.ts";
import type { Machine } from "./machine.ts";
import { readOnnx, UnsupportedGraph, type Graph } from "./onnx.ts";
import { Constants, packLayers } from "./pack.ts";
import { writeProgram, type Packed, type Program } from "./program.ts";
import { assertKnown, runTail } from "./tail.ts";
import { product } from "./tensors.ts";

type Dims = readonly [planes: number, height: number, width: number];

/** Sizes of pictures whose programs are kept: frames, stills, tiles. */
const KEPT = 8;

/** Sides of pictures on which it is seen whether a network of any size can be run. */
const TRIED_SIDES = [128, 112];

/**
 * Loads a network into the machine.
 *
 * @param model an ONNX file
 * @throws UnsupportedGraph where it has what the kernels do not know
 */
export function loadNetwork(machine: Machine, model: Uint8Array): Network {
  const graph = readOnnx(model);
  const fused = fuse(graph);
  assertKnown(fused.tail);
  const network = new LoadedNetwork(machine, graph, fused);
  try {
    network.assertFits();
  } catch (error) {
    network.release();
    throw error;
  }
  return {
    // Not `async`: the inputs are read before the promise is given.
    run(inputs) {
      try {
        return Promise.resolve(network.run(inputs));
      } catch (error) {
        return Promise.reject(error as Error);
      }
    },
    release: () => Promise.resolve(network.release()),
  };
}

export class LoadedNetwork {
  readonly #machine: Machine;
  /** Of its constants in the machine. */
  readonly #at: number;
  readonly #fused: Fused;
  readonly #constants: Graph["constants"];
  readonly #outputs: readonly string[];
  readonly #packed: ReadonlyMap<string, Packed>;
  readonly #picture: Packed;
  /** By the picture's size, the last used one last. */
  readonly #programs = new Map<string, Program>();
  readonly #dims: readonly (number | null)[];
  #arena = 0;

  constructor(machine: Machine, graph: Graph, fused: Fused) {
    const constants = new Constants();
    const packed = packLayers(fused.layers, constants);
    const four = (value: number) => constants.keep(new Float32Array(4).fill(value));
    const picture = { weights: four(fused.factor), bias: four(fused.shift), slopes: 0 };
    const at = machine.hold(constants.bytes);
    constants.writeTo(at, (to, values) => machine.write(to, values));
    this.#at = at;
    this.#packed = new Map([...packed].map(([name, one]) => [name, moved(one, at)]));
    this.#picture = moved(picture, at);
    this.#machine = machine;
    this.#fused = fused;
    this.#outputs = graph.outputs;
    this.#dims = graph.inputs[0]?.dims ?? [];
    // What the layers hold lies in the machine by now.
    const ofTail = new Set(fused.tail.flatMap(({ inputs }) => inputs));
    this.#constants = new Map([...graph.constants].filter(([name]) => ofTail.has(name)));
    for (const layer of fused.layers) if ("weights" in layer) layer.weights = new Float32Array();
  }

  release(): void {
    this.#machine.release(this.#at);
  }

  /**
   * What depends on sizes shows when a program is written and the tail runs: here on zeros, without the layers.
   *
   * @throws UnsupportedGraph where that fails on pictures of all sides that are tried
   */
  assertFits(): void {
    let failure: unknown;
    for (const side of TRIED_SIDES) {
      const [, ...dims] = this.#dims.map((size) => size ?? side);
      try {
        return this.#rehearse(dims);
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }

  #rehearse([planes, height, width]: readonly number[]): void {
    if (!planes || !height || !width) throw new UnsupportedGraph("a picture is needed");
    const program = this.#programFor([planes, height, width]);
    const made = [...program.outputs].map(
      ([name, { dims }]) => [name, { dims, data: new Float32Array(product(dims)) }] as const,
    );
    runTail(this.#fused.tail, this.#constants, new Map(made), this.#outputs);
  }

  run(inputs: Record<string, Tensor>): Record<string, Tensor> {
    const input = inputs[this.#fused.input];
    const isExpected = input?.dims.every((size, axis) => (this.#dims[axis] ?? size) === size);
    const [batch, ...rest] = input?.dims ?? [];
    if (!input || !isExpected || batch !== 1 || rest.length !== 3) {
      throw new RangeError(`The input is ${input?.dims.join(" × ")}.`);
    }
    const program = this.#programFor(rest as unknown as Dims);
    const planes = this.#machine.run(program, input.data);
    const made = [...program.outputs].map(
      ([name, { dims }]) => [name, { dims, data: planes.get(name) as Float32Array }] as const,
    );
    return runTail(this.#fused.tail, this.#constants, new Map(made), this.#outputs);
  }

  #programFor(dims: Dims): Program {
    const { places } = this.#machine;
    // Other networks' constants have come where the arena was.
    if (places.arena !== this.#arena) this.#programs.clear();
    this.#arena = places.arena;
    const key = dims.join();
    const program =
      this.#programs.get(key) ??
      writeProgram(this.#fused, dims, this.#packed, this.#picture, places);
    this.#programs.delete(key);
    this.#programs.set(key, program);
    const [oldest] = this.#programs.keys();
    if (this.#programs.size > KEPT && oldest !== undefined) this.#programs.delete(oldest);
    return program;
  }
}

const moved = ({ weights, bias, slopes, products }: Packed, by: number): Packed => ({
  ...{ weights: weights + by, bias: bias + by, slopes: slopes + by },
  ...(products && { products: moved(products, by) }),
});
