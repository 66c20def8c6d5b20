import * as v from "valibot";
import { PresenceBy, type PresenceInput, type RollCallQueryInput } from "./roll-calls.ts";
import { idSchema, schemaOf } from "./schemas.ts";

const score = v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), null);

const presenceSchema = schemaOf<PresenceInput>()(
  v.object({ personId: idSchema, by: v.enum(PresenceBy), score }),
);
export type Presence = v.InferOutput<typeof presenceSchema>;

/** At most as many as one picture shows. */
export const presencesSchema = v.pipe(v.array(presenceSchema), v.minLength(1), v.maxLength(10_000));

export const rollCallQuerySchema = schemaOf<RollCallQueryInput>()(
  v.object({ collectionId: v.optional(idSchema), isOver: v.optional(v.boolean()) }),
);
export type RollCallQuery = v.InferOutput<typeof rollCallQuerySchema>;
