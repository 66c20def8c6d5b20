/** @file Enrolling many people at once, from a folder, from files or from a ZIP. */
export { importPersons } from "./import-persons.ts";
export type { ImportOptions, ImportProgress, ImportTarget } from "./import-persons.ts";
export { MOST_FILES as MOST_IMPORT_FILES } from "./entries.ts";
export { planImport } from "./plan.ts";
export type { ImportPlan, ImportSource } from "./plan.ts";
export { reportToCsv } from "./report.ts";
export type { ImportReport } from "./report.ts";
export type { ImportEntry, RefusedFile } from "./entries.ts";
export type { ImportRefusal } from "./refusals.ts";
export type { PlannedCollection, PlannedPerson } from "./grouping.ts";
