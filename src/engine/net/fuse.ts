import { numberOf, windowOf } from "./attributes.ts";
import type { Convolution, Layer, Sum } from "./layers.ts";
import { readBy } from "./layers.ts";
import { UnsupportedGraph, type Constant, type Graph, type Node } from "./onnx.ts";

/** A graph as few large layers, with what is left at its end for `tail.ts`. */
export interface Fused {
  input: string;
  /** The picture's planes are multiplied and then added to, before anything else. */
  factor: number;
  shift: number;
  layers: Layer[];
  /** What is written side by side, in channels, into one value. */
  joins: Map<string, string[]>;
  /** Values that are wanted as planes: of the tail, or outputs. */
  exported: string[];
  tail: Node[];
}

/**
 * Brings normalisations, activations and additions into the convolutions that they follow, and leaves reshapes and
 * the like, which only come last, to the tail.
 *
 * @throws UnsupportedGraph where an operator, or a use of one, is unknown
 */
export function fuse(graph: Graph): Fused {
  return new Fuser(graph).fuse();
}

class Fuser {
  readonly #graph: Graph;
  readonly #readers = new Map<string, number>();
  readonly #producers = new Map<string, Layer>();
  readonly #layers: Layer[] = [];
  readonly #joins = new Map<string, string[]>();
  /** Values that are others by another name. */
  readonly #same = new Map<string, string>();
  /** Twice as large as the value that they stand for. */
  readonly #enlarged = new Map<string, string>();
  readonly #tail: Node[] = [];
  #input = "";
  #factor = 1;
  #shift = 0;

  constructor(graph: Graph) {
    this.#graph = graph;
    for (const name of [...graph.nodes.flatMap(({ inputs }) => inputs), ...graph.outputs]) {
      this.#readers.set(name, (this.#readers.get(name) ?? 0) + 1);
    }
  }

  fuse(): Fused {
    const { inputs, outputs, nodes } = this.#graph;
    const [input, ...others] = inputs;
    if (input === undefined || others.length > 0) throw new UnsupportedGraph("one input is needed");
    this.#input = input.name;
    for (const node of nodes) {
      if (node.op === "Constant") this.#keepConstant(node);
      else if (!this.#place(node)) this.#leave(node);
    }
    const wanted = new Set(outputs);
    // Backwards: what nobody wants, such as the sizes of what was cropped to them, is left out.
    const tail = this.#tail.reverse().filter((node) => {
      const isWanted = node.outputs.some((name) => wanted.has(name));
      if (isWanted) for (const name of node.inputs) wanted.add(name);
      return isWanted;
    });
    const exported = [...wanted].filter((name) => this.#isMade(name));
    for (const name of exported) {
      if (this.#named(name) !== name) throw new UnsupportedGraph(`${name} is another's name`);
    }
    return {
      ...{ input: input.name, factor: this.#factor, shift: this.#shift },
      ...{ layers: this.#layers, joins: this.#joins, exported, tail: tail.reverse() },
    };
  }

  #keepConstant({ outputs: [name = ""], constant }: Node): void {
    if (!constant) throw new UnsupportedGraph("a constant that is no tensor");
    this.#graph.constants.set(name, constant);
  }

  #named(name: string): string {
    return this.#same.get(name) ?? name;
  }

  /** Whether layers make it, and not the tail. */
  #isMade(name: string): boolean {
    const one = this.#named(name);
    return one === this.#input || this.#producers.has(one) || this.#joins.has(one);
  }

