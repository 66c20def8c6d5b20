import type { Fused } from "./fuse.ts";
import type { Convolution, Layer, Window } from "./layers.ts";
import { UnsupportedGraph } from "./onnx.ts";

/** Bytes of a number. */
export const FLOAT = 4;

/** A value in memory: pixels in rows, each with its channels side by side, and a border around it. */
export interface Tensor {
  channels: number;
  height: number;
  width: number;
  /** Pixels of border on each side, all of them `fill`. */
  pad: number;
  fill: number;
  /** Bytes from pixel to pixel, and from row to row. */
  pixel: number;
  row: number;
  /** Bytes in all, with the border. */
  bytes: number;
  /** From its start to its first pixel. */
  origin: number;
}

/** Where a value lies: in a tensor, from some channel on. */
export interface View {
  tensor: Tensor;
  /** Bytes of the channels before it. */
  offset: number;
  channels: number;
}

/** Channels in memory: convolutions write eight at a time, and read four. */
export const roundUp = (count: number, to: number): number => Math.ceil(count / to) * to;
/** How many numbers a value of such sizes has. */
export const product = (dims: readonly number[]): number => dims.reduce((all, dim) => all * dim, 1);
const WRITTEN = 8;
const READ = 4;
/** Those of a convolution: what it reads beyond its inputs meets zeros in its weights. */
export const depthOf = ({ inputs }: Convolution): number => roundUp(inputs, READ);
export const writtenBy = ({ outputs }: Convolution): number => roundUp(outputs, WRITTEN);

/** Fill for a maximum: less than anything. */
const LOWEST = -3.4e38;

/**
 * Sizes of all values for a picture of so many planes of `height` × `width`.
 *
 * @throws UnsupportedGraph where sizes do not fit
 */
export function sizeTensors(
  { input, layers, joins }: Fused,
  [planes, height, width]: readonly [number, number, number],
): Map<string, View> {
  const pads = padsOf(layers, joins);
  const views = new Map<string, View>();
  const put = (name: string, channels: number, rows: number, columns: number, inMemory: number) => {
    const { pad = 0, fill = 0 } = pads.get(name) ?? {};
    const pixel = inMemory * FLOAT;
    const row = (columns + 2 * pad) * pixel;
    const tensor = {
      ...{ channels, height: rows, width: columns, pad, fill, pixel, row },
      bytes: row * (rows + 2 * pad),
      origin: pad * (row + pixel),
    };
    views.set(name, { tensor, offset: 0, channels });
  };
  if (planes > READ) throw new UnsupportedGraph("a picture of more than four planes");
  put(input, planes, height, width, READ);
  const joined = new Map(
    [...joins].flatMap(([whole, parts]) => parts.map((part) => [part, { whole, parts }] as const)),
  );
  for (const layer of layers) {
    const { channels, rows, columns } = sizeOf(layer, viewOf(views, layer.input));
    const join = joined.get(layer.output);
    if (!join) {
      put(layer.output, channels, rows, columns, roundUp(channels, WRITTEN));
      continue;
    }
    const { whole, parts } = join;
    const counts = parts.map((part) => layers.find(({ output }) => output === part));
    const sizes = counts.map((one) => (one && "outputs" in one ? one.outputs : NaN));
    const all = sizes.reduce((sum, size) => sum + size);
    if (sizes.some((size) => size % WRITTEN !== 0)) throw new UnsupportedGraph("narrow parts");
    if (!views.has(whole)) put(whole, all, rows, columns, all);
    const { tensor } = viewOf(views, whole);
    const before = sizes.slice(0, parts.indexOf(layer.output)).reduce((sum, size) => sum + size, 0);
    views.set(layer.output, { tensor, offset: before * FLOAT, channels });
  }
  return views;
}

export function viewOf(views: ReadonlyMap<string, View>, name: string): View {
  const view = views.get(name);
  if (!view) throw new UnsupportedGraph(`${name} is not made`);
  return view;
}

function sizeOf(layer: Layer, { tensor: { height, width }, channels }: View) {
  const same = { channels, rows: height, columns: width };
  switch (layer.kind) {
    case "convolution":
    case "depthwise":
      if (layer.inputs !== channels) throw new UnsupportedGraph("other channels than expected");
      if (layer.isMatrix && height * width !== 1) throw new UnsupportedGraph("a matrix of planes");
      return { ...slid(layer, height, width), channels: layer.outputs };
    case "maximum":
      return { ...slid(layer, height, width), channels };
    case "average":
      return { channels, rows: 1, columns: 1 };
    default:
      return same;
  }
}

/** How many places a window has. */
function slid({ kernel, stride, pad, dilation }: Window, height: number, width: number) {
  const places = (side: number, length: number) =>
    Math.floor((side + 2 * pad - dilation * (length - 1) - 1) / stride) + 1;
  return { rows: places(height, kernel[0]), columns: places(width, kernel[1]) };
}

/** Who reads a value beyond its edges needs a border. */
function padsOf(layers: readonly Layer[], joins: Fused["joins"]) {
  const pads = new Map<string, { pad: number; fill: number }>();
  for (const layer of layers) {
    if (!("pad" in layer) || layer.pad === 0) continue;
    const fill = layer.kind === "maximum" ? LOWEST : 0;
    const before = pads.get(layer.input);
    if (before && before.fill !== fill) throw new UnsupportedGraph("two kinds of border");
    pads.set(layer.input, { pad: Math.max(layer.pad, before?.pad ?? 0), fill });
  }
  for (const part of [...joins.values()].flat()) {
    if (pads.has(part)) throw new UnsupportedGraph("a border within a join");
  }
  return pads;
}

/** A value's life: from the layer that first writes to the one that last reads it, and its size. */
export interface Life {
  from: number;
  to: number;
  bytes: number;
}

/**
 * A place for each, so that none lies where another one lives at the same time: the largest first, each as low as it
 * can be. (Greedy by size: Pisarchyk and Lee, "Efficient Memory Management for Deep Neural Net Inference", 2020.)
 */
export function arrange(lives: readonly Life[]): { places: number[]; bytes: number } {
  const order = lives.map((_, at) => at).sort((a, b) => lifeOf(b).bytes - lifeOf(a).bytes);
  const places = lives.map(() => 0);
  const placed: number[] = [];
  function lifeOf(at: number): Life {
    return lives[at] as Life;
  }
  for (const at of order) {
    const { from, to, bytes } = lifeOf(at);
    let place = 0;
    for (const other of placed) {
      const life = lifeOf(other);
      const start = places[other] as number;
      if (life.from > to || life.to < from) continue;
      if (place + bytes <= start) break;
      place = Math.max(place, roundUp(start + life.bytes, LINE));
    }
    places[at] = place;
    placed.push(at);
    placed.sort((a, b) => (places[a] as number) - (places[b] as number));
  }
  const ends = lives.map(({ bytes }, at) => (places[at] as number) + bytes);
  return { places, bytes: Math.max(0, ...ends) };
}

/** Of the processor's cache. */
const LINE = 64;
