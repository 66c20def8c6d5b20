import Papa from "papaparse";
import { personToJSON, type FaceSdk, type Person, type PersonJSON } from "../../sdk/index.ts";
import { csvBlob } from "../device/save-file.ts";
import { inPortions, type Step } from "../long-run.svelte.ts";

/** `images`: with the thumbnails. */
export type ExportFormat = "csv" | "json" | "images";

const PORTION = 100;

/** The wire's names, which the import knows again; a cell has several collections as names with "|". */
const columns = [
  "id",
  "name",
  "gender",
  "date_of_birth",
  "nationality",
  "notes",
  "collections",
  "create_date",
  "modified_date",
] as const;

const rowOf = (person: PersonJSON): string[] =>
  columns.map((column) =>
    column === "collections"
      ? person.collections.map((one) => (typeof one === "string" ? one : one.name)).join("|")
      : (person[column] ?? ""),
  );

/** As rows of a CSV; no cell is a formula. */
const rowsOf = (persons: PersonJSON[]): string =>
  `${Papa.unparse(persons.map(rowOf), { escapeFormulae: true })}\r\n`;

/**
 * People in the SDK's wire form, as a file to be saved: JSON as a list of persons, or CSV (RFC 4180,
 * UTF-8 with a mark that spreadsheets look for). Who was deleted meanwhile is left out; null where it
 * was stopped.
 */
export async function exportOf(
  sdk: FaceSdk,
  ids: readonly string[],
  format: ExportFormat,
  step: Step,
): Promise<File | null> {
  const parts: string[] = [];
  let count = 0;
  await inPortions(ids, PORTION, step, async (portion) => {
    const persons = await wirePersons(sdk, portion, format === "images");
    if (persons.length === 0) return;
    parts.push(
      format === "csv" ? rowsOf(persons) : (count > 0 ? "," : "") + textOf(persons).slice(1, -1),
    );
    count += persons.length;
  });
  if (step.signal.aborted) return null;
  const name = `visavis-people-${new Date().toISOString().slice(0, 10)}`;
  if (format === "csv") {
    const table = csvBlob(`${columns.join(",")}\r\n`, ...parts);
    return new File([table], `${name}.csv`, { type: table.type });
  }
  const json = ['{"persons":[', ...parts, `],"count":${count}}\n`];
  return new File(json, `${name}.json`, { type: "application/json" });
}

const textOf = (persons: PersonJSON[]): string => JSON.stringify(persons);

async function wirePersons(
  sdk: FaceSdk,
  ids: readonly string[],
  images: boolean,
): Promise<PersonJSON[]> {
  const found = await Promise.allSettled(ids.map((id) => sdk.persons.get(id)));
  const persons = found.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const written = await Promise.allSettled(
    persons.map((person: Person) => personToJSON(person, { images })),
  );
  return written.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
}