  #place(node: Node): boolean {
    const [input = "", second = ""] = node.inputs;
    if (!this.#isMade(input) && !this.#enlarged.has(input)) return this.#placeScaled(node);
    switch (node.op) {
      case "Conv":
        return this.#convolve(node);
      case "MatMul":
      case "Gemm":
        return this.#multiplyMatrix(node);
      case "BatchNormalization":
        return this.#normalise(node);
      case "Relu":
      case "PRelu":
        return this.#activate(node);
      case "Sub":
      case "Mul":
      case "Add":
        if (this.#isMade(second) || this.#enlarged.has(second)) return this.#combine(node);
        return this.#multiplyByNumber(node);
      case "MaxPool":
        return this.#add({ kind: "maximum", ...this.#ends(node), ...windowOf(node) });
      case "GlobalAveragePool":
        return this.#add({ kind: "average", ...this.#ends(node) });
      case "Sigmoid":
        return this.#add({ kind: "sigmoid", ...this.#ends(node) });
      case "Resize":
        return this.#enlarge(node);
      case "Slice":
        return this.#crop(node);
      case "Concat":
        return this.#join(node);
      case "Reshape":
      case "Flatten":
        return this.#flatten(node);
      default:
        return false;
    }
  }

  /** A product may name its factors in either order. */
  #placeScaled(node: Node): boolean {
    const [first = "", second = ""] = node.inputs;
    if (node.op !== "Mul" || !this.#isMade(second)) return false;
    return this.#graph.constants.has(first)
      ? this.#multiplyByNumber({ ...node, inputs: [second, first] })
      : false;
  }

  #leave(node: Node): void {
    for (const name of node.inputs) {
      if (this.#enlarged.has(name)) throw new UnsupportedGraph(`${node.op} of what was enlarged`);
    }
    this.#tail.push(node);
  }

  #add(layer: Layer): true {
    for (const name of readBy(layer)) {
      if (!this.#isMade(name)) throw new UnsupportedGraph(`${layer.kind} of what the tail makes`);
    }
    this.#layers.push(layer);
    this.#producers.set(layer.output, layer);
    return true;
  }

  #ends({ inputs: [input = ""], outputs: [output = ""] }: Node) {
    return { input: this.#named(input), output };
  }

  #rename(layer: Layer, node: Node): true {
    this.#producers.delete(layer.output);
    layer.output = node.outputs[0] ?? "";
    this.#producers.set(layer.output, layer);
    return true;
  }

