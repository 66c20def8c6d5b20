import * as v from "valibot";
import { auditExportSchema } from "../../contract/audit-schemas.ts";
import { problemsOf, validate } from "../../contract/validate.ts";
import { splitOptions } from "../options.ts";
import type { ExportOptions } from "./export-persons.ts";

/** By what it can do: a file's stream has a class of its own. */
const isFreeStream = (given: unknown): boolean => {
  const stream = given as Partial<WritableStream> | null;
  return typeof stream?.getWriter === "function" && stream.locked === false;
};

export const freeStreamSchema = v.custom<WritableStream<Uint8Array<ArrayBuffer>>>(
  isFreeStream,
  "must be a WritableStream that nobody else writes to",
);

const writingSchema = v.object({
  images: v.optional(v.union([v.boolean(), v.literal("photos")]), false),
  to: v.optional(freeStreamSchema),
  onProgress: v.optional(
    v.custom<NonNullable<ExportOptions["onProgress"]>>(
      (given) => typeof given === "function",
      "must be a function",
    ),
  ),
});

/** @throws FaceSdkError INVALID_ARGUMENT with every problem */
export function exportOptions(options: ExportOptions) {
  const { signal, given, problems } = splitOptions(options);
  const others = [...problems, ...problemsOf(auditExportSchema, given, "options")];
  const writing = validate(writingSchema, given, "options", others);
  return { signal, selection: v.parse(auditExportSchema, given), ...writing };
}
