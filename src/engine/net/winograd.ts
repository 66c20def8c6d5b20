import type { Convolution } from "./layers.ts";
import { FLOAT, roundUp, type Tensor } from "./tensors.ts";

/** Numbers that a filter of 3×3, or a window of 6×6, becomes (assembly/winograd.ts). */
export const PARTS = 36;
/** Pixels of a tile's side. */
const SIDE = 4;
/** With fewer channels the transforms cost what they save. */
const LEAST_CHANNELS = 16;
/** The numbers of larger filters, four times their weights, would take much memory. */
const MOST_FILTERS = 128 * 128;
/** Fewer tiles are no work for the kernel, which does six at a time. */
const LEAST_TILES = 6;

/** Whether a layer may be done in tiles, where its picture has enough of them. */
export const isTileable = (layer: Convolution): boolean =>
  layer.kind === "convolution" &&
  [layer.kernel[0], layer.kernel[1]].every((length) => length === 3) &&
  [layer.stride, layer.dilation, layer.pad].every((value) => value === 1) &&
  Math.min(layer.inputs, layer.outputs) >= LEAST_CHANNELS &&
  layer.inputs * layer.outputs <= MOST_FILTERS;

export interface Tiles {
  rows: number;
  columns: number;
}

/** Null where there are too few. */
export function tilesOf({ height, width }: Tensor): Tiles | null {
  const [rows, columns] = [Math.ceil(height / SIDE), Math.ceil(width / SIDE)];
  const areEnough = Math.min(height, width) >= SIDE && rows * columns >= LEAST_TILES;
  return areEnough ? { rows, columns } : null;
}

/** Bytes of a part: a line more than its numbers take, so that the same number of all parts does not meet in the cache. */
export const partBytes = (tiles: number, channels: number): number =>
  roundUp(tiles * channels * FLOAT, LINE) + LINE;
const LINE = 64;

/** G of F(4×4, 3×3), row by row (Lavin and Gray 2016). */
// prettier-ignore
const G = Float64Array.of(
  1 / 4, 0, 0,
  -1 / 6, -1 / 6, -1 / 6,
  -1 / 6, 1 / 6, -1 / 6,
  1 / 24, 1 / 12, 1 / 6,
  1 / 24, -1 / 12, 1 / 6,
  0, 0, 1,
);

/** G · filter · Gᵀ of each: [outputs, inputs, 36] from [outputs, inputs, 9]. */
export function transformFilters(weights: Float32Array): Float32Array {
  const all = new Float32Array((weights.length / 9) * PARTS);
  // G · filter, by columns.
  const half = new Float64Array(18);
  for (let first = 0, to = 0; first < weights.length; first += 9, to += PARTS) {
    for (let column = 0; column < 3; column++) {
      transform(weights, first + column, 3, half, 6 * column);
    }
    for (let row = 0; row < 6; row++) transform(half, row, 6, all, to + 6 * row);
  }
  return all;
}

/** Three numbers become six: G times them. */
function transform(
  from: Float32Array | Float64Array,
  first: number,
  by: number,
  to: Float32Array | Float64Array,
  at: number,
): void {
  const x = from[first] as number;
  const y = from[first + by] as number;
  const z = from[first + 2 * by] as number;
  for (let row = 0; row < 6; row++) {
    const [a, b, c] = [G[3 * row], G[3 * row + 1], G[3 * row + 2]] as [number, number, number];
    to[at + row] = a * x + b * y + c * z;
  }
}
