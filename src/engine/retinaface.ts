import type { Point } from "../contract/faces.ts";
import { outputOf, strides, type Decode } from "./decoder.ts";
import { fivePoints, type Find } from "./find.ts";

type Stride = (typeof strides)[number];

/** The outputs of RetinaFace for one stride, as planes of `columns` × `rows`. */
export interface StrideOutput {
  stride: Stride;
  columns: number;
  rows: number;
  /** 4 planes; planes 2 and 3 are "a face" for the two anchors, 0 to 1. */
  scores: Float32Array;
  /** 2 × (dx, dy, dw, dh). */
  boxes: Float32Array;
  /** 2 × 5 × (x, y). */
  landmarks: Float32Array;
}

/** Names of the outputs of each stride, and the unit of the points in anchor sides. */
export interface RetinaFaceOutputs {
  outputs: Record<Stride, { score: string; box: string; points: string }>;
  pointsFactor: number;
}

/** Anchors are squares of 16 pixels times these, two at each place (mnet.25's configuration). */
const anchorScales: Record<Stride, readonly [number, number]> = {
  32: [32, 16],
  16: [8, 4],
  8: [2, 1],
};
const ANCHOR_BASE = 16;
/** Anchors of one place share a centre: that of the first 16×16 square, (0 + 15) / 2. */
const ANCHOR_CENTRE = 7.5;

/** The decoder of InsightFace's RetinaFace. */
export const retinaFaceDecoder =
  ({ outputs: names, pointsFactor }: RetinaFaceOutputs): Decode =>
  (outputs, { width, height }, minScore) =>
    strides.flatMap((stride) => {
      const columns = width / stride;
      const rows = height / stride;
      const planes = (name: string, count: number) =>
        outputOf(outputs, name, count * columns * rows);
      const { score, box, points } = names[stride];
      const output = {
        ...{ stride, columns, rows },
        scores: planes(score, 4),
        boxes: planes(box, 8),
        landmarks: planes(points, 20),
      };
      return decodeStride(output, minScore, pointsFactor);
    });

/**
 * Turns the outputs of one stride into finds of at least `minScore`: box centre = anchor centre +
 * w·d, box size = w·exp(d), point = anchor centre + w·d, or + 0.2·w·d in later weights (checked by
 * measurement with mnet.25 v1 and v2; see models/README.md).
 */
export function decodeStride(output: StrideOutput, minScore: number, pointsFactor = 1): Find[] {
  const { stride, columns, rows, scores, boxes, landmarks } = output;
  const plane = columns * rows;
  const finds: Find[] = [];
  anchorScales[stride].forEach((scale, anchor) => {
    const size = ANCHOR_BASE * scale;
    const unit = size * pointsFactor;
    const at = (planes: Float32Array, channel: number, cell: number) =>
      planes[channel * plane + cell] as number;
    const first = (2 + anchor) * plane;
    for (let cell = 0; cell < plane; cell++) {
      const score = scores[first + cell] as number;
      if (!(score >= minScore)) continue;
      const centreX = ANCHOR_CENTRE + stride * (cell % columns);
      const centreY = ANCHOR_CENTRE + stride * Math.floor(cell / columns);
      const [dx, dy, dw, dh] = [0, 1, 2, 3].map((c) => at(boxes, anchor * 4 + c, cell)) as [
        number,
        number,
        number,
        number,
      ];
      const width = size * Math.exp(dw);
      const height = size * Math.exp(dh);
      const point = (k: number): Point => ({
        x: centreX + unit * at(landmarks, anchor * 10 + 2 * k, cell),
        y: centreY + unit * at(landmarks, anchor * 10 + 2 * k + 1, cell),
      });
      finds.push({
        score,
        box: {
          x: centreX + size * dx - width / 2,
          y: centreY + size * dy - height / 2,
          width,
          height,
        },
        landmarks: fivePoints(point),
      });
    }
  });
  return finds;
}
