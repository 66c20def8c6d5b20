import type { Fused } from "./fuse.ts";
import type { Convolution, Layer, Window } from "./layers.ts";
import { Layout } from "./layout.ts";
import { chunksOf, KINDS, STEP_WORDS, WORDS, type Kind, type Step } from "./steps.ts";
import { depthOf, FLOAT, roundUp, writtenBy, type Tensor, type View } from "./tensors.ts";
import { partBytes, PARTS } from "./winograd.ts";

/** Constants of a layer, at addresses in the memory. */
export interface Packed {
  weights: number;
  bias: number;
  slopes: number;
  /** Of the 36 products of a layer that may be done in tiles. */
  products?: Packed;
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
  const layout = new Layout(fused, dims, arena);
  const writer = new Writer(layout, packed);
  writer.addPicture(layout.view(fused.input), dims, picture);
  for (const layer of fused.layers) writer.addLayer(layer);
  for (const one of layout.exports) writer.addExport(one.view, layout.planes(one));
  const words = writer.words(program);
  if (words.byteLength > room) throw new RangeError("The program needs more room.");
  const matrices = new Set(
    fused.layers.flatMap((layer) => ("isMatrix" in layer && layer.isMatrix ? [layer.output] : [])),
  );
  const outputs = layout.exports.map((one) => {
    const { tensor, channels } = one.view;
    const isVector = matrices.has(one.name);
    const shape = isVector ? [1, channels] : [1, channels, tensor.height, tensor.width];
    return [one.name, { at: layout.planes(one), dims: shape }] as const;
  });
  return {
    ...{ words, steps: writer.steps, at: program, input: layout.picture },
    ...{ outputs: new Map(outputs), end: layout.end },
  };
}

/** What it takes to lay out a channel of a tile, or to make its pixels of sums: in multiplications. */
const TRANSFORM_WORK = 150;

const none: Packed = { weights: 0, bias: 0, slopes: 0 };

class Writer {
  readonly #layout: Layout;
  readonly #packed: ReadonlyMap<string, Packed>;
  readonly #steps: Step[] = [];
  /** Of all windows, one behind the other; and where those of a step begin. */
  readonly #taps: number[] = [];
  readonly #firstTaps = new Map<Step, number>();
  /** Tensors whose border some step fills. */
  readonly #bordered = new Set<Tensor>();
  /** Values whose windows some step lays out. */
  readonly #tiled = new Set<string>();

  constructor(layout: Layout, packed: ReadonlyMap<string, Packed>) {
    this.#layout = layout;
    this.#packed = packed;
  }

  get steps(): number {
    return this.#steps.length;
  }

