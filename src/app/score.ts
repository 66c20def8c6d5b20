import { DEFAULT_MIN_SCORE } from "../sdk/index.ts";

/** From here up a face may be the person, and someone should look; a match from DEFAULT_MIN_SCORE. */
export const POSSIBLE_MIN_SCORE = 0.75;

export type Band = "match" | "possible" | "unknown";

export function bandOf(score: number): Band {
  if (score >= DEFAULT_MIN_SCORE) return "match";
  return score >= POSSIBLE_MIN_SCORE ? "possible" : "unknown";
}

/** The score in words, short enough for a label. */
export function scoreInWords(score: number): string {
  if (score >= 0.93) return "Very strong match";
  if (score >= 0.87) return "Strong match";
  if (score >= DEFAULT_MIN_SCORE) return "Match";
  if (score >= POSSIBLE_MIN_SCORE) return "Similar, compare";
  return "Not alike";
}

/** In how many strangers one would score this high: 0.06 of score is a factor of ten. */
const strangersFor = (score: number): number => 10 ** (3 + (score - POSSIBLE_MIN_SCORE) / 0.06);

/** 1, 2 or 5 times a power of ten: the rate is not known more exactly than that. */
function roundFigure(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = value / power;
  const step = lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10;
  return step * power;
}

const numbers = new Intl.NumberFormat("en");

/** What the score means, as a rate that can be imagined. */
export function scoreMeaning(score: number): string {
  const strangers = strangersFor(score);
  if (strangers > 1_500_000) {
    return "Fewer than 1 stranger in 1,000,000 would score this high.";
  }
  if (strangers < 150) return "Many strangers would score this high.";
  return `About 1 stranger in ${numbers.format(roundFigure(strangers))} would score this high.`;
}

export const formatScore = (score: number): string => score.toFixed(3);
