import type { Picture } from "./picture.ts";

/** Side of a glimpse in pixels: coarse enough to forgive a jitter of the landmarks. */
const SIDE = 14;
/** Below this correlation two glimpses show another person, a turned head or a changed light. */
const ALIKE = 0.9;

/**
 * A face's coarse luminance with mean and contrast taken out. It costs next to nothing, so every
 * frame can tell whether the face in a place is still the one that was embedded there.
 */
export function glimpseOf({ width, height, data }: Picture): Float32Array {
  const glimpse = new Float32Array(SIDE * SIDE);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * SIDE) / height) * SIDE;
    for (let x = 0; x < width; x++) {
      const p = (y * width + x) * 4;
      const luminance =
        0.299 * (data[p] as number) +
        0.587 * (data[p + 1] as number) +
        0.114 * (data[p + 2] as number);
      const cell = row + Math.floor((x * SIDE) / width);
      glimpse[cell] = (glimpse[cell] as number) + luminance;
    }
  }
  return standardise(glimpse);
}

/** Whether two glimpses may well be of one face, a moment apart. */
export function isAlike(a: Float32Array, b: Float32Array): boolean {
  return correlation(a, b) >= ALIKE;
}

/** −1 to 1. */
export function correlation(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
}

/** Mean 0, length 1; an even face has no direction and is like nothing. */
function standardise(values: Float32Array): Float32Array {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const centred = values.map((v) => v - mean);
  const length = Math.hypot(...centred);
  return length > 0 ? centred.map((v) => v / length) : centred;
}
