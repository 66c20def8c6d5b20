import type { Box, Landmarks, Point } from "../contract/faces.ts";
import type { Picture } from "./picture.ts";

/** A find of the detector, in the pixels of the picture that it saw; score 0 to 1. */
export interface Find {
  box: Box;
  landmarks: Landmarks;
  score: number;
  /** Clockwise quarter turns that brought the picture upright before it was found; none if absent. */
  turns?: number;
}

/** The outputs of RetinaFace for one stride, as planes of `columns` × `rows`. */
export interface StrideOutput {
  stride: number;
  columns: number;
  rows: number;
  /** 4 planes; planes 2 and 3 are "a face" for the two anchors, 0 to 1. */
  scores: Float32Array;
  /** 2 × (dx, dy, dw, dh). */
  boxes: Float32Array;
  /** 2 × 5 × (x, y). */
  landmarks: Float32Array;
}

export const strides = [32, 16, 8] as const;

/** Anchors are squares of 16 pixels times these, two at each place (mnet.25's configuration). */
const anchorScales: Record<number, readonly [number, number]> = {
  32: [32, 16],
  16: [8, 4],
  8: [2, 1],
};
const ANCHOR_BASE = 16;
/** Anchors of one place share a centre: that of the first 16×16 square, (0 + 15) / 2. */
const ANCHOR_CENTRE = 7.5;

/** Planar RGB of raw 0–255 values, the picture in the upper left, black up to a multiple of 32. */
export function toInput({ width, height, data }: Picture) {
  const columns = Math.ceil(width / 32) * 32;
  const rows = Math.ceil(height / 32) * 32;
  const plane = columns * rows;
  const tensor = new Float32Array(3 * plane);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const p = (y * width + x) * 4;
      const o = y * columns + x;
      tensor[o] = data[p] as number;
      tensor[o + plane] = data[p + 1] as number;
      tensor[o + 2 * plane] = data[p + 2] as number;
    }
  }
  return { data: tensor, dims: [1, 3, rows, columns] };
}

/**
 * Turns the network's outputs into finds of at least `minScore`: box centre = anchor centre + w·d,
 * box size = w·exp(d), point = anchor centre + w·d (the decoding of mnet.25 v1, checked by
 * measurement; see models/README.md).
 */
export function decodeStride(output: StrideOutput, minScore: number): Find[] {
  const { stride, columns, rows, scores, boxes, landmarks } = output;
  const plane = columns * rows;
  const finds: Find[] = [];
  (anchorScales[stride] ?? []).forEach((scale, anchor) => {
    const size = ANCHOR_BASE * scale;
    const at = (planes: Float32Array, channel: number, cell: number) =>
      planes[channel * plane + cell] as number;
    for (let cell = 0; cell < plane; cell++) {
      const score = at(scores, 2 + anchor, cell);
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
        x: centreX + size * at(landmarks, anchor * 10 + 2 * k, cell),
        y: centreY + size * at(landmarks, anchor * 10 + 2 * k + 1, cell),
      });
      finds.push({
        score,
        box: {
          x: centreX + size * dx - width / 2,
          y: centreY + size * dy - height / 2,
          width,
          height,
        },
        landmarks: {
          left_eye: point(0),
          right_eye: point(1),
          nose: point(2),
          left_mouth: point(3),
          right_mouth: point(4),
        },
      });
    }
  });
  return finds;
}
