import type { ImportPlan, ImportProgress } from "../../sdk/index.ts";
import { countOfPeople } from "../people/describe.ts";

const count = (number: number, one: string, many: string): string =>
  number === 1 ? `1 ${one}` : `${number.toLocaleString()} ${many}`;

export const countOfFiles = (number: number): string => count(number, "file", "files");

export function planInWords({ persons, photos, csv }: ImportPlan): string {
  const found = `${countOfPeople(persons.length)}, ${count(photos, "photo", "photos")}`;
  return csv ? `${found}, with ${csv}` : found;
}

export function timeLeftInWords(seconds: number | null): string {
  if (seconds === null) return "Time left: not known yet";
  if (seconds < 60) return "Less than a minute left";
  return `About ${count(Math.round(seconds / 60), "minute", "minutes")} left`;
}

export function rateInWords({ ratePerSecond }: ImportProgress): string {
  return ratePerSecond === 0
    ? "Getting ready"
    : ratePerSecond >= 1
      ? `${ratePerSecond.toFixed(1)} people a second`
      : `${(ratePerSecond * 60).toFixed(0)} people a minute`;
}
