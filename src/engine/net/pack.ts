import type { Convolution, Layer } from "./layers.ts";
import type { Packed } from "./program.ts";
import { depthOf, roundUp, writtenBy } from "./tensors.ts";
import { isTileable, PARTS, transformFilters } from "./winograd.ts";

/** The constants of a network, as they are to lie in memory: one after the other, from any multiple of 64 on. */
export class Constants {
  readonly #blocks: { at: number; values: Float32Array }[] = [];
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  /** @returns where it will be, from the first of all */
  keep(values: Float32Array): number {
    const at = this.#bytes;
    this.#blocks.push({ at, values });
    this.#bytes = roundUp(at + values.byteLength, 64);
    return at;
  }

  writeTo(base: number, write: (at: number, values: Float32Array) => void): void {
    for (const { at, values } of this.#blocks) write(base + at, values);
  }
}

/** The constants of all layers, in the order in which the kernels read them; by the layer's output. */
export function packLayers(layers: readonly Layer[], constants: Constants): Map<string, Packed> {
  const keep = (values: Float32Array) => constants.keep(values);
  return new Map(
    layers.flatMap((layer): [string, Packed][] => {
      if (layer.kind === "convolution" || layer.kind === "depthwise") {
        const { outputs, bias } = layer;
        const weights = layer.kind === "convolution" ? inBlocks(layer) : byTaps(layer);
        const plain = new Float32Array(outputs).fill(1);
        const packed = { bias: keep(padded(bias)), slopes: keep(padded(layer.slopes ?? plain)) };
        const products = isTileable(layer) && {
          weights: keep(inParts(layer)),
          bias: keep(padded(new Float32Array(outputs))),
          slopes: keep(padded(plain)),
        };
        return [
          [layer.output, { ...packed, weights: keep(weights), ...(products && { products }) }],
        ];
      }
      if (layer.kind !== "sum") return [];
      const { slopes } = layer;
      const all =
        slopes instanceof Float32Array ? slopes : new Float32Array(MOST).fill(slopes ?? 1);
      return [[layer.output, { weights: 0, bias: 0, slopes: keep(padded(all)) }]];
    }),
  );
}

/** No network has layers with more channels than that, of sums that have the same slope for all. */
const MOST = 2048;

/** [outputs / 8][taps][inputs][8 outputs], with zeros for channels that there are not. */
function inBlocks(layer: Convolution): Float32Array {
  const taps = layer.kernel[0] * layer.kernel[1];
  const depth = depthOf(layer);
  const strides = { block: taps * depth, tap: depth };
  return interleaved(layer, layer.weights, taps, strides);
}

/** Of a layer that is done in tiles: [parts][outputs / 8][inputs][8 outputs]. */
function inParts(layer: Convolution): Float32Array {
  const depth = depthOf(layer);
  const strides = { block: depth, tap: (writtenBy(layer) / 8) * depth };
  return interleaved(layer, transformFilters(layer.weights), PARTS, strides);
}

/** @param strides in rows of eight outputs */
function interleaved(
  layer: Convolution,
  weights: Float32Array,
  taps: number,
  strides: { block: number; tap: number },
): Float32Array {
  const { outputs, inputs } = layer;
  const packed = new Float32Array(writtenBy(layer) * taps * depthOf(layer));
  for (let o = 0; o < outputs; o++) {
    const block = (o >> 3) * strides.block;
    for (let i = 0; i < inputs; i++) {
      const from = (o * inputs + i) * taps;
      for (let tap = 0; tap < taps; tap++) {
        packed[(block + tap * strides.tap + i) * 8 + (o & 7)] = weights[from + tap] as number;
      }
    }
  }
  return packed;
}

/** [taps][channels]. */
function byTaps({ weights, outputs, kernel }: Convolution): Float32Array {
  const taps = kernel[0] * kernel[1];
  const row = roundUp(outputs, 4);
  const packed = new Float32Array(taps * row);
  for (let c = 0; c < outputs; c++) {
    for (let tap = 0; tap < taps; tap++) packed[tap * row + c] = weights[c * taps + tap] as number;
  }
  return packed;
}

function padded(values: Float32Array): Float32Array {
  const all = new Float32Array(roundUp(values.length, 8));
  all.set(values);
  return all;
}
