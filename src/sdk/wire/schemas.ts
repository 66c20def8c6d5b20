import * as v from "valibot";
import { idSchema, newCollectionSchema, newPersonSchema } from "../../contract/schemas.ts";
import { blobOfBase64 } from "./base64.ts";
import { fromWireDate } from "./dates.ts";

const instant = v.pipe(
  v.string(),
  v.check(
    (text) => fromWireDate(text) !== undefined,
    "must be a time such as 2022-07-13 13:33:17.133421",
  ),
  v.transform((text) => fromWireDate(text) ?? text),
);

/** The original's dates of birth may carry a midnight. */
const dateOfBirth = v.pipe(
  v.nullish(v.string()),
  v.transform((text) => text?.replace(/[T ]00:00:00(\.0+)?Z?$/, "")),
  newPersonSchema.entries.dateOfBirth,
);

/** Not valibot's own: its expression overflows the stack at some millions of letters. */
const image = v.pipe(
  v.string(),
  v.rawTransform<string, Blob>(({ dataset, addIssue, NEVER }) => {
    const blob = blobOfBase64(dataset.value);
    if (blob) return blob;
    addIssue({ message: "must be a picture as base64" });
    return NEVER;
  }),
);

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const collectionSchema = v.object({
  id: idSchema,
  name: newCollectionSchema.entries.name,
  description: newCollectionSchema.entries.description,
  count,
  create_date: instant,
  modified_date: instant,
});

/** Asked before anything is said of each: of millions nobody wants to hear that. */
const fewer = (most: number) => v.pipe(v.array(v.unknown()), v.maxLength(most));

const givenCollectionSchema = v.object({
  id: v.nullish(idSchema),
  name: newCollectionSchema.entries.name,
  description: newCollectionSchema.entries.description,
});

const { gender, nationality, notes } = newPersonSchema.entries;
export const personSchema = v.object({
  id: idSchema,
  // A person always has one; `nullish` is for those who are to be enrolled.
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
  images: v.nullish(v.pipe(v.array(image), v.maxLength(3))),
  gender,
  collections: v.nullish(
    // Not a union: its error would not say what is wrong with the object.
    v.array(v.lazy((given) => (typeof given === "string" ? idSchema : collectionSchema))),
  ),
  date_of_birth: dateOfBirth,
  nationality,
  notes,
  create_date: instant,
  modified_date: instant,
});

/**
 * Somebody who is to be enrolled, as the original lists a person or takes a new one: dates are not
 * asked for, and pictures stay text until it is their turn.
 */
export const givenPersonSchema = v.object({
  id: newPersonSchema.entries.id,
  name: newPersonSchema.entries.name,
  images: v.nullish(v.pipe(fewer(20), v.array(v.string()))),
  gender,
  collections: v.nullish(
    v.pipe(
      fewer(1000),
      v.array(v.lazy((given) => (typeof given === "string" ? idSchema : givenCollectionSchema))),
    ),
  ),
  date_of_birth: dateOfBirth,
  nationality,
  notes,
});

export const personListSchema = v.object({ count, persons: v.array(personSchema) });
export const collectionListSchema = v.object({ count, collections: v.array(collectionSchema) });
