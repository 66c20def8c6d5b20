import type { ScoreMap } from "./score.ts";

/** From which cosines on two looks of a model are one person's, and up to which two people's. */
export interface Likeness {
  /** From here up: 1 stranger in 10,000 comes so near. */
  readonly same: number;
  /** Below: 1 stranger in 100 comes nearer; within one video a person does at nearly every look. */
  readonly other: number;
}

export const likenessOf = (scores: ScoreMap): Likeness => ({
  same: scores.similarityAt(1e-4),
  other: scores.similarityAt(1e-2),
});
