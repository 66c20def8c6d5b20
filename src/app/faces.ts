import type { Band, Box } from "../sdk/index.ts";

/** Who a face is, in the words that are shown. */
export interface Naming {
  state: Band;
  /** The person's name, empty unless the face matches or possibly matches. */
  name: string;
  /** "Amina Diallo", "Possibly Amina Diallo?", "Not in this list" or "Looking…". */
  title: string;
  /** The score in words, empty where there is none. */
  words: string;
}

/** A face as it is drawn over a picture. */
export interface FaceView extends Naming {
  key: string;
  /** In the picture's pixels. */
  box: Box;
}

/** Whether two boxes of one picture are of the same face: neither's centre is far from the other's. */
export function isSamePlace(a: Box, b: Box): boolean {
  const apart = Math.hypot(
    a.x - b.x + (a.width - b.width) / 2,
    a.y - b.y + (a.height - b.height) / 2,
  );
  return apart < Math.min(a.width, b.width) / 4;
}

export const areaOf = (box: Box): number => box.width * box.height;
