import type { Landmarks, Point } from "../contract/faces.ts";
import { withoutMargin } from "./align.ts";
import { warp } from "./pixels/warp.ts";
import type { EmbedderModel } from "./embedder-model.ts";
import { Pyramid, type Picture } from "./picture.ts";
import { ALIGNED_SIZE, arcfaceTemplate, fitSimilarity, landmarkNames } from "./similarity.ts";

/** So many pixels lie round the aligned face on each side of such a picture. */
export const marginOf = ({ width }: Picture): number => (width - ALIGNED_SIZE) / 2;

/**
 * What a model wants to see of an aligned face, with or without a margin: the model's size, the
 * five points where its template has them. What lies outside is black.
 */
export function cropFor(model: EmbedderModel, aligned: Picture): Picture {
  const margin = marginOf(aligned);
  if (model.isNative) return margin > 0 ? withoutMargin(aligned, margin) : aligned;
  const points = arcfaceTemplate.map(({ x, y }) => ({ x: x + margin, y: y + margin }));
  return cropAt(model, new Pyramid(aligned), points);
}

/** The same from any picture, by the face's five points in it. */
export function cropAround(model: EmbedderModel, pyramid: Pyramid, landmarks: Landmarks): Picture {
  const points = landmarkNames.map((name) => landmarks[name]);
  return cropAt(model, pyramid, points);
}

function cropAt({ input, template }: EmbedderModel, pyramid: Pyramid, points: readonly Point[]) {
  return warp(pyramid, fitSimilarity(points, template), input.width, input.height);
}
