import type { Calibration } from "./records.ts";

/** The facts by which people can be told apart in groups: what was entered, never guessed. */
export const GroupBy = {
  GENDER: "gender",
  NATIONALITY: "nationality",
  AGE_BAND: "ageBand",
} as const;
export type GroupBy = (typeof GroupBy)[keyof typeof GroupBy];

/** Whose photos to try against each other, and at which threshold to state the rates of groups. */
export interface EvaluationOptionsInput {
  /** Only persons in this collection. Default: all persons. */
  collectionId?: string | null;
  /**
   * Also the rates by group. `"ageBand"` is the age at enrolment, from the date of birth that was
   * entered. Default: no groups.
   */
  groupBy?: GroupBy | null;
  /** Where a match begins, 0 to 1, to the hundredth. Default: 0.81. */
  minScore?: number;
}

/**
 * How many pairs scored how high, by hundredths: entry `i` counts the scores from `i / 100` to below
 * `(i + 1) / 100`, the last one those of exactly 1 too.
 */
export interface PairScores {
  genuine: number[];
  impostors: number[];
}

/** Who was compared. */
export interface PairCounts {
  persons: number;
  photos: number;
  /** Persons with two or three photos; only they have genuine pairs. */
  genuinePersons: number;
  /** Each two photos of one person. */
  genuinePairs: number;
  /** Persons whose first photo was compared with those of others. */
  impostorPersons: number;
  /** The first photos of each two persons; within a group those of two of its persons. */
  impostorPairs: number;
}

/** The pairs of all persons, or of one group. `value` null: the fact was not entered. */
export interface PairGroupData extends PairCounts {
  value: string | null;
  scores: PairScores;
}

/** What the worker has counted; the SDK makes rates of it (sdk/insights). */
export interface EvaluationData {
  calibration: Calibration;
  all: PairGroupData;
  groups: PairGroupData[];
}

/** How far an evaluation is, in comparisons. */
export interface EvaluationProgress {
  done: number;
  total: number;
}
