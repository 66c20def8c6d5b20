import { DEFAULT_MIN_SCORE } from "../../sdk/index.ts";

/** The score from which a face is a match; "auto": by how many people are searched. */
export type Threshold = number | "auto";

/** What may be chosen. Below, every stranger matches; above, nearly nobody does. */
export const LEAST_THRESHOLD = 0.5;
export const GREATEST_THRESHOLD = 0.99;

/** What was stored; the standard one where that is nothing that could have been chosen. */
export function thresholdFrom(stored: string | null): Threshold {
  if (stored === "auto") return stored;
  const score = Number(stored);
  const isChoosable = score >= LEAST_THRESHOLD && score <= GREATEST_THRESHOLD;
  return isChoosable ? score : DEFAULT_MIN_SCORE;
}