  /** All of it, for that address. */
  words(program: number): Int32Array {
    const size = this.#steps.length * STEP_WORDS;
    const words = new Int32Array(size + this.#taps.length);
    this.#steps.forEach((step, nth) => {
      const Taps = program + (size + (this.#firstTaps.get(step) ?? 0)) * 4;
      const whole = { ...step, Taps };
      WORDS.forEach((word, at) => (words[nth * STEP_WORDS + at] = whole[word] ?? 0));
    });
    words.set(this.#taps, size);
    return words;
  }

  addPicture(view: View, [planes, height, width]: readonly number[], { weights, bias }: Packed) {
    const plane = (height ?? 0) * (width ?? 0);
    this.#add("fromPlanes", 8 * plane, {
      ...this.#into(view),
      ...{ In: this.#layout.picture, InPixel: plane * FLOAT, Depth: planes },
      ...{ Weights: weights, Bias: bias },
    });
  }

  /** @param to address of its planes */
  addExport(view: View, to: number): void {
    const { pixels, Width } = sizeOf(view);
    const planes = { Out: to, OutPixel: pixels * FLOAT, Depth: view.channels };
    this.#add("toPlanes", 0, { ...this.#from(view), ...planes, Width, Pixels: pixels });
  }

  addLayer(layer: Layer): void {
    const input = this.#layout.view(layer.input);
    const output = this.#layout.view(layer.output);
    const size = sizeOf(output).pixels * output.channels;
    const packed = this.#packed.get(layer.output) ?? none;
    const constants = { Weights: packed.weights, Bias: packed.bias, Slopes: packed.slopes };
    const ends = { ...this.#from(input), ...this.#into(output) };
    const each = { ...ends, Blocks: roundUp(output.channels, 4) / 4 };
    switch (layer.kind) {
      case "convolution": {
        if (this.#addInTiles(layer, { ...ends, ...constants })) break;
        const depth = depthOf(layer);
        const step = { ...ends, ...constants, Depth: depth, Blocks: writtenBy(layer) / 8 };
        const work = size * depth * tapsOf(layer);
        this.#addWindow(layer, input, work, { ...step, ...this.#other(layer.other) });
        break;
      }
      case "depthwise":
        this.#addWindow(layer, input, 2 * size * tapsOf(layer), { ...each, ...constants });
        break;
      case "maximum":
        this.#addWindow(layer, input, 2 * size * tapsOf(layer), each);
        break;
      case "sum": {
        const other = { ...this.#other(layer.other), OtherShift: layer.shift };
        this.#add("sum", 4 * size, { ...each, ...constants, ...other });
        break;
      }
      case "scale": {
        const factors = this.#layout.at(this.#layout.view(layer.factors));
        this.#add("scale", 4 * size, { ...each, ...this.#other(layer.other), Weights: factors });
        break;
      }
      case "average": {
        const { pixels, Width } = sizeOf(input);
        this.#add("average", 0, { ...each, Width, Pixels: pixels });
        break;
      }
      case "sigmoid":
        this.#add("sigmoid", 0, each);
    }
  }

  /** @param work of one of its parts */
  #add(kind: Kind, work: number, step: Step, parts = 1): Step {
    const { Chunks = 1, ...cut } = chunksOf(kind, step, work);
    const chunks = { Chunks: Chunks * parts, ChunksPerPart: Chunks, ...cut };
    const whole = { Kind: KINDS.indexOf(kind), ...chunks, ...step };
    this.#steps.push(whole);
    return whole;
  }

  /** Winograd's way: to tiles, where no layer before has done so, the products of all parts, and from tiles. */
  #addInTiles(layer: Convolution, ends: Step): boolean {
    const tiled = this.#layout.tiled(layer);
    const { products } = this.#packed.get(layer.output) ?? none;
    if (!tiled || !products) return false;
    const size = { Width: tiled.columns, Pixels: tiled.rows * tiled.columns };
    const [depth, made] = [depthOf(layer), writtenBy(layer)];
    const windows = { pixel: depth * FLOAT, part: partBytes(size.Pixels, depth) };
    const sums = { pixel: made * FLOAT, part: partBytes(size.Pixels, made) };
    if (!this.#tiled.has(layer.input)) {
      this.#tiled.add(layer.input);
      const { In = 0, InRow = 0, InPixel = 0, Rows = 0, Columns = 0 } = ends;
      this.#add("toTiles", size.Pixels * depth * TRANSFORM_WORK, {
        ...{ In, InRow, InPixel, Rows, Columns, ...size, Blocks: depth / 4 },
        ...{ Out: tiled.windows, OutPixel: windows.pixel, OutPart: windows.part },
      });
    }
    const product = this.#add(
      "convolution",
      size.Pixels * depth * made,
      {
        ...{ Weights: products.weights, Bias: products.bias, Slopes: products.slopes },
        ...{ In: tiled.windows, InPixel: windows.pixel, InPart: windows.part },
        ...{ Out: tiled.products, OutPixel: sums.pixel, OutPart: sums.part },
        ...{ Width: size.Pixels, Pixels: size.Pixels, Depth: depth, Blocks: made / 8, TapCount: 1 },
      },
      PARTS,
    );
    this.#firstTaps.set(product, this.#taps.length);
    this.#taps.push(0);
    this.#add("fromTiles", size.Pixels * made * TRANSFORM_WORK, {
      ...{ ...ends, ...this.#other(layer.other), ...size, Blocks: made / 4 },
      ...{ In: tiled.products, InPixel: sums.pixel, InPart: sums.part },
    });
    return true;
  }

  #addWindow(layer: Window & { kind: Kind }, { tensor }: View, work: number, step: Step): void {
    const { kind, kernel, stride, pad, dilation } = layer;
    const { InRow = 0, InPixel = 0 } = step;
    const strides = { InRow: InRow * stride, InPixel: InPixel * stride };
    const added = this.#add(kind, work, { ...step, ...strides, TapCount: tapsOf(layer) });
    this.#firstTaps.set(added, this.#taps.length);
    for (let y = 0; y < kernel[0]; y++) {
      for (let x = 0; x < kernel[1]; x++) {
        const [down, right] = [y * dilation - pad, x * dilation - pad];
        this.#taps.push(down * tensor.row + right * tensor.pixel);
      }
    }
  }

  #from(view: View): Step {
    return { In: this.#layout.at(view), InRow: view.tensor.row, InPixel: view.tensor.pixel };
  }

  #other(name: string | null): Step {
    if (name === null) return {};
    const view = this.#layout.view(name);
    const { row, pixel } = view.tensor;
    return { Other: this.#layout.at(view), OtherRow: row, OtherPixel: pixel };
  }

  /** The first step that writes to a tensor fills its border as well. */
  #into(view: View): Step {
    const { tensor } = view;
    const { pixels, Width } = sizeOf(view);
    const [Rows, Columns] = [tensor.height, tensor.width];
    const out = { Out: this.#layout.at(view), OutRow: tensor.row, OutPixel: tensor.pixel };
    const step = { ...out, Width, Pixels: pixels, Rows, Columns };
    if (tensor.pad === 0 || this.#bordered.has(tensor)) return step;
    this.#bordered.add(tensor);
    const [BorderValue] = new Int32Array(Float32Array.of(tensor.fill).buffer);
    const border = { Border: tensor.pad, BorderFrom: this.#layout.origin(tensor), BorderValue };
    return { ...step, ...border };
  }
}

const sizeOf = ({ tensor: { height, width } }: View) => ({ pixels: height * width, Width: width });
const tapsOf = ({ kernel }: Window): number => kernel[0] * kernel[1];
