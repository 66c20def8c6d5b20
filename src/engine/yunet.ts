import { outputOf, strides, type Decode } from "./decoder.ts";
import { fivePoints, type Find } from "./find.ts";

/** Names of the outputs of each stride; one row a cell, row by row of the picture. */
export interface YuNetOutputs {
  outputs: Record<
    (typeof strides)[number],
    { class: string; object: string; box: string; points: string }
  >;
}

/**
 * The decoder of YuNet (2023 and later), as OpenCV's `FaceDetectorYN` has it: score =
 * √(class · object), box centre = (cell + d) · stride, size = exp(d) · stride, point =
 * (cell + d) · stride. Its "right eye" is the person's, which is the left one as seen.
 */
export const yuNetDecoder =
  ({ outputs: names }: YuNetOutputs): Decode =>
  (outputs, { width, height }, minScore) =>
    strides.flatMap((stride) => {
      const columns = width / stride;
      const cells = columns * (height / stride);
      const { class: classes, object, box, points } = names[stride];
      const classScores = outputOf(outputs, classes, cells);
      const objectScores = outputOf(outputs, object, cells);
      const boxes = outputOf(outputs, box, 4 * cells);
      const offsets = outputOf(outputs, points, 10 * cells);
      const finds: Find[] = [];
      for (let cell = 0; cell < cells; cell++) {
        const score = Math.sqrt(share(classScores[cell]) * share(objectScores[cell]));
        if (!(score >= minScore)) continue;
        const column = cell % columns;
        const row = Math.floor(cell / columns);
        const d = (nth: number) => boxes[4 * cell + nth] as number;
        const size = { width: Math.exp(d(2)) * stride, height: Math.exp(d(3)) * stride };
        finds.push({
          score,
          box: {
            x: (column + d(0)) * stride - size.width / 2,
            y: (row + d(1)) * stride - size.height / 2,
            ...size,
          },
          landmarks: fivePoints((nth) => ({
            x: (column + (offsets[10 * cell + 2 * nth] as number)) * stride,
            y: (row + (offsets[10 * cell + 2 * nth + 1] as number)) * stride,
          })),
        });
      }
      return finds;
    });

/** Within 0 and 1; a graph of less exact numbers reaches a little beyond. */
const share = (value: number | undefined) => Math.min(1, Math.max(0, value ?? NaN));
