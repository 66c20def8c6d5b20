import * as v from "valibot";
import type { DueQueryInput, SetKeepPhotosInput } from "./retention.ts";
import { calendarDate, idListSchema, schemaOf } from "./schemas.ts";

export const dueQuerySchema = schemaOf<DueQueryInput>()(v.object({ on: v.nullish(calendarDate) }));
export type DueQuery = v.InferOutput<typeof dueQuerySchema>;

export const purgedIdsSchema = v.pipe(idListSchema, v.minLength(1));

export const keepSchema = v.boolean();
export const setKeepPhotosSchema = schemaOf<SetKeepPhotosInput>()(
  v.object({ removeStored: v.optional(v.boolean(), false) }),
);
export type SetKeepPhotos = v.InferOutput<typeof setKeepPhotosSchema>;
