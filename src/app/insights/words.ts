import type { ErrorRate, GroupBy, PairCounts, Rates } from "../../sdk/index.ts";
import { countOfPeople, genderInWords } from "../people/describe.ts";

const count = (number: number, one: string, many: string): string =>
  number === 1 ? `1 ${one}` : `${number.toLocaleString("en")} ${many}`;

/** Two digits at most: no rate is known more exactly. */
const rounded = (value: number): string =>
  Number(value.toPrecision(2)).toLocaleString("en", { maximumSignificantDigits: 2 });

/** From here up a rate is said in per cent; "1 in 8" and "1 in 7" are hard to tell apart. */
const PER_CENT_FROM = 0.05;

/** A rate as one that can be imagined: "1 in 260". */
function inWords(rate: number, inPerCent: boolean): string {
  return inPerCent ? `${rounded(rate * 100)}\u00a0%` : `1 in\u00a0${rounded(1 / rate)}`;
}

/** What the true rate is, as far as so few pairs can tell. */
export function boundsInWords({ errors, pairs, low, high }: ErrorRate): string {
  if (pairs === 0) return "no pairs";
  const inPerCent = high >= PER_CENT_FROM;
  if (errors === 0) return `at most ${inWords(high, inPerCent)}`;
  if (errors === pairs) return `at least ${inWords(low, true)}`;
  return `${inWords(low, inPerCent)} to ${inWords(high, inPerCent)}`;
}

const howMany = (number: number): string => (number === 0 ? "none" : number.toLocaleString("en"));

/** "Of 780 pairs of strangers among 40 people, none matched (at most 1 in 260)." */
export function strangersInWords({ fmr }: Rates, counts: PairCounts): string {
  const pairs = count(fmr.pairs, "pair of strangers", "pairs of strangers");
  const among = countOfPeople(counts.impostorPersons);
  return `Of ${pairs} among ${among}, ${howMany(fmr.errors)} matched (${boundsInWords(fmr)}).`;
}

/** "Of 52 pairs of photos of the same person (20 people), 1 did not match (0.34 % to 10 %)." */
export function samePersonInWords({ fnmr }: Rates, counts: PairCounts): string {
  const pairs = count(fnmr.pairs, "pair of photos", "pairs of photos");
  const people = countOfPeople(counts.genuinePersons);
  const missed = `${howMany(fnmr.errors)} did not match`;
  return `Of ${pairs} that show the same person (${people}), ${missed} (${boundsInWords(fnmr)}).`;
}

export const percent = (share: number): string =>
  `${(share * 100).toLocaleString("en", { maximumSignificantDigits: 3 })}\u00a0%`;

export const groupNames: Record<GroupBy, string> = {
  gender: "Gender",
  nationality: "Nationality",
  ageBand: "Age at enrolment",
};

export function groupInWords(value: string | null, by: GroupBy | ""): string {
  if (value === null) return "Not stated";
  if (by === "gender" && (value === "F" || value === "M")) return genderInWords(value);
  return by === "ageBand" ? `${value} years` : value;
}
