import type { Point } from "../contract/faces.ts";
import { outputOf, strides, type Decode } from "./decoder.ts";
import type { Find } from "./find.ts";

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
  const { columns, rows, scores } = output;
  const plane = columns * rows;
  const finds: Find[] = [];
  for (let anchor = 0; anchor < 2; anchor++) {
    const first = (2 + anchor) * plane;
    for (let cell = 0; cell < plane; cell++) {
      const score = scores[first + cell] as number;
      if (score >= minScore) finds.push(findOf(output, score, anchor, cell, pointsFactor));
    }
  }
  return finds;
}

function findOf(
  { stride, columns, rows, boxes, landmarks }: StrideOutput,
  score: number,
  anchor: number,
  cell: number,
  pointsFactor: number,
): Find {
  const plane = columns * rows;
  const size = ANCHOR_BASE * (anchorScales[stride][anchor] as number);
  const centre = {
    x: ANCHOR_CENTRE + stride * (cell % columns),
    y: ANCHOR_CENTRE + stride * Math.floor(cell / columns),
  };
  const box = 4 * anchor * plane + cell;
  const width = size * Math.exp(boxes[box + 2 * plane] as number);
  const height = size * Math.exp(boxes[box + 3 * plane] as number);
  const points = { values: landmarks, first: 10 * anchor * plane + cell, plane };
  const unit = size * pointsFactor;
  return {
    score,
    box: {
      x: centre.x + size * (boxes[box] as number) - width / 2,
      y: centre.y + size * (boxes[box + plane] as number) - height / 2,
      width,
      height,
    },
    // Not by `fivePoints`: its function, made anew for each find, would be compiled anew as well.
    landmarks: {
      left_eye: pointAt(points, 0, centre, unit),
      right_eye: pointAt(points, 1, centre, unit),
      nose: pointAt(points, 2, centre, unit),
      left_mouth: pointAt(points, 3, centre, unit),
      right_mouth: pointAt(points, 4, centre, unit),
    },
  };
}

function pointAt(
  { values, first, plane }: { values: Float32Array; first: number; plane: number },
  nth: number,
  centre: Point,
  unit: number,
): Point {
  const at = first + 2 * nth * plane;
  return {
    x: centre.x + unit * (values[at] as number),
    y: centre.y + unit * (values[at + plane] as number),
  };
}
