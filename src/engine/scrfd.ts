import { outputOf, strides, type Decode } from "./decoder.ts";
import { fivePoints, type Find } from "./find.ts";

/** Names of the outputs of each stride; one row an anchor, the anchors of a cell side by side. */
export interface ScrfdOutputs {
  outputs: Record<(typeof strides)[number], { score: string; box: string; points: string }>;
}

/**
 * The decoder of SCRFD with keypoints, as InsightFace's `scrfd.py` has it: an anchor's centre is
 * cell · stride; the box is its distances to the left, above, right and below, the points are
 * their offsets, all in strides. How many anchors a cell has (two in the published models) shows in
 * the outputs' length.
 */
export const scrfdDecoder =
  ({ outputs: names }: ScrfdOutputs): Decode =>
  (outputs, { width, height }, minScore) =>
    strides.flatMap((stride) => {
      const columns = width / stride;
      const cells = columns * (height / stride);
      const { score: scoreName, box, points } = names[stride];
      const scores = outputOf(outputs, scoreName);
      const anchors = scores.length / cells;
      if (!(anchors >= 1) || !Number.isInteger(anchors)) {
        const message = `"${scoreName}" has ${scores.length} numbers, no multiple of ${cells} cells`;
        throw new Error(message);
      }
      const boxes = outputOf(outputs, box, 4 * scores.length);
      const offsets = outputOf(outputs, points, 10 * scores.length);
      const finds: Find[] = [];
      for (let at = 0; at < scores.length; at++) {
        const score = scores[at] as number;
        if (!(score >= minScore)) continue;
        const cell = Math.floor(at / anchors);
        const x = (cell % columns) * stride;
        const y = Math.floor(cell / columns) * stride;
        const side = (nth: number) => stride * (boxes[4 * at + nth] as number);
        finds.push({
          score,
          box: {
            x: x - side(0),
            y: y - side(1),
            width: side(0) + side(2),
            height: side(1) + side(3),
          },
          landmarks: fivePoints((nth) => ({
            x: x + stride * (offsets[10 * at + 2 * nth] as number),
            y: y + stride * (offsets[10 * at + 2 * nth + 1] as number),
          })),
        });
      }
      return finds;
    });
