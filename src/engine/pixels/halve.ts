import type { Picture } from "../picture.ts";
import { openKernel } from "./kernel.ts";

/** Rows of the result that are made at a time. */
const STRIP = 64;

/** 2×2 means. An odd last row or column is averaged with itself. */
export function halve({ width, height, data }: Picture): Picture {
  const w = Math.ceil(width / 2);
  const h = Math.ceil(height / 2);
  const stride = Math.ceil(width / 4) * 16;
  const first = 2 * STRIP * stride;
  const { kernel, memory } = openKernel(first + (STRIP * stride) / 2);
  const out = new Uint8ClampedArray(w * h * 4);
  for (let top = 0; top < h; top += STRIP) {
    const rows = Math.min(STRIP, h - top);
    for (let row = 0; row < 2 * rows; row++) {
      const start = Math.min(2 * top + row, height - 1) * width * 4;
      memory.set(data.subarray(start, start + width * 4), row * stride);
      // The column beyond an odd last one.
      const end = row * stride + width * 4;
      if (width % 2 === 1) memory.copyWithin(end, end - 4, end);
    }
    for (let row = 0; row < rows; row++) {
      const upper = 2 * row * stride;
      const to = first + (row * stride) / 2;
      kernel.halveRow(upper, upper + stride, to, w);
      out.set(memory.subarray(to, to + w * 4), (top + row) * w * 4);
    }
  }
  return { width: w, height: h, data: out };
}
