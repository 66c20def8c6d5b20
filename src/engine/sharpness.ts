import { cut, resample, type Grey } from "./grey.ts";
import { blur } from "./pixels/blur.ts";
import { middle } from "./quality-light.ts";

/** Distance between the eyes of an aligned face, in pixels. */
export const ALIGNED_EYES = 35.2;
/** Standard deviations of the two blurs, in pixels. */
const FINE = 1.2;
const COARSE = 3.6;
/** Detail that the noise of any picture has, in squared grey levels: a flat picture is not sharp. */
const NOISE = 1;

/**
 * How much of the detail that a face of this size could show is there: log₂ of the energy of what
 * is finer than 1.2 pixels over that of what lies between 1.2 and 3.6. The ratio is about the same
 * in all sharp pictures, whatever their contrast, and falls with any blur (Crete et al. 2007, "The
 * blur effect", compare with a blurred copy in the same way). About −2.2 for LFW's photos, −3.5
 * for those shrunk to a quarter and enlarged again.
 *
 * Only pixels that the photo has can be sharp: a face smaller than an aligned one is judged at its
 * own size. That it is small is another matter, for another component.
 *
 * @param face an aligned face, 112×112
 * @param interEyeDistance in the photo's pixels
 */
export function sharpnessOf(face: Grey, interEyeDistance: number): number {
  const side = Math.max(16, Math.round(middle.width * (interEyeDistance / ALIGNED_EYES)));
  const judged = side < middle.width ? resample(face, middle, side, side) : cut(face, middle);
  const fine = blur(judged, FINE);
  const coarse = blur(judged, COARSE);
  return Math.log2((energy(judged, fine) + NOISE / 64) / (energy(fine, coarse) + NOISE));
}

function energy(a: Grey, b: Grey): number {
  let sum = 0;
  for (let i = 0; i < a.data.length; i++)
    sum += ((a.data[i] as number) - (b.data[i] as number)) ** 2;
  return sum / a.data.length;
}
