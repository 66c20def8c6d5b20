import type { Box } from "../contract/faces.ts";

/** Intersection over union of two boxes, 0 to 1. */
export function iou(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}

/**
 * Greedy non-maximum suppression: the best find stands, and those that overlap a standing one by
 * more than `maxIou` go. The result is in falling order of the score.
 */
export function suppress<T extends { box: Box; score: number }>(
  finds: readonly T[],
  maxIou = 0.4,
): T[] {
  const kept: T[] = [];
  for (const find of [...finds].sort((a, b) => b.score - a.score)) {
    if (kept.every((other) => iou(other.box, find.box) <= maxIou)) kept.push(find);
  }
  return kept;
}
