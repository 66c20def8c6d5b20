import type { Landmarks } from "../contract/faces.ts";
import { detectFaces, type Detector } from "./detector.ts";
import type { Pyramid } from "./picture.ts";

/** Pixels kept round an aligned face on each side, for the second look. */
export const CONTEXT_MARGIN = 24;

/** Where the middle of a face's box lies in its context: a little above the tip of the nose. */
const expected = { x: CONTEXT_MARGIN + 56, y: CONTEXT_MARGIN + 61 };

/**
 * A second opinion on where the five points lie: the detector looks again, at the face that is
 * upright and of one size by now. Undefined where it finds none.
 */
export async function pointsAgain(
  detector: Detector,
  context: Pyramid,
): Promise<Landmarks | undefined> {
  const finds = await detectFaces(detector, context, [1]);
  const distance = ({ box }: (typeof finds)[number]) =>
    Math.hypot(box.x + box.width / 2 - expected.x, box.y + box.height / 2 - expected.y);
  const [nearest] = finds.sort((a, b) => distance(a) - distance(b));
  return nearest?.landmarks;
}
