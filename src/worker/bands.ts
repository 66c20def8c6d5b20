import type { Band } from "../contract/tracking.ts";

/** One decade of false match rate (`engine/score.ts`): so far under a match lies "possible". */
const POSSIBLE_WITHIN = 0.06;
/** Half a decade: a next candidate who is nearer than this could as well be the one. */
const CLEAR_MARGIN = 0.03;
/** So many looks must name the same person. */
const AGREEING = 2;
/** After so many looks it is said that they do not agree. */
const ENOUGH_LOOKS = 3;

/** What is known of who a followed face may be. Scores are 0 to 1. */
export interface Evidence {
  /** Of the fused template's best candidate; null where nobody is enrolled. */
  score: number | null;
  /** What it is ahead of the next candidate; null where there is no other. */
  margin: number | null;
  /** Looks that were fused, and how many of them name that candidate by themselves. */
  looks: number;
  agreeing: number;
  /** Whether the face in this frame is surely still the one of the looks. */
  trusted: boolean;
}

/** The score from which somebody may be the person. */
export const possibleFrom = (minScore: number): number => Math.max(0, minScore - POSSIBLE_WITHIN);

/**
 * Names a face only after agreement. A score over `minScore` that several looks share, with nobody
 * else near, is a match; what falls short of that in any way is for a person to compare.
 */
export function bandOf(evidence: Evidence, minScore: number): Band {
  const { score, margin, looks, agreeing, trusted } = evidence;
  if (!trusted || looks < AGREEING) return "looking";
  if (score === null || score < possibleFrom(minScore)) return "unknown";
  if (agreeing < AGREEING && looks < ENOUGH_LOOKS) return "looking";
  const isClear = margin === null || margin >= CLEAR_MARGIN;
  return score >= minScore && isClear && agreeing >= AGREEING ? "match" : "possible";
}
