import * as v from "valibot";
import { idSchema, newCollectionSchema, newPersonSchema } from "../../contract/schemas.ts";
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

/** JPEG as base64; a `data:` prefix is tolerated. */
const image = v.pipe(
  v.string(),
  v.transform((text) => text.replace(/^data:image\/jpeg;base64,/, "")),
  v.base64(),
  v.transform(blobOfBase64),
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

export const personListSchema = v.object({ count, persons: v.array(personSchema) });
export const collectionListSchema = v.object({ count, collections: v.array(collectionSchema) });

function blobOfBase64(base64: string): Blob {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  return new Blob([bytes], { type: "image/jpeg" });
}
