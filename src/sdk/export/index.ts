/** @file Writing many people to a file: facts, or facts and photos. */
export { exportPersons } from "./export-persons.ts";
export type {
  ExportOptions,
  ExportProgress,
  ExportReport,
  ExportTarget,
} from "./export-persons.ts";
