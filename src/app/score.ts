import { possibleFrom } from "../sdk/index.ts";

/** The score in words, short enough for a label. `minScore`: where a match begins. */
export function scoreInWords(score: number, minScore: number): string {
  if (score < possibleFrom(minScore)) return "Not alike";
  if (score < minScore) return "Similar, compare";
  if (score >= 0.93) return "Very strong match";
  return score >= 0.87 ? "Strong match" : "Match";
}

/** In how many strangers one would score this high: 1,000 at 0.75, and 0.06 is a factor of ten. */
const strangersFor = (score: number): number => 10 ** (3 + (score - 0.75) / 0.06);

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
