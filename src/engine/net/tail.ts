import type { Tensor } from "../runtime.ts";
import { UnsupportedGraph, type Constant, type Node } from "./onnx.ts";

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
    const { dims, data } = valueAt(inputs, 0);
    const powers = new Float32Array(data.length);
    for (let at = 0; at < powers.length; at++) powers[at] = Math.exp(itemAt(data, at));
    return { dims, data: powers };
  },
  Add: arithmetic((a, b) => a + b),
  Sub: arithmetic((a, b) => a - b),
  Mul: arithmetic((a, b) => a * b),
  Div: arithmetic((a, b) => a / b),
};

function valueAt(inputs: readonly Constant[], nth: number): Constant {
  const value = inputs[nth];
  if (!value) throw new UnsupportedGraph("an input is missing");
  return value;
}

const itemAt = (values: ArrayLike<number>, at: number): number => values[at] as number;
const ofNumbers = (data: number[]): Constant => ({ dims: [data.length], data });
const product = (dims: readonly number[]): number => dims.reduce((all, dim) => all * dim, 1);

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
  const isWhole = inputs.every(({ data }) => Array.isArray(data));
  const count = inputs.reduce((sum, { data }) => sum + data.length, 0);
  const all = isWhole ? Array.from({ length: count }, () => 0) : new Float32Array(count);
  let to = 0;
  for (let nth = 0; nth < outer; nth++) {
    for (const { data } of inputs) {
      const size = data.length / outer;
      for (let at = nth * size; at < (nth + 1) * size; at++) all[to++] = itemAt(data, at);
    }
  }
  return { dims: dims.with(axis, length), data: all };
}

/** Bounds as attributes, as they were before version 10 of the operators. */
function slice({ numbers }: Node, inputs: readonly Constant[]): Constant {
  const { dims, data } = valueAt(inputs, 0);
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
  for (let nth = 0; nth < outer; nth++) {
    for (let at = 0; at < part; at++) {
      result[nth * part + at] = itemAt(data, (nth * size + from) * inner + at);
    }
  }
  return { dims: dims.with(axes, to - from), data: result };
}

function stridesOf(dims: readonly number[]): number[] {
  return dims.map((_, axis) => product(dims.slice(axis + 1)));
}

function transpose({ numbers }: Node, inputs: readonly Constant[]): Constant {
  const { dims, data } = valueAt(inputs, 0);
  const order = numbers.get("perm") ?? dims.map((_, axis) => dims.length - 1 - axis);
  const strides = stridesOf(dims);
  const to = new Float32Array(data.length);
  const turned = order.map((axis) => itemAt(dims, axis));
  const from = order.map((axis) => itemAt(strides, axis));
  const sources = placesOf(turned, from);
  for (let at = 0; at < to.length; at++) to[at] = itemAt(data, itemAt(sources, at));
  return { dims: turned, data: to };
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
  const { dims, data } = valueAt(inputs, 0);
  // What no axis means has changed from version to version.
  if (axisOf(node, NaN, dims.length) !== dims.length - 1) throw new UnsupportedGraph("Softmax");
  const size = itemAt(dims, dims.length - 1);
  const result = new Float32Array(data.length);
  for (let first = 0; first < data.length; first += size) {
    let most = -Infinity;
    for (let at = first; at < first + size; at++) most = Math.max(most, itemAt(data, at));
    let sum = 0;
    for (let at = first; at < first + size; at++) {
      const power = Math.exp(itemAt(data, at) - most);
      result[at] = power;
      sum += power;
    }
    for (let at = first; at < first + size; at++) result[at] = itemAt(result, at) / sum;
  }
  return { dims, data: result };
}

/** With broadcasting: a size of 1 stands for any. */
function arithmetic(of: (a: number, b: number) => number): Operator {
  return (_, inputs) => {
    const [a, b] = [valueAt(inputs, 0), valueAt(inputs, 1)];
    const rank = Math.max(a.dims.length, b.dims.length);
    const sizes = [a, b].map(({ dims }) => [
      ...Array.from({ length: rank - dims.length }, () => 1),
      ...dims,
    ]);
    const dims = Array.from({ length: rank }, (_, axis) =>
      Math.max(...sizes.map((size) => itemAt(size, axis))),
    );
    const [ofA = [], ofB = []] = sizes.map((size) =>
      stridesOf(size).map((stride, axis) => (size[axis] === 1 ? 0 : stride)),
    );
    const data = new Float32Array(product(dims));
    // Nearly always the two are alike, or one of them is one number.
    if ([a, b].every(({ data: { length } }) => length === data.length || length === 1)) {
      const [stepA, stepB] = [a, b].map(({ data: { length } }) => (length === 1 ? 0 : 1));
      flat(of, data, [a.data, stepA ?? 0], [b.data, stepB ?? 0]);
    } else {
      const [inA, inB] = [placesOf(dims, ofA), placesOf(dims, ofB)];
      for (let at = 0; at < data.length; at++) {
        data[at] = of(itemAt(a.data, itemAt(inA, at)), itemAt(b.data, itemAt(inB, at)));
      }
    }
    return { dims, data };
  };
}

function flat(
  of: (a: number, b: number) => number,
  to: Float32Array,
  [a, stepA]: readonly [ArrayLike<number>, number],
  [b, stepB]: readonly [ArrayLike<number>, number],
): void {
  for (let at = 0; at < to.length; at++) {
    to[at] = of(itemAt(a, at * stepA), itemAt(b, at * stepB));
  }
}
