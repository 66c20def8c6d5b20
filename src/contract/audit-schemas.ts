import * as v from "valibot";
import {
  AuditAction,
  AuditDecision,
  type AuditDecisionInput,
  type AuditQueryInput,
} from "./audit.ts";
import { SortOrder } from "./enums.ts";
import { ExportFormat, type AuditExportInput } from "./exports.ts";
import { idListSchema, idSchema, schemaOf } from "./schemas.ts";

const share = v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(1)));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** As the log writes its dates, so that they compare as texts. */
const moment = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/,
    "must be a time such as 2026-05-31T12:00:00Z",
  ),
  v.check((iso) => !Number.isNaN(Date.parse(iso)), "is not a time of the calendar"),
  v.transform((iso) => new Date(iso).toISOString()),
);

export const auditQuerySchema = schemaOf<AuditQueryInput>()(
  v.object({
    skip: v.optional(count, 0),
    take: v.optional(v.pipe(count, v.maxValue(100)), 20),
    order: v.optional(v.enum(SortOrder), SortOrder.DESC),
    personId: v.nullish(idSchema),
    action: v.nullish(v.enum(AuditAction)),
    from: v.nullish(moment),
    to: v.nullish(moment),
  }),
);
export type AuditQuery = v.InferOutput<typeof auditQuerySchema>;

export const auditDecisionSchema = schemaOf<AuditDecisionInput>()(
  v.object({
    decision: v.enum(AuditDecision),
    personIds: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(100)),
    score: share,
    threshold: share,
    collectionId: v.nullish(idSchema),
  }),
);
export type AuditDecisionToRecord = v.InferOutput<typeof auditDecisionSchema>;

const one = "give persons or a collection, not both";
export const auditExportSchema = schemaOf<AuditExportInput>()(
  v.pipe(
    v.object({
      format: v.enum(ExportFormat),
      personIds: v.nullish(idListSchema),
      collectionId: v.nullish(idSchema),
    }),
    v.check(({ personIds, collectionId }) => !personIds || !collectionId, one),
  ),
);
export type AuditExport = v.InferOutput<typeof auditExportSchema>;

/** A name of up to 100 characters; empty or null: nobody. */
export const operatorSchema = v.pipe(
  v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(100))),
  v.transform((name) => name || null),
);
