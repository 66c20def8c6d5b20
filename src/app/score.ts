import { possibleFrom } from "../sdk/index.ts";
import { formatNumber } from "./i18n/format.ts";
import { t } from "./i18n/i18n.svelte.ts";

/** The score in words, short enough for a label. `minScore`: where a match begins. */
export function scoreInWords(score: number, minScore: number): string {
  if (score < possibleFrom(minScore)) return t("score.notAlike");
  if (score < minScore) return t("score.similar");
  if (score >= 0.93) return t("score.veryStrong");
  return score >= 0.87 ? t("score.strong") : t("score.match");
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

/** What the score means, as a rate that can be imagined. */
export function scoreMeaning(score: number): string {
  const strangers = strangersFor(score);
  if (strangers > 1_500_000) return t("score.fewer", { strangers: 1_000_000 });
  if (strangers < 150) return t("score.many");
  return t("score.about", { strangers: roundFigure(strangers) });
}

export const formatScore = (score: number): string =>
  formatNumber(score, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
