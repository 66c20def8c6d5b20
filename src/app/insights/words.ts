import type { ErrorRate, GroupBy, PairCounts, Rates } from "../../sdk/index.ts";
import { formatNumber, formatShare } from "../i18n/format.ts";
import { t } from "../i18n/i18n.svelte.ts";
import { countOfPeople, genderInWords } from "../people/describe.ts";

/** From here up a rate is said in per cent; "1 in 8" and "1 in 7" are hard to tell apart. */
const PER_CENT_FROM = 0.05;

/** A rate as one that can be imagined: "1 in 260"; two digits, as no rate is known more exactly. */
function inWords(rate: number, inPerCent: boolean): string {
  if (inPerCent) return formatShare(rate, 2);
  const strangers = formatNumber(1 / rate, { maximumSignificantDigits: 2 });
  return t("insights.oneIn", { strangers });
}

/** What the true rate is, as far as so few pairs can tell. */
export function boundsInWords({ errors, pairs, low, high }: ErrorRate): string {
  if (pairs === 0) return t("insights.noPairs");
  const inPerCent = high >= PER_CENT_FROM;
  if (errors === 0) return t("insights.atMost", { rate: inWords(high, inPerCent) });
  if (errors === pairs) return t("insights.atLeast", { rate: inWords(low, true) });
  return t("insights.between", { low: inWords(low, inPerCent), high: inWords(high, inPerCent) });
}

/** "Of 780 pairs of strangers among 40 people, none matched (at most 1 in 260)." */
export function strangersInWords({ fmr }: Rates, counts: PairCounts): string {
  const { errors } = fmr;
  return t("insights.ofStrangers", {
    pairs: t("insights.strangerPairs", { count: fmr.pairs }),
    people: countOfPeople(counts.impostorPersons),
    matched: errors ? t("insights.matched", { count: errors }) : t("insights.noneMatched"),
    bounds: boundsInWords(fmr),
  });
}

/** "Of 52 pairs of photos that show the same person (20 people), 1 did not match (0.34% to 10%)." */
export function samePersonInWords({ fnmr }: Rates, counts: PairCounts): string {
  const { errors } = fnmr;
  return t("insights.ofSamePerson", {
    pairs: t("insights.photoPairs", { count: fnmr.pairs }),
    people: countOfPeople(counts.genuinePersons),
    missed: errors ? t("insights.missed", { count: errors }) : t("insights.noneMissed"),
    bounds: boundsInWords(fnmr),
  });
}

/** A threshold as it can be chosen, with two decimals. */
export const thresholdInWords = (minScore: number): string =>
  formatNumber(minScore, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export function groupInWords(value: string | null, by: GroupBy | ""): string {
  if (value === null) return t("insights.notStated");
  if (by === "gender" && (value === "F" || value === "M")) return genderInWords(value);
  return by === "ageBand" ? t("insights.years", { band: value }) : value;
}
