import * as v from "valibot";
import { CollectionOrderBy, Gender, PersonOrderBy, SearchMode, SortOrder } from "./enums.ts";
import {
  DEFAULT_MIN_SCORE,
  type CollectionChangesInput,
  type CollectionLinksInput,
  type CollectionQueryInput,
  type CollectionRef,
  type CompareOptionsInput,
  type EnrolOptionsInput,
  type FaceRef,
  type HeadCountOptionsInput,
  type NewCollectionInput,
  type NewPersonInput,
  type PersonFactsChanges,
  type PersonQueryInput,
  type SearchOptionsInput,
  type VerifyOptionsInput,
} from "./inputs.ts";
import { GroupBy, type EvaluationOptionsInput } from "./evaluation.ts";
import type { PhotoQualityOptionsInput } from "./photo-quality.ts";
import type { TrackOptionsInput } from "./tracking.ts";

/**
 * @file One schema for each thing that callers give; what it makes of that is typed by it. Images
 * are not in here: they are not plain data, and `image-source.ts` judges them.
 */

/** True where each fits the other, and neither knows a property of which the other does not. */
type Same<A, B> = [A, B, Required<A>, Required<B>] extends [B, A, Required<B>, Required<A>]
  ? true
  : false;

/** The schema as it is. It does not compile where it takes anything else than an `Input`. */
export const schemaOf =
  <Input>() =>
  <S extends v.GenericSchema>(
    schema: S & (Same<v.InferInput<S>, Input> extends true ? unknown : never),
  ): S =>
    schema;

const text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
const optionalText = (max: number) => v.nullish(v.pipe(v.string(), v.trim(), v.maxLength(max)));

const isRealDate = (iso: string) => {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(iso);
};

/** An ISO calendar date. */
export const calendarDate = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, "must be a calendar date such as 1990-05-31"),
  v.check(isRealDate, "is not a day of the calendar"),
);

/** One that is not in the future. The device's local day counts. */
const birthDate = v.pipe(
  calendarDate,
  v.check(
    (iso) => new Date(`${iso}T00:00:00`).valueOf() <= Date.now(),
    "must not lie in the future",
  ),
);

export const idSchema = text(100);
export const idListSchema = v.array(idSchema);

/** A collection may be given by id or as the object that another call returned. */
export const collectionRefSchema = schemaOf<CollectionRef>()(
  v.union([
    idSchema,
    v.pipe(
      v.object({ id: idSchema }),
      v.transform((ref) => ref.id),
    ),
  ]),
);

const personFacts = {
  name: v.nullish(text(100)),
  gender: v.nullish(v.enum(Gender)),
  dateOfBirth: v.nullish(birthDate),
  nationality: optionalText(100),
  collections: v.nullish(v.array(collectionRefSchema)),
  notes: optionalText(500),
};

/** Faces of one person that `detect` returned. */
export const faceRefsSchema = schemaOf<FaceRef[]>()(
  v.pipe(v.array(v.object({ id: idSchema })), v.minLength(1), v.maxLength(3)),
);

/** What may be said of a new person beside the images. */
export const newPersonSchema = schemaOf<NewPersonInput>()(
  v.object({ id: v.nullish(idSchema), ...personFacts }),
);
export type NewPersonFacts = v.InferOutput<typeof newPersonSchema>;

/** Changes to a person: what is left out (undefined) stays as it is, null empties a field. */
export const personChangesSchema = schemaOf<PersonFactsChanges>()(
  v.object({ id: idSchema, ...personFacts }),
);
export type PersonChanges = v.InferOutput<typeof personChangesSchema>;

/** What to do where somebody like that is enrolled already. */
export const enrolOptionsSchema = schemaOf<EnrolOptionsInput>()(
  v.object({ duplicates: v.optional(v.picklist(["refuse", "allow"]), "refuse") }),
);
export type EnrolOptions = v.InferOutput<typeof enrolOptionsSchema>;

/** Thumbnails by their ids. */
export const thumbnailIdsSchema = v.pipe(idListSchema, v.maxLength(3));

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A thumbnail by its place, from 0. */
export const indexSchema = count;

const paging = {
  skip: v.optional(count, 0),
  take: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)), 20),
  order: v.optional(v.enum(SortOrder), SortOrder.ASC),
  search: v.nullish(v.string()),
};

