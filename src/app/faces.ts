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

export const areaOf = (box: Box): number => box.width * box.height;
