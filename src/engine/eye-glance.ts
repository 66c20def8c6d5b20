import type { Landmarks } from "../contract/faces.ts";
import { eyeOpen } from "./eye-network.ts";
import { greyOf } from "./grey.ts";
import type { Picture } from "./picture.ts";
import type { Network } from "./runtime.ts";
import { apply, arcfaceTemplate, fitSimilarity, landmarkNames } from "./similarity.ts";

/** An eye's width, of the distance between the eyes. */
const WIDTH_OF_DISTANCE = 0.45;

/**
 * How likely an eye is open, 0 to 1: the more open one counts, since a blink closes both and a glare
 * on glasses hides one. They are cut out of the aligned face, in which they stand level and at the
 * size that the network wants; where a lid is, no five points tell, but a glance is quick.
 */
export async function eyesOpen(
  network: Network,
  aligned: Picture,
  landmarks: Landmarks,
): Promise<number> {
  const toAligned = fitSimilarity(
    landmarkNames.map((name) => landmarks[name]),
    arcfaceTemplate,
  );
  const left = apply(toAligned, landmarks.left_eye);
  const right = apply(toAligned, landmarks.right_eye);
  const width = Math.hypot(right.x - left.x, right.y - left.y) * WIDTH_OF_DISTANCE;
  const grey = greyOf(aligned);
  let most = 0;
  for (const { x, y } of [left, right]) {
    // In an aligned face whole numbers are the middles of pixels.
    most = Math.max(most, await eyeOpen(network, grey, { x: x + 0.5, y: y + 0.5 }, width));
  }
  return most;
}