  /** The layer that makes it, where nobody else reads it. */
  #only(name: string): Layer | undefined {
    return this.#readers.get(name) === 1 ? this.#producers.get(this.#named(name)) : undefined;
  }

  #constant(name: string): Constant | undefined {
    return this.#graph.constants.get(name);
  }

  #floats(name: string | undefined): Float32Array | undefined {
    const data = name === undefined ? undefined : this.#constant(name)?.data;
    return data instanceof Float32Array ? data : undefined;
  }

  #convolve(node: Node): true {
    const [, kernel = "", bias] = node.inputs;
    const weights = this.#constant(kernel);
    const [outputs = 0, inputs = 0] = weights?.dims ?? [];
    const group = numberOf(node, "group", 1);
    if (!(weights?.data instanceof Float32Array)) throw new UnsupportedGraph("computed weights");
    if (group !== 1 && (inputs !== 1 || group !== outputs)) throw new UnsupportedGraph("groups");
    return this.#add({
      kind: group === 1 ? "convolution" : "depthwise",
      ...this.#ends(node),
      ...windowOf(node, weights.dims.slice(2)),
      ...{ outputs, inputs: group === 1 ? inputs : outputs },
      weights: weights.data.slice(),
      bias: this.#biasOf(bias, outputs),
      ...{ slopes: null, other: null, isMatrix: false },
    });
  }

  #biasOf(name: string | undefined, outputs: number): Float32Array {
    if (name === undefined) return new Float32Array(outputs);
    const bias = this.#floats(name);
    if (bias?.length !== outputs) throw new UnsupportedGraph("a bias of another length");
    return bias.slice();
  }

  /** Of a vector: a convolution over one pixel. */
  #multiplyMatrix(node: Node): true {
    const [, matrix = "", bias] = node.inputs;
    const given = this.#constant(matrix);
    const isTransposed = numberOf(node, "transB", 0) === 1;
    const isPlain =
      numberOf(node, "transA", 0) === 0 &&
      numberOf(node, "alpha", 1) === 1 &&
      numberOf(node, "beta", 1) === 1;
    const { data, dims: [rows = 0, columns = 0, ...more] = [] } = given ?? {};
    if (!(data instanceof Float32Array) || !isPlain || more.length > 0)
      throw new UnsupportedGraph(node.op);
    const [outputs, inputs] = isTransposed ? [rows, columns] : [columns, rows];
    const added = this.#biasOf(bias, outputs);
    const weights = new Float32Array(data.length);
    for (let to = 0; to < outputs; to++) {
      for (let from = 0; from < inputs; from++) {
        weights[to * inputs + from] = data[
          isTransposed ? to * inputs + from : from * outputs + to
        ] as number;
      }
    }
    return this.#add({
      ...{ kind: "convolution", ...this.#ends(node), ...{ outputs, inputs }, weights },
      ...{ kernel: [1, 1], stride: 1, pad: 0, dilation: 1 },
      ...{ bias: added, slopes: null, other: null, isMatrix: true },
    });
  }

  #normalise(node: Node): true {
    const [input = "", ...names] = node.inputs;
    const layer = this.#only(input);
    const [gain, offset, mean, variance] = names.map((name) => this.#floats(name));
    if (!isLinear(layer) || !gain || !offset || !mean || !variance) {
      throw new UnsupportedGraph("a normalisation that follows no convolution");
    }
    if (numberOf(node, "training_mode", 0) !== 0) throw new UnsupportedGraph("training");
    const epsilon = numberOf(node, "epsilon", 1e-5);
    const each = layer.weights.length / layer.outputs;
    for (let c = 0; c < layer.outputs; c++) {
      const factor = at(gain, c) / Math.sqrt(at(variance, c) + epsilon);
      for (let i = c * each; i < (c + 1) * each; i++) {
        layer.weights[i] = at(layer.weights, i) * factor;
      }
      layer.bias[c] = (at(layer.bias, c) - at(mean, c)) * factor + at(offset, c);
    }
    return this.#rename(layer, node);
  }

  #activate(node: Node): true {
    const [input = "", slopes] = node.inputs;
    const parts = this.#joins.get(input);
    if (parts && node.op === "Relu" && this.#readers.get(input) === 1) {
      for (const part of parts) this.#setSlopes(this.#only(part), null);
      this.#joins.delete(input);
      this.#joins.set(node.outputs[0] ?? "", parts);
      return true;
    }
    const given = node.op === "PRelu" ? this.#floats(slopes) : null;
    if (given === undefined) throw new UnsupportedGraph("computed slopes");
    return this.#rename(this.#setSlopes(this.#only(input), given), node);
  }

  /** @param slopes null for ReLU */
  #setSlopes(layer: Layer | undefined, slopes: Float32Array | null): Layer {
    if (layer && "slopes" in layer && layer.slopes === null) {
      if (layer.kind === "sum") {
        layer.slopes = slopes ?? 0;
        return layer;
      }
      if (slopes && slopes.length !== layer.outputs) throw new UnsupportedGraph("shared slopes");
      const all = slopes ?? new Float32Array(layer.outputs);
      if (layer.other === null) {
        layer.slopes = all;
        return layer;
      }
      // What was added to it is to be added before the activation: by a layer of its own.
      const { output, other } = layer;
      layer.output = `${output}/alone`;
      layer.other = null;
      this.#producers.set(layer.output, layer);
      const input = layer.output;
      const sum: Sum = { kind: "sum", input, output, other, shift: 0, slopes: all };
      this.#add(sum);
      return sum;
    }
    throw new UnsupportedGraph("an activation that follows no convolution");
  }

  #multiplyByNumber(node: Node): boolean {
    const [input = "", second = ""] = node.inputs;
    const factor = this.#floats(second);
    if (factor?.length !== 1) return false;
    const value = at(factor, 0);
    if (this.#named(input) === this.#input) {
      if (node.op === "Mul") {
        this.#factor *= value;
        this.#shift *= value;
      } else this.#shift += node.op === "Add" ? value : -value;
      this.#same.set(node.outputs[0] ?? "", this.#input);
      return true;
    }
    const layer = this.#only(input);
    if (node.op !== "Mul" || !isLinear(layer)) return false;
    layer.weights.forEach((weight, i) => (layer.weights[i] = weight * value));
    layer.bias.forEach((bias, i) => (layer.bias[i] = bias * value));
    return this.#rename(layer, node);
  }

  /** Of two values that layers make. */
  #combine(node: Node): true {
    const [first = "", second = ""] = node.inputs;
    const output = node.outputs[0] ?? "";
    if (node.op === "Mul") {
      const factors = this.#named(second);
      if (this.#producers.get(factors)?.kind !== "sigmoid") throw new UnsupportedGraph("a product");
      return this.#add({ kind: "scale", input: this.#named(first), output, factors, other: null });
    }
    if (node.op !== "Add") throw new UnsupportedGraph(node.op);
    const enlarged = this.#enlarged.get(second);
    if (enlarged !== undefined) {
      const input = this.#named(first);
      return this.#add({ kind: "sum", input, output, other: enlarged, shift: 1, slopes: null });
    }
    // The later of the two adds the earlier one to what it makes.
    const pair = [first, second].map((name) => ({ name, layer: this.#only(name) }));
    const order = ({ layer }: (typeof pair)[0]) => (layer ? this.#layers.indexOf(layer) : -1);
    const [later, earlier] = pair.sort((a, b) => order(b) - order(a));
    const other = this.#named(earlier?.name ?? "");
    const layer = later?.layer;
    const isAfter = layer && this.#placeOf(other) < this.#layers.indexOf(layer);
    const canAdd = layer?.kind === "convolution" || layer?.kind === "scale";
    if (layer && isAfter && canAdd && layer.other === null) {
      layer.other = other;
      return this.#rename(layer, node);
    }
    const input = this.#named(first);
    return this.#add({
      ...{ kind: "sum", input, output, other: this.#named(second), shift: 0, slopes: null },
    });
  }

  #placeOf(name: string): number {
    return this.#layers.findIndex(({ output }) => output === name);
  }

  /** Twice as large, each pixel as it is. */
  #enlarge(node: Node): true {
    const [input = "", , scales] = node.inputs;
    const [n, c, y, x] = this.#floats(scales) ?? [];
    const isPlain =
      node.texts.get("mode") === "nearest" &&
      node.texts.get("coordinate_transformation_mode") !== "align_corners" &&
      n === 1 &&
      c === 1;
    if (!isPlain || y !== 2 || x !== 2) throw new UnsupportedGraph("an enlargement");
    this.#enlarged.set(node.outputs[0] ?? "", this.#named(input));
    return true;
  }

  /** To the size of another value, from the upper left. */
  #crop(node: Node): boolean {
    const [input = "", starts = ""] = node.inputs;
    const source = this.#enlarged.get(input);
    if (source === undefined) return false;
    const from = this.#constant(starts)?.data;
    if (!Array.isArray(from) || from.some(Boolean)) throw new UnsupportedGraph("a crop");
    this.#enlarged.set(node.outputs[0] ?? "", source);
    return true;
  }

  #join(node: Node): boolean {
    const isOfChannels = numberOf(node, "axis", 0) === 1;
    const parts = node.inputs.map((name) => this.#only(name));
    const areConvolutions = parts.every((layer) => layer?.kind === "convolution");
    if (!isOfChannels || !areConvolutions) return false;
    this.#joins.set(node.outputs[0] ?? "", node.inputs);
    return true;
  }

  /** One pixel's channels are a vector as they are; that it is one is seen when the sizes are known. */
  #flatten(node: Node): boolean {
    const output = node.outputs[0] ?? "";
    const readers = this.#graph.nodes.filter(({ inputs }) => inputs.includes(output));
    const areMatrices = readers.every(({ op }) => op === "MatMul" || op === "Gemm");
    if (readers.length === 0 || !areMatrices) return false;
    this.#same.set(output, this.#named(node.inputs[0] ?? ""));
    return true;
  }
}

const at = (values: ArrayLike<number>, index: number): number => values[index] as number;

/** Nothing follows its sums yet. */
const isLinear = (layer: Layer | undefined): layer is Convolution =>
  !!layer && "weights" in layer && layer.slopes === null && layer.other === null;
