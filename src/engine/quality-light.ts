import { cut, type Grey } from "./grey.ts";

/** What can be said of the light on an aligned face. */
export interface Light {
  /** Mean luminance, 0 (black) to 255. */
  mean: number;
  /** Share of the pixels, 0 to 1, that are so light (247 and more) that nothing is to be seen. */
  burnt: number;
  /** The darker half's mean luminance over the lighter half's, 0 to 1. */
  balance: number;
}

/** The middle of an aligned face: forehead to chin, without hair and background. */
export const middle = { x: 16, y: 16, width: 80, height: 80 };

/**
 * Cheeks and eyes left and right of the nose, as far out as a face that is slightly turned still
 * reaches. Whole halves rather than OFIQ's small zones under the eyes: with a beard, a lock of hair
 * or the rim of glasses in one of those a well lit face looked uneven.
 */
const halves = {
  left: { x: 28, y: 44, width: 26, height: 48 },
  right: { x: 58, y: 44, width: 26, height: 48 },
};

const BURNT_FROM = 247;

/** @param face an aligned face, 112×112 */
export function lightOn(face: Grey): Light {
  const { data } = cut(face, middle);
  let burnt = 0;
  for (const value of data) if (value >= BURNT_FROM) burnt++;
  const left = mean(cut(face, halves.left).data);
  const right = mean(cut(face, halves.right).data);
  const lighter = Math.max(left, right);
  return {
    mean: mean(data),
    burnt: burnt / data.length,
    balance: lighter > 0 ? Math.min(left, right) / lighter : 1,
  };
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
