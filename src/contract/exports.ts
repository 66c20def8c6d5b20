/** @file People who are written to a file. */

export const ExportFormat = {
  /** The original's JSON: facts only, with thumbnails, or with photos, which `importPersons` takes. */
  JSON: "json",
  /** The facts as a table. */
  CSV: "csv",
  /** The facts as a table and the faces as photos; `importPersons` takes it. */
  ZIP: "zip",
} as const;
export type ExportFormat = (typeof ExportFormat)[keyof typeof ExportFormat];

/** Who is exported: everybody, or the persons of one of the two. */
export interface ExportSelection {
  /** In this order, each once. */
  personIds?: string[] | null;
  collectionId?: string | null;
}

/** An export, for the audit log. */
export interface AuditExportInput extends ExportSelection {
  format: ExportFormat;
}
