import type { Picture } from "../picture.ts";
import { openKernel } from "./kernel.ts";

/** One number for all three channels, or one each, in the order of `colour`. */
type PerChannel = number | readonly number[];

/** Which pixels a network sees, and as what. */
interface View {
  /** Upper left corner in the picture, in whole pixels; 0 where left out. */
  x?: number;
  y?: number;
  /** Of the input, in pixels; `columns` is a multiple of four. */
  columns: number;
  rows: number;
  colour: "RGB" | "BGR";
  /** A value v of 0 to 255 becomes (v − mean) / divisor; so does the black beyond the picture. */
  normalisation: { mean: PerChannel; divisor: PerChannel };
}

/**
 * Three planes of `rows` × `columns` floats, in the order of `colour`. They lie in the kernel's memory,
 * and are good until its next call.
 */
export function borrowPlanes(
  { width, height, data }: Picture,
  { x = 0, y = 0, columns, rows, colour, normalisation }: View,
): Float32Array<ArrayBuffer> {
  const plane = columns * rows;
  const first = 4 * columns;
  const { kernel, memory } = openKernel(first + 4 * 3 * plane);
  const line = memory.fill(0, 0, first);
  const shown = Math.min(columns, width - x);
  for (let row = 0; row < rows; row++) {
    const start = ((y + row) * width + x) * 4;
    if (y + row < height) line.set(data.subarray(start, start + shown * 4));
    else line.fill(0, 0, first);
    for (let channel = 0; channel < 3; channel++) {
      const shift = 8 * (colour === "RGB" ? channel : 2 - channel);
      const mean = ofChannel(normalisation.mean, channel);
      const factor = 1 / ofChannel(normalisation.divisor, channel);
      kernel.planeRow(
        0,
        columns,
        shift,
        first + 4 * (channel * plane + row * columns),
        mean,
        factor,
      );
    }
  }
  return new Float32Array(memory.buffer, first, 3 * plane);
}

/** What a setting that may be given by channel is for one of them. */
export const ofChannel = (value: PerChannel, channel: number): number =>
  typeof value === "number" ? value : (value[channel] ?? 0);