export const personQuerySchema = schemaOf<PersonQueryInput>()(
  v.object({
    ...paging,
    orderBy: v.optional(v.enum(PersonOrderBy), PersonOrderBy.NAME),
    collectionId: v.nullish(idSchema),
    ids: v.nullish(idListSchema),
  }),
);
export type PersonQuery = v.InferOutput<typeof personQuerySchema>;

const collectionFacts = {
  description: optionalText(100),
  purpose: optionalText(200),
  consentText: optionalText(2000),
  consentDate: v.nullish(calendarDate),
  expiryDate: v.nullish(calendarDate),
};

export const newCollectionSchema = schemaOf<NewCollectionInput>()(
  v.object({ name: text(50), ...collectionFacts }),
);
export type NewCollection = v.InferOutput<typeof newCollectionSchema>;

export const collectionChangesSchema = schemaOf<CollectionChangesInput>()(
  v.object({ id: idSchema, name: v.optional(text(50)), ...collectionFacts }),
);
export type CollectionChanges = v.InferOutput<typeof collectionChangesSchema>;

export const collectionQuerySchema = schemaOf<CollectionQueryInput>()(
  v.object({
    ...paging,
    orderBy: v.optional(v.enum(CollectionOrderBy), CollectionOrderBy.NAME),
    personId: v.nullish(idSchema),
    ids: v.nullish(idListSchema),
  }),
);
export type CollectionQuery = v.InferOutput<typeof collectionQuerySchema>;

/** Which persons to put into, and take out of, which collections. */
export const collectionLinksSchema = schemaOf<CollectionLinksInput>()(
  v.object({
    collectionIds: v.pipe(idListSchema, v.minLength(1)),
    add: v.optional(idListSchema, []),
    remove: v.optional(idListSchema, []),
  }),
);
export type CollectionLinks = v.InferOutput<typeof collectionLinksSchema>;

/** Faces count from this detection confidence up, per cent. */
export const headCountOptionsSchema = schemaOf<HeadCountOptionsInput>()(
  v.object({
    confidence: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(99)), 75),
  }),
);
export type HeadCountOptions = v.InferOutput<typeof headCountOptionsSchema>;

const score = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const minScore = v.optional(score, DEFAULT_MIN_SCORE);
const mode = (standard: SearchMode) => v.optional(v.enum(SearchMode), standard);

export const searchOptionsSchema = schemaOf<SearchOptionsInput>()(
  v.object({
    collectionId: v.nullish(idSchema),
    maxResults: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 10),
    minScore: v.optional(
      v.union([score, v.literal("auto")], 'must be a score from 0 to 1, or "auto"'),
      DEFAULT_MIN_SCORE,
    ),
    mode: mode(SearchMode.FAST),
    possible: v.optional(v.boolean()),
  }),
);
export type SearchOptions = v.InferOutput<typeof searchOptionsSchema>;

export const trackOptionsSchema = schemaOf<TrackOptionsInput>()(
  v.object({
    ...v.omit(searchOptionsSchema, ["possible"]).entries,
    liveness: v.optional(v.boolean(), false),
    activeCheck: v.optional(v.boolean(), false),
    remember: v.optional(v.boolean(), true),
  }),
);
export type TrackOptions = v.InferOutput<typeof trackOptionsSchema>;

export const verifyOptionsSchema = schemaOf<VerifyOptionsInput>()(
  v.object({ minScore, mode: mode(SearchMode.ACCURATE) }),
);
export type VerifyOptions = v.InferOutput<typeof verifyOptionsSchema>;

export const compareOptionsSchema = schemaOf<CompareOptionsInput>()(
  v.object({ mode: mode(SearchMode.FAST) }),
);
export type CompareOptions = v.InferOutput<typeof compareOptionsSchema>;

export const evaluationOptionsSchema = schemaOf<EvaluationOptionsInput>()(
  v.object({
    collectionId: v.nullish(idSchema),
    groupBy: v.nullish(v.enum(GroupBy)),
    minScore,
  }),
);
export type EvaluationOptions = v.InferOutput<typeof evaluationOptionsSchema>;

export const photoQualityOptionsSchema = schemaOf<PhotoQualityOptionsInput>()(
  v.object({ collectionId: v.nullish(idSchema) }),
);
export type PhotoQualityOptions = v.InferOutput<typeof photoQualityOptionsSchema>;
