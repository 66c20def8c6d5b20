import type { Grey } from "../grey.ts";
import { openKernel } from "./kernel.ts";

/** Gaussian blur, `sigma` in pixels; beyond the edge the edge's pixels go on. */
export function blur(source: Grey, sigma: number): Grey {
  const radius = Math.ceil(3 * sigma);
  const taps = Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)),
  );
  const total = taps.reduce((sum, weight) => sum + weight, 0);
  const weights = taps.map((weight) => weight / total);
  // Twice with width and height exchanged: once along the rows, once along the columns.
  return blurRowsAndTurn(blurRowsAndTurn(source, weights), weights);
}

function blurRowsAndTurn({ width, height, data }: Grey, taps: readonly number[]): Grey {
  const radius = (taps.length - 1) / 2;
  // In memory, one behind the other, in floats: the weights, a line with its ends, the result.
  const room = Math.ceil(width / 4) * 4;
  const line = taps.length;
  const turned = line + room + 2 * radius;
  const { kernel, memory } = openKernel(4 * (turned + room * height));
  const floats = new Float32Array(memory.buffer, 0, turned + room * height);
  floats.set(taps);
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width, (y + 1) * width);
    floats.fill(row[0] as number, line, line + radius);
    floats.set(row, line + radius);
    floats.fill(row[width - 1] as number, line + radius + width, turned);
    kernel.blurLine(4 * line, 0, taps.length, 4 * (turned + y), width, 4 * height);
  }
  return { width: height, height: width, data: floats.slice(turned, turned + width * height) };
}
