import type { Picture } from "../picture.ts";
import { openKernel } from "./kernel.ts";

/** Where the pixels lie that a network sees, and what it sees of them. */
interface View {
  /** Upper left corner in the picture, in whole pixels. */
  x?: number;
  y?: number;
  /** Of the input, in pixels; `columns` is a multiple of four. */
  columns: number;
  rows: number;
  /** A value v of 0 to 255 becomes (v − mean) / divisor; also the black beyond the picture. */
  mean: number;
  divisor: number;
}

/** Planar RGB, 3 × `rows` × `columns` floats; black where the view reaches beyond the picture. */
export function toPlanes(
  { width, height, data }: Picture,
  { x = 0, y = 0, columns, rows, mean, divisor }: View,
): Float32Array<ArrayBuffer> {
  const plane = columns * rows;
  const out = 4 * columns;
  const { kernel, memory } = openKernel(out + 4 * 3 * plane);
  const floats = new Float32Array(memory.buffer, out, 3 * plane);
  const shown = Math.min(columns, width - x);
  const shownRows = Math.min(rows, height - y);
  if (shown < columns || shownRows < rows) floats.fill(-mean / divisor);
  memory.fill(0, 0, out);
  for (let row = 0; row < shownRows; row++) {
    const start = ((y + row) * width + x) * 4;
    memory.set(data.subarray(start, start + shown * 4), 0);
    kernel.planesRow(0, shown, out + 4 * row * columns, 4 * plane, mean, 1 / divisor);
  }
  return floats.slice();
}
