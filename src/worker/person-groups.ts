import { GroupBy } from "../contract/evaluation.ts";
import type { PersonData } from "../contract/records.ts";

/** Youngest age of each band, in years. Children change fastest and are confused most often. */
const BANDS = [0, 6, 12, 18, 30, 45, 60];

/** The group that a person is in by what was entered; null where nothing was. */
export function groupOf(person: PersonData, by: GroupBy): string | null {
  if (by === GroupBy.GENDER) return person.gender;
  if (by === GroupBy.NATIONALITY) return person.nationality?.trim() || null;
  return person.dateOfBirth && ageBand(person.dateOfBirth, person.createDate);
}

/** How old somebody was on the day of the enrolment: that is how old the photos show them to be. */
function ageBand(dateOfBirth: string, createDate: string): string | null {
  const day = createDate.slice(0, 10);
  const years = Number(day.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  const age = years - (day.slice(5) < dateOfBirth.slice(5) ? 1 : 0);
  const at = BANDS.findLastIndex((from) => age >= from);
  const from = BANDS[at];
  if (from === undefined) return null;
  const next = BANDS[at + 1];
  return next === undefined ? `${from}+` : `${from}–${next - 1}`;
}
