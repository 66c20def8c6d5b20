import type { Tensor } from "../runtime.ts";
import { UnsupportedGraph, type Constant, type Node } from "./onnx.ts";
import { product } from "./tensors.ts";

/** What comes after the layers, on few numbers: reshapes, soft maxima, arithmetic. */
type Values = Map<string, Constant>;

/**
 * Whether all of it is known. What depends on sizes is seen when it runs.
 *
 * @throws UnsupportedGraph
 */
export function assertKnown(tail: readonly Node[]): void {
  const unknown = tail.find(({ op }) => !(op in operators));
  if (unknown) throw new UnsupportedGraph(unknown.op);
}

/** Runs the tail over the values that the layers have made, and gives those that are asked for. */
export function runTail(
  tail: readonly Node[],
  constants: ReadonlyMap<string, Constant>,
  made: ReadonlyMap<string, Tensor>,
  wanted: readonly string[],
): Record<string, Tensor> {
  const values: Values = new Map();
  const valueOf = (name: string): Constant => {
    const value = values.get(name) ?? made.get(name) ?? constants.get(name);
    if (!value) throw new UnsupportedGraph(`${name} is not made`);
    return { dims: [...value.dims], data: value.data };
  };
  for (const node of tail) {
    const result = operators[node.op]?.(node, node.inputs.map(valueOf));
    if (!result) throw new UnsupportedGraph(node.op);
    values.set(node.outputs[0] ?? "", result);
  }
  return Object.fromEntries(
    wanted.map((name) => {
      const { dims, data } = valueOf(name);
      return [name, { dims, data: data instanceof Float32Array ? data : Float32Array.from(data) }];
    }),
  );
}

type Operator = (node: Node, inputs: readonly Constant[]) => Constant;

const operators: Record<string, Operator> = {
  Shape: (_, inputs) => ofNumbers(valueAt(inputs, 0).dims),
  /** One number of a list. */
  Gather: (_, inputs) => {
    const [list, index] = [valueAt(inputs, 0), valueAt(inputs, 1)];
    if (list.dims.length !== 1 || index.dims.length !== 0) throw new UnsupportedGraph("Gather");
    return { dims: [], data: [itemAt(list.data, itemAt(index.data, 0))] };
  },
  Unsqueeze: (_, inputs) => {
    const { dims, data } = valueAt(inputs, 0);
    if (dims.length !== 0) throw new UnsupportedGraph("Unsqueeze");
    return { dims: [1], data };
  },
  Reshape: (_, inputs) => reshape(valueAt(inputs, 0), Array.from(valueAt(inputs, 1).data)),
  Flatten: (_, inputs) => reshape(valueAt(inputs, 0), [0, -1]),
  Concat: concat,
  Slice: slice,
  Transpose: transpose,
  Softmax: softmax,
  Exp: (_, inputs) => {
    const { dims, data } = floatsAt(inputs, 0);
    const powers = new Float32Array(data.length);
    for (let at = 0; at < powers.length; at++) powers[at] = Math.exp(data[at] as number);
    return { dims, data: powers };
  },
  Add: arithmetic,
  Sub: arithmetic,
  Mul: arithmetic,
  Div: arithmetic,
};

function valueAt(inputs: readonly Constant[], nth: number): Constant {
  const value = inputs[nth];
  if (!value) throw new UnsupportedGraph("an input is missing");
  return value;
}

/** As floats, so that loops meet one kind of numbers and are quick. Sizes are few, and small enough to be exact. */
function floatsAt(inputs: readonly Constant[], nth: number): Floats {
  const { dims, data } = valueAt(inputs, nth);
  return { dims, data: data instanceof Float32Array ? data : Float32Array.from(data) };
}

/** Whether all are integers, which stay integers. */
const areSizes = (inputs: readonly Constant[]): boolean =>
  inputs.every(({ data }) => Array.isArray(data));

interface Floats {
  dims: number[];
  data: Float32Array;
}

const itemAt = (values: ArrayLike<number>, at: number): number => values[at] as number;
const ofNumbers = (data: number[]): Constant => ({ dims: [data.length], data });

/** 0 keeps the size that there was; −1 takes what is left. */
function reshape({ dims, data }: Constant, wanted: readonly number[]): Constant {
  const sizes = wanted.map((size, axis) => (size === 0 ? itemAt(dims, axis) : size));
  const known = product(sizes.filter((size) => size !== -1));
  const left = data.length / known;
  return { dims: sizes.map((size) => (size === -1 ? left : size)), data };
}

const axisOf = ({ numbers }: Node, otherwise: number, rank: number): number => {
  const axis = numbers.get("axis")?.[0] ?? otherwise;
  return axis < 0 ? axis + rank : axis;
};

function concat(node: Node, inputs: readonly Constant[]): Constant {
  const { dims } = valueAt(inputs, 0);
  const axis = axisOf(node, 0, dims.length);
  const outer = product(dims.slice(0, axis));
  const length = inputs.reduce((sum, value) => sum + itemAt(value.dims, axis), 0);
  const parts = inputs.map((_, nth) => floatsAt(inputs, nth).data);
  const data = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  const row = data.length / outer;
  let first = 0;
  for (const part of parts) {
    const size = part.length / outer;
    copyPieces({ data: part, first: 0, row: size }, { data, first, row }, size, outer);
    first += size;
  }
  return { dims: dims.with(axis, length), data: areSizes(inputs) ? Array.from(data) : data };
}

/** Pieces of a tensor: where the first one begins, and how far from each other they do. */
interface Pieces {
  data: Float32Array;
  first: number;
  row: number;
}

