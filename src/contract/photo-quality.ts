import type { QualityComponents } from "./faces.ts";

/** How many are enrolled; a person in several collections counts in each of them. */
export interface EnrolledCounts {
  persons: number;
  photos: number;
  /** Persons that are in no collection. */
  withoutCollection: number;
  /** By name. */
  collections: { id: string; name: string; persons: number; photos: number }[];
}

/** Whose photos to look at. */
export interface PhotoQualityOptionsInput {
  /** Only persons in this collection. Default: all persons. */
  collectionId?: string | null;
}

/** What a stored photo, which is the face alone, still shows; null where that could not be seen. */
export type StoredComponents = {
  [K in "sharpness" | "exposure" | "evenLight" | "pose" | "eyesOpen" | "mouthClosed"]:
    QualityComponents[K] | null;
};

/** A stored photo and what it is like. */
export interface JudgedPhoto {
  personId: string;
  /** Names the photo to `persons.removeImage`. */
  thumbnailId: string;
  /** All in all, 0 (worst) to 100; what is not known counts as good. */
  score: number;
  components: StoredComponents;
}

export interface PhotoQuality {
  persons: number;
  /** That were looked at. */
  photos: number;
  /** Photos that could not be read; those that are not kept count nowhere. */
  unread: number;
  /** How many photos have which score: entry `i` counts those of `i`, 0 to 100. */
  scores: number[];
  /** The poorest, at most 20, the poorest first. */
  poorest: JudgedPhoto[];
}

/** How far it is, in photos. */
export interface PhotoQualityProgress {
  done: number;
  total: number;
}
