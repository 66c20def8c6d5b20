import type { Box, Landmarks, Point } from "../contract/faces.ts";
import { landmarkNames } from "./similarity.ts";

/** A find of the detector, in the pixels of the picture that it saw; score 0 to 1. */
export interface Find {
  box: Box;
  landmarks: Landmarks;
  score: number;
  /** Clockwise quarter turns that brought the picture upright before it was found; none if absent. */
  turns?: number;
}

/** Five points by their number: left eye, right eye, nose, left and right mouth corner as seen. */
export const fivePoints = (point: (nth: number) => Point): Landmarks => ({
  left_eye: point(0),
  right_eye: point(1),
  nose: point(2),
  left_mouth: point(3),
  right_mouth: point(4),
});

/** The find with its landmarks elsewhere; the box is left as it is. */
export function mapPoints(find: Find, move: (point: Point) => Point): Find {
  const landmarks = { ...find.landmarks };
  for (const name of landmarkNames) landmarks[name] = move(find.landmarks[name]);
  return { ...find, landmarks };
}

/** Into the pixels of a larger picture; the centre of a pixel stays its centre. */
export function rescale(find: Find, sx: number, sy: number): Find {
  const { box } = find;
  return {
    ...mapPoints(find, ({ x, y }) => ({ x: (x + 0.5) * sx - 0.5, y: (y + 0.5) * sy - 0.5 })),
    box: {
      x: (box.x + 0.5) * sx - 0.5,
      y: (box.y + 0.5) * sy - 0.5,
      width: box.width * sx,
      height: box.height * sy,
    },
  };
}
