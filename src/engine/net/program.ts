import type { Fused } from "./fuse.ts";
import { readBy, type Convolution, type Layer, type Window } from "./layers.ts";
import { arrange, FLOAT, roundUp, sizeTensors, viewOf, type Life, type View } from "./tensors.ts";

/** Constants of a layer, at addresses in the memory. */
export interface Packed {
  weights: number;
  bias: number;
  slopes: number;
}

/** Steps and taps as they lie in memory, and where what goes in and comes out is. All addresses in bytes. */
export interface Program {
  words: Int32Array;
  steps: number;
  /** First byte of the program; what is in `words` holds for this place alone. */
  at: number;
  /** Where the picture's planes go. */
  input: number;
  outputs: Map<string, { at: number; dims: number[] }>;
  /** First byte that is not used. */
  end: number;
}

/** As in assembly/steps.ts; the unit test holds the two together. */
// prettier-ignore
export const WORDS = [
  "Kind", "Chunks", "PixelChunks", "PixelsPerChunk", "BlocksPerChunk",
  "Width", "Pixels", "Blocks",
  "In", "InRow", "InPixel",
  "Out", "OutRow", "OutPixel",
  "Taps", "TapCount", "Depth",
  "Weights", "Bias", "Slopes",
  "Other", "OtherRow", "OtherPixel", "OtherShift",
  "Border", "BorderFrom", "BorderValue",
] as const;
// prettier-ignore
export const KINDS = [
  "convolution", "depthwise", "maximum", "average", "sum", "sigmoid", "scale", "fromPlanes", "toPlanes",
] as const;
const STEP_WORDS = 48;

type Kind = (typeof KINDS)[number];
type Step = Partial<Record<(typeof WORDS)[number], number>>;

/** Multiplications that are worth a chunk: some ten microseconds. */
const CHUNK_WORK = 250_000;
/** Pixels that a convolution does at a time. */
const TILE = 6;

export interface Places {
  /** Of the program; behind its `room` bytes the weights lie. */
  program: number;
  room: number;
  /** Of what changes from run to run. */
  arena: number;
}

/**
 * What is to be done for a picture of these planes, rows and columns.
 *
 * @param packed by the layer's output
 * @param picture by what the planes are multiplied (weights), and what is then added (bias)
 */
