import type { ErrorDetail } from "../../sdk/index.ts";
import type { Problem } from "../errors/problem.ts";
import { t } from "../i18n/i18n.svelte.ts";

const fields = [
  "name",
  "id",
  "gender",
  "dateOfBirth",
  "nationality",
  "collections",
  "notes",
  "images",
] as const;
export type Field = (typeof fields)[number];

export interface Faults {
  /** What is wrong with a field, in words. */
  fields: Partial<Record<Field, string>>;
  /** Index of the photo at fault; what is wrong with it is the alert's text. */
  image: number | null;
}

export const noFaults: Faults = { fields: {}, image: null };

const limits: Partial<Record<Field, number>> = { name: 100, id: 100, nationality: 100, notes: 500 };

function words(field: Field, { type }: ErrorDetail): string {
  const limit = limits[field];
  if (type === "max_length" && limit) return t("enrol.faults.tooLong", { limit });
  if (type === "conflict") return t("enrol.faults.idTaken");
  if (type === "not_found") return t("enrol.faults.gone");
  if (field === "images") return t("enrol.faults.addPhotos");
  if (field === "name") return t("enrol.faults.enterName");
  return t(field === "dateOfBirth" ? "enrol.faults.dateOfBirth" : "enrol.faults.invalid");
}

/** Puts each detail of an error at its field; the first word on a field stays. */
export function faultsOf(details: ErrorDetail[]): Faults {
  const faults: Faults = { fields: {}, image: null };
  for (const detail of details) {
    const field = fields.findLast((name) => detail.loc.includes(name));
    if (!field) continue;
    const last = detail.loc.at(-1);
    if (field === "images" && typeof last === "number") faults.image ??= last;
    else faults.fields[field] ??= words(field, detail);
  }
  return faults;
}

/** What the screen says of fields that were left empty; null where there are none. */
export function missingProblem(details: ErrorDetail[]): Problem | null {
  if (details.length === 0) return null;
  const has = (name: Field) => details.some(({ loc }) => loc.includes(name));
  const what = has("images") ? (has("name") ? "missingBoth" : "missingPhoto") : "missingName";
  return { code: "INVALID_ARGUMENT", advice: t(`enrol.${what}`), details };
}
