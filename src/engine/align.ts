import type { Landmarks } from "../contract/faces.ts";
import type { Picture, Pyramid } from "./picture.ts";
import { warp } from "./pixels/warp.ts";
import { ALIGNED_SIZE, arcfaceTemplate, fitSimilarity, landmarkNames } from "./similarity.ts";

/**
 * The face, turned and scaled so that its five points lie nearest to ArcFace's: 112×112 RGBA.
 * What lies outside the picture is black, as in the training of such networks.
 *
 * @param margin so many pixels more on each side
 */
export function alignFace(pyramid: Pyramid, landmarks: Landmarks, margin = 0): Picture {
  const size = ALIGNED_SIZE + 2 * margin;
  const toAligned = fitSimilarity(
    landmarkNames.map((name) => landmarks[name]),
    arcfaceTemplate.map(({ x, y }) => ({ x: x + margin, y: y + margin })),
  );
  return warp(pyramid, toAligned, size, size);
}

/**
 * The picture, unscaled, in the middle of a black square of so many pixels a side. On black the
 * detector is surer of a face that fills a small picture than on grey or white (docs/benchmarks.md).
 */
export function onGround({ width, height, data }: Picture, side: number): Picture {
  const out = new Uint8ClampedArray(side * side * 4);
  for (let alpha = 3; alpha < out.length; alpha += 4) out[alpha] = 255;
  const [left, top] = [(side - width) >> 1, (side - height) >> 1];
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width * 4, (y + 1) * width * 4);
    out.set(row, ((y + top) * side + left) * 4);
  }
  return { width: side, height: side, data: out };
}

/** The middle of a picture, without so many pixels on each side. */
export function withoutMargin({ width, height, data }: Picture, margin: number): Picture {
  const w = width - 2 * margin;
  const h = height - 2 * margin;
  const out = new Uint8ClampedArray(w * h * 4);
  for (let y = 0; y < h; y++) {
    const start = ((y + margin) * width + margin) * 4;
    out.set(data.subarray(start, start + w * 4), y * w * 4);
  }
  return { width: w, height: h, data: out };
}
