import type { Band } from "./tracking.ts";

/** One decade of false match rate (`engine/score.ts`): so far under a match lies "possible". */
const POSSIBLE_WITHIN = 0.06;
/** Half a decade: a next candidate who is nearer than this could as well be the one. */
export const CLEAR_MARGIN = 0.03;
/** So many looks must name the same person. */
const AGREEING = 2;
/** After so many looks it is said that they do not agree. */
const ENOUGH_LOOKS = 3;

/** What is known of who a face may be. Scores are 0 to 1. */
export interface Evidence {
  /** Of the best candidate; null where there is none. */
  score: number | null;
  /** What that is ahead of the next candidate; null where there is no other. */
  margin: number | null;
  /** Of a face that is followed, the looks that were fused. Left out: a still, which is looked at once. */
  looks?: number | undefined;
  /** How many looks name the best candidate by themselves. Default: all. */
  agreeing?: number | undefined;
}

/** The score from which somebody may be the person. */
export const possibleFrom = (minScore: number): number => Math.max(0, minScore - POSSIBLE_WITHIN);

/** What a search says by itself. `candidates`: best first. */
export function evidenceOf(candidates: readonly { score: number }[]): Evidence {
  const [best, next] = candidates;
  return { score: best?.score ?? null, margin: best && next ? best.score - next.score : null };
}

/**
 * The one rule by which a face is named. A score of `minScore` or more with nobody else near, that
 * several looks share where there are several, is a match; what falls short of that in any way, down
 * to one decade of false match rate, is for a person to compare. A still is never "looking".
 */
export function bandOf(evidence: Evidence, minScore: number): Band {
  const { score, margin, looks = Infinity, agreeing = looks } = evidence;
  if (looks < AGREEING) return "looking";
  if (score === null || score < possibleFrom(minScore)) return "unknown";
  if (agreeing < AGREEING && looks < ENOUGH_LOOKS) return "looking";
  const isClear = margin === null || margin >= CLEAR_MARGIN;
  return score >= minScore && isClear && agreeing >= AGREEING ? "match" : "possible";
}