export function writeProgram(
  fused: Fused,
  dims: readonly [number, number, number],
  packed: ReadonlyMap<string, Packed>,
  picture: Packed,
  { program, room, arena }: Places,
): Program {
  const views = sizeTensors(fused, dims);
  const [planes, height, width] = dims;
  const pictureBytes = planes * height * width * FLOAT;
  // Lives by what a value lies in; the picture and the exported planes have places of their own.
  const lives = new Map<object, Life>();
  const live = (what: object, bytes: number, at: number) => {
    const life = lives.get(what) ?? { from: at, to: at, bytes };
    lives.set(what, { bytes, from: Math.min(life.from, at), to: Math.max(life.to, at) });
  };
  const count = fused.layers.length;
  const planesIn = {};
  live(planesIn, pictureBytes, 0);
  live(viewOf(views, fused.input).tensor, viewOf(views, fused.input).tensor.bytes, 0);
  fused.layers.forEach((layer, nth) => {
    for (const name of [...readBy(layer), layer.output]) {
      const { tensor } = viewOf(views, name);
      live(tensor, tensor.bytes, nth + 1);
    }
  });
  const exports = fused.exported.map((name) => {
    const view = viewOf(views, name);
    const { tensor } = view;
    live(tensor, tensor.bytes, count + 1);
    const planesOut = {};
    const bytes = view.channels * tensor.height * tensor.width * FLOAT;
    live(planesOut, bytes, count + 1);
    return { name, view, planesOut };
  });
  const keys = [...lives.keys()];
  const { places, bytes } = arrange([...lives.values()]);
  const placeOf = (what: object) => arena + (places[keys.indexOf(what)] as number);
  const at = ({ tensor, offset }: View) => placeOf(tensor) + tensor.origin + offset;

  const taps: number[] = [];
  const steps: Step[] = [];
  const tapsAt = new Map<number, number>();
  const add = (kind: Kind, step: Step, work: number) => {
    steps.push({ Kind: KINDS.indexOf(kind), ...chunksOf(kind, step, work), ...step });
  };
  const window = ({ kernel, pad, dilation }: Window, { tensor }: View) => {
    tapsAt.set(steps.length, taps.length);
    for (let y = 0; y < kernel[0]; y++) {
      for (let x = 0; x < kernel[1]; x++) {
        taps.push((y * dilation - pad) * tensor.row + (x * dilation - pad) * tensor.pixel);
      }
    }
    return { TapCount: kernel[0] * kernel[1] };
  };
  const from = (view: View, stride = 1): Step => ({
    ...{ In: at(view), InRow: view.tensor.row * stride, InPixel: view.tensor.pixel * stride },
  });
  const other = (view: View | undefined, shift = 0): Step =>
    view
      ? {
          ...{ Other: at(view), OtherRow: view.tensor.row, OtherPixel: view.tensor.pixel },
          OtherShift: shift,
        }
      : {};
  const bordered = new Set<object>();
  const into = (view: View): Step => {
    const { tensor } = view;
    const step: Step = {
      ...{ Out: at(view), OutRow: tensor.row, OutPixel: tensor.pixel },
      ...{ Width: tensor.width, Pixels: tensor.width * tensor.height },
    };
    if (tensor.pad === 0 || bordered.has(tensor)) return step;
    bordered.add(tensor);
    const value = new Int32Array(Float32Array.of(tensor.fill).buffer)[0] as number;
    return {
      ...{ ...step, Border: tensor.pad, BorderFrom: placeOf(tensor) + tensor.origin },
      BorderValue: value,
    };
  };

  const inputView = viewOf(views, fused.input);
  add(
    "fromPlanes",
    {
      ...into(inputView),
      ...{ In: placeOf(planesIn), InPixel: height * width * FLOAT, Depth: planes },
      ...{ Weights: picture.weights, Bias: picture.bias },
    },
    height * width * 8,
  );
  for (const layer of fused.layers) addLayer(layer);
  for (const { view, planesOut } of exports) {
    const { tensor, channels } = view;
    const step = {
      ...{ Width: tensor.width, Pixels: tensor.width * tensor.height, ...from(view) },
      ...{ Out: placeOf(planesOut), OutPixel: tensor.width * tensor.height * FLOAT },
    };
    add("toPlanes", { ...step, Depth: channels }, 0);
  }

  function addLayer(layer: Layer): void {
    const input = viewOf(views, layer.input);
    const output = viewOf(views, layer.output);
    const vectors = roundUp(output.channels, 4) / 4;
    const { tensor } = output;
    const size = tensor.height * tensor.width * output.channels;
    const { weights: Weights, bias: Bias, slopes: Slopes } = packed.get(layer.output) ?? none;
    switch (layer.kind) {
      case "convolution": {
        const step = {
          ...window(layer, input),
          ...from(input, layer.stride),
          ...into(output),
          ...other(layer.other === null ? undefined : viewOf(views, layer.other)),
          ...{ Depth: depthOf(layer), Blocks: roundUp(layer.outputs, 8) / 8 },
          ...{ Weights, Bias, Slopes },
        };
        return add("convolution", step, size * depthOf(layer) * step.TapCount);
      }
      case "depthwise": {
        const step = { ...window(layer, input), ...from(input, layer.stride), ...into(output) };
        const work = 2 * size * step.TapCount;
        return add("depthwise", { ...step, Blocks: vectors, Weights, Bias, Slopes }, work);
      }
      case "maximum": {
        const step = { ...window(layer, input), ...from(input, layer.stride), ...into(output) };
        return add("maximum", { ...step, Blocks: vectors }, 2 * size * step.TapCount);
      }
      case "sum": {
        const step = { ...from(input), ...into(output), Blocks: vectors, Slopes };
        return add("sum", { ...step, ...other(viewOf(views, layer.other), layer.shift) }, 4 * size);
      }
      case "scale": {
        const factors = { Weights: at(viewOf(views, layer.factors)) };
        const more = other(layer.other === null ? undefined : viewOf(views, layer.other));
        const step = { ...from(input), ...into(output), Blocks: vectors, ...factors, ...more };
        return add("scale", step, 4 * size);
      }
      case "average":
        return add(
          "average",
          {
            ...{ ...from(input), ...into(output), Blocks: vectors },
            ...{ Width: input.tensor.width, Pixels: input.tensor.width * input.tensor.height },
          },
          0,
        );
      case "sigmoid":
        return add("sigmoid", { ...from(input), ...into(output), Blocks: vectors }, 0);
    }
  }

  const words = new Int32Array(steps.length * STEP_WORDS + taps.length);
  if (words.byteLength > room) throw new RangeError("The program needs more room.");
  steps.forEach((step, nth) => {
    WORDS.forEach((word, i) => (words[nth * STEP_WORDS + i] = step[word] ?? 0));
    const first = tapsAt.get(nth);
    const tap = program + (steps.length * STEP_WORDS + (first ?? 0)) * 4;
    words[nth * STEP_WORDS + WORDS.indexOf("Taps")] = tap;
  });
  words.set(taps, steps.length * STEP_WORDS);
  const matrices = new Set(
    fused.layers.flatMap((layer) => ("isMatrix" in layer && layer.isMatrix ? [layer.output] : [])),
  );
  const outputs = exports.map(({ name, view: { tensor, channels }, planesOut }) => {
    const isVector = matrices.has(name);
    const dims = isVector ? [1, channels] : [1, channels, tensor.height, tensor.width];
    return [name, { at: placeOf(planesOut), dims }] as const;
  });
  return {
    ...{ words, steps: steps.length, at: program, input: placeOf(planesIn) },
    ...{ outputs: new Map(outputs), end: arena + bytes },
  };
}

const none: Packed = { weights: 0, bias: 0, slopes: 0 };

/** Input channels that a convolution reads: those beyond the last are zero in its weights. */
export const depthOf = ({ inputs }: Convolution): number => roundUp(inputs, 4);

/** By pixels where there are enough of them, else by channels. */
function chunksOf(kind: Kind, { Width = 1, Pixels = 0, Blocks = 1 }: Step, work: number): Step {
  const wanted = Math.max(1, Math.round(work / CHUNK_WORK));
  // Of a channel by itself whole rows.
  const unit = kind === "depthwise" ? Width : TILE;
  const perChunk = roundUp(Math.ceil(Pixels / wanted), unit);
  const isByPixels = kind !== "convolution" || Pixels >= 2 * TILE * wanted || Blocks === 1;
  if (isByPixels) {
    const pixelChunks = Math.max(1, Math.ceil(Pixels / perChunk));
    const each = { PixelsPerChunk: perChunk, BlocksPerChunk: Blocks };
    return { Chunks: pixelChunks, PixelChunks: pixelChunks, ...each };
  }
  const blocks = Math.ceil(Blocks / wanted);
  return {
    ...{ Chunks: Math.ceil(Blocks / blocks), PixelChunks: 1 },
    ...{ PixelsPerChunk: Pixels, BlocksPerChunk: blocks },
  };
}