function copyPieces(from: Pieces, to: Pieces, size: number, count: number): void {
  const [source, target] = [from.data, to.data];
  for (let nth = 0; nth < count; nth++) {
    const first = from.first + nth * from.row;
    const at = to.first + nth * to.row;
    for (let i = 0; i < size; i++) target[at + i] = source[first + i] as number;
  }
}

/** Bounds as attributes, as they were before version 10 of the operators. */
function slice({ numbers }: Node, inputs: readonly Constant[]): Constant {
  const { dims, data } = floatsAt(inputs, 0);
  const [starts, ends, axes] = ["starts", "ends", "axes"].map((name) => numbers.get(name)?.[0]);
  if (starts === undefined || ends === undefined || axes === undefined) {
    throw new UnsupportedGraph("a slice by computed bounds");
  }
  const size = itemAt(dims, axes);
  const [from, to] = [starts, Math.min(ends, size)];
  const inner = product(dims.slice(axes + 1));
  const outer = product(dims.slice(0, axes));
  const part = (to - from) * inner;
  const result = new Float32Array(outer * part);
  const source = { data, first: from * inner, row: size * inner };
  copyPieces(source, { data: result, first: 0, row: part }, part, outer);
  return { dims: dims.with(axes, to - from), data: result };
}

function stridesOf(dims: readonly number[]): number[] {
  return dims.map((_, axis) => product(dims.slice(axis + 1)));
}

function transpose({ numbers }: Node, inputs: readonly Constant[]): Constant {
  const { dims, data } = floatsAt(inputs, 0);
  const order = numbers.get("perm") ?? dims.map((_, axis) => dims.length - 1 - axis);
  const strides = stridesOf(dims);
  const turned = order.map((axis) => itemAt(dims, axis));
  const from = order.map((axis) => itemAt(strides, axis));
  return { dims: turned, data: picked(data, placesOf(turned, from)) };
}

/** Where each place of up to four dimensions is, in order, by other strides. */
function placesOf(dims: readonly number[], strides: readonly number[]): Int32Array {
  if (dims.length > 4) throw new UnsupportedGraph("more than four dimensions");
  const four = (values: readonly number[], fill: number) => [
    ...Array.from({ length: 4 - values.length }, () => fill),
    ...values,
  ];
  const [d0 = 1, d1 = 1, d2 = 1, d3 = 1] = four(dims, 1);
  const [s0 = 0, s1 = 0, s2 = 0, s3 = 0] = four(strides, 0);
  const places = new Int32Array(d0 * d1 * d2 * d3);
  let at = 0;
  for (let i = 0; i < d0; i++) {
    for (let j = 0; j < d1; j++) {
      for (let k = 0; k < d2; k++) {
        let place = i * s0 + j * s1 + k * s2;
        for (let l = 0; l < d3; l++) {
          places[at++] = place;
          place += s3;
        }
      }
    }
  }
  return places;
}

/** Over the last axis. */
function softmax(node: Node, inputs: readonly Constant[]): Constant {
  const { dims, data } = floatsAt(inputs, 0);
  // What no axis means has changed from version to version.
  if (axisOf(node, NaN, dims.length) !== dims.length - 1) throw new UnsupportedGraph("Softmax");
  const size = itemAt(dims, dims.length - 1);
  const result = new Float32Array(data.length);
  for (let first = 0; first < data.length; first += size) {
    let most = -Infinity;
    for (let at = first; at < first + size; at++) most = Math.max(most, data[at] as number);
    let sum = 0;
    for (let at = first; at < first + size; at++) {
      const power = Math.exp((data[at] as number) - most);
      result[at] = power;
      sum += power;
    }
    for (let at = first; at < first + size; at++) result[at] = (result[at] as number) / sum;
  }
  return { dims, data: result };
}

/** With broadcasting: a size of 1 stands for any. */
function arithmetic({ op }: Node, inputs: readonly Constant[]): Constant {
  const [a, b] = [floatsAt(inputs, 0), floatsAt(inputs, 1)];
  const rank = Math.max(a.dims.length, b.dims.length);
  const [sizesA, sizesB] = [a, b].map(({ dims }) => [
    ...Array.from({ length: rank - dims.length }, () => 1),
    ...dims,
  ]) as [number[], number[]];
  const dims = sizesA.map((size, axis) => Math.max(size, itemAt(sizesB, axis)));
  const data = calculate(op, spread(a, sizesA, dims), spread(b, sizesB, dims));
  return { dims, data: areSizes(inputs) ? Array.from(data, Math.trunc) : data };
}

/** The number for each place of a larger tensor. */
function spread({ data }: Floats, sizes: readonly number[], dims: readonly number[]): Float32Array {
  const count = product(dims);
  if (data.length === count) return data;
  if (data.length === 1) return new Float32Array(count).fill(data[0] as number);
  const strides = stridesOf(sizes).map((stride, axis) => (sizes[axis] === 1 ? 0 : stride));
  return picked(data, placesOf(dims, strides));
}

function picked(data: Float32Array, places: Int32Array): Float32Array {
  const all = new Float32Array(places.length);
  for (let at = 0; at < all.length; at++) all[at] = data[places[at] as number] as number;
  return all;
}

function calculate(op: string, a: Float32Array, b: Float32Array): Float32Array {
  const to = new Float32Array(a.length);
  for (let at = 0; at < to.length; at++) {
    const [x, y] = [a[at] as number, b[at] as number];
    if (op === "Add") to[at] = x + y;
    else if (op === "Sub") to[at] = x - y;
    else if (op === "Mul") to[at] = x * y;
    else to[at] = x / y;
  }
  return to;
}
