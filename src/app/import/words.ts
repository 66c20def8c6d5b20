import type { ImportPlan, ImportProgress } from "../../sdk/index.ts";
import { formatNumber } from "../i18n/format.ts";
import { t } from "../i18n/i18n.svelte.ts";
import { countOfPeople } from "../people/describe.ts";

export function planInWords({ persons, photos, csv }: ImportPlan): string {
  const found = {
    people: countOfPeople(persons.length),
    photos: t("importing.photoCount", { count: photos }),
  };
  return csv ? t("importing.planWithCsv", { ...found, csv }) : t("importing.plan", found);
}

export function timeLeftInWords(seconds: number | null): string {
  if (seconds === null) return t("importing.timeUnknown");
  if (seconds < 60) return t("importing.lessThanMinute");
  return t("importing.minutesLeft", { count: Math.round(seconds / 60) });
}

export function rateInWords({ ratePerSecond }: ImportProgress): string {
  if (ratePerSecond === 0) return t("importing.gettingReady");
  const rounded = (rate: number, digits: number) =>
    formatNumber(rate, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return ratePerSecond >= 1
    ? t("importing.perSecond", { rate: rounded(ratePerSecond, 1) })
    : t("importing.perMinute", { rate: rounded(ratePerSecond * 60, 0) });
}
