import type { Picture } from "../picture.ts";
import { openKernel } from "./kernel.ts";

/** Where target pixels lie along one axis of the source. */
interface Coverage {
  /** Source pixels under any one target pixel, at most. */
  taps: number;
  /** The first one under each. */
  firsts: Int32Array;
  /** `taps` for each target pixel, of the sum 1. */
  weights: Float32Array;
}

function coverage(source: number, target: number): Coverage {
  const ratio = source / target;
  const taps = Math.ceil(ratio) + 1;
  const firsts = new Int32Array(target);
  const weights = new Float32Array(target * taps);
  for (let i = 0; i < target; i++) {
    const from = i * ratio;
    const to = Math.min(source, (i + 1) * ratio);
    const first = Math.floor(from);
    firsts[i] = first;
    for (let s = first; s < to; s++) {
      weights[i * taps + s - first] = (Math.min(s + 1, to) - Math.max(s, from)) / (to - from);
    }
  }
  return { taps, firsts, weights };
}

/** Area-averaging resize to a size not larger than the picture's own. Alpha becomes opaque. */
export function areaResize(picture: Picture, width: number, height: number): Picture {
  if (picture.width === width && picture.height === height) return picture;
  const columns = coverage(picture.width, width);
  const rows = coverage(picture.height, height);

  // In memory, one behind the other: a source row, the sums over rows, what `mixRow` needs, its row.
  const stride = Math.ceil(picture.width / 4) * 16;
  const sums = stride;
  const sumsEnd = sums + stride * 4 + columns.taps * 16;
  const firsts = sumsEnd;
  const weights = firsts + columns.firsts.byteLength;
  const mixed = weights + columns.weights.byteLength;
  const { kernel, memory } = openKernel(mixed + width * 4);
  memory.fill(0, 0, sumsEnd);
  new Int32Array(memory.buffer, firsts, width).set(columns.firsts.map((at) => sums + at * 16));
  new Float32Array(memory.buffer, weights, columns.weights.length).set(columns.weights);

  const out = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    memory.fill(0, sums, sumsEnd);
    for (let tap = 0; tap < rows.taps; tap++) {
      const weight = rows.weights[y * rows.taps + tap] as number;
      if (weight === 0) continue;
      const start = ((rows.firsts[y] as number) + tap) * picture.width * 4;
      memory.set(picture.data.subarray(start, start + picture.width * 4), 0);
      kernel.addRow(0, sums, picture.width, weight);
    }
    kernel.mixRow(firsts, weights, columns.taps, mixed, width);
    out.set(memory.subarray(mixed, mixed + width * 4), y * width * 4);
  }
  return { width, height, data: out };
}
