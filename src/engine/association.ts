import type { Box } from "../contract/faces.ts";
import { iou } from "./nms.ts";

/** Two boxes of following frames may be the same face when they overlap by at least this. */
const SAME_FACE_IOU = 0.3;
/** A second candidate that overlaps by this much makes it unclear which of them it is. */
const UNCLEAR_IOU = 0.1;

/** Which track each box continues, as far as the boxes alone can tell. */
export interface Association {
  /** By the box's index, the index of the one track it can only be; −1 where that is not clear. */
  certain: number[];
  /** By the box's index, the track that it overlaps most, if any (−1); several may claim one. */
  likeliest: number[];
}

/**
 * A box and a track belong together for certain only where neither comes near to another: people
 * who cross, and faces that jump, are left to their embeddings.
 */
export function associate(tracks: readonly Box[], boxes: readonly Box[]): Association {
  const overlaps = boxes.map((box) => tracks.map((track) => iou(track, box)));
  const best = overlaps.map((row) =>
    row.reduce((at, value, t) => (value >= (row[at] ?? SAME_FACE_IOU) ? t : at), -1),
  );
  const touches = (b: number, t: number) => (overlaps[b]?.[t] ?? 0) >= UNCLEAR_IOU;
  const certain = best.map((t, b) => {
    if (t < 0) return -1;
    const otherTracks = tracks.some((_, other) => other !== t && touches(b, other));
    const otherBoxes = boxes.some((_, other) => other !== b && touches(other, t));
    return otherTracks || otherBoxes ? -1 : t;
  });
  return { certain, likeliest: best };
}
