/**
 * @file Persons and collections in the original SDK's own form: plain JSON with its snake_case
 * names and its dates, for files and programs that speak it.
 */
import * as v from "valibot";
import type { Gender } from "../contract/enums.ts";
import type { CollectionData, CollectionPage } from "../contract/records.ts";
import { idSchema, newCollectionSchema, newPersonSchema } from "../contract/schemas.ts";
import { validate } from "../contract/validate.ts";
import type { Person } from "./person.ts";
import { fromWireDate, toWireDate } from "./wire-dates.ts";

/** A collection in the original's JSON. Dates are UTC, such as `2022-07-13 13:33:17.133421`. */
export interface CollectionJSON {
  /** 1–100 characters. */
  id: string;
  /** 1–50 characters. */
  name: string;
  /** Up to 100 characters. */
  description: string | null;
  /** How many persons are in it. */
  count: number;
  create_date: string;
  modified_date: string;
}

/** A person in the original's JSON. Dates are UTC, such as `2022-07-13 13:33:17.133421`. */
export interface PersonJSON {
  /** 1–100 characters. */
  id: string;
  /** 1–100 characters. */
  name: string;
  /** The stored thumbnails, one to three: JPEG, 112×112 pixels, base64 without a prefix. */
  images?: string[];
  gender: Gender | null;
  /** Collections as objects, or their ids where no more was known of them. */
  collections: (CollectionJSON | string)[];
  /** ISO calendar date, such as `1990-05-31`. */
  date_of_birth: string | null;
  nationality: string | null;
  /** Up to 500 characters. */
  notes: string | null;
  create_date: string;
  modified_date: string;
}

/** `count` is how many matched before paging. */
export interface PersonListJSON {
  count: number;
  persons: PersonJSON[];
}

/** `count` is how many matched before paging. */
export interface CollectionListJSON {
  count: number;
  collections: CollectionJSON[];
}

/** What {@link personToJSON} reads of a `Person`. */
export type PersonForJSON = Pick<
  Person,
  | "id"
  | "name"
  | "gender"
  | "dateOfBirth"
  | "nationality"
  | "notes"
  | "collections"
  | "thumbnails"
  | "createDate"
  | "modifiedDate"
  | "getImage"
>;

export interface PersonToJSONOptions {
  /** Adds the thumbnails, each read from the store. Default: false. */
  images?: boolean;
}

/** What {@link personFromJSON} makes of a person: facts that `persons.create` takes, and more. */
export interface PersonFromJSON {
  id: string;
  name: string;
  gender: Gender | null;
  /** ISO calendar date, such as `1990-05-31`. */
  dateOfBirth: string | null;
  nationality: string | null;
  notes: string | null;
  /** Collections as objects, or their ids where the JSON had no more. */
  collections: (CollectionData | string)[];
  /** Only where the JSON had images: thumbnails, too small to be enrolled. */
  images?: Blob[];
  /** ISO 8601, UTC. */
  createDate: string;
  /** ISO 8601, UTC. */
  modifiedDate: string;
}

/** `count` is how many matched before paging. */
export interface PersonListFromJSON {
  count: number;
  persons: PersonFromJSON[];
}

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

const collectionSchema = v.object({
  id: idSchema,
  name: newCollectionSchema.entries.name,
  description: newCollectionSchema.entries.description,
  count,
  create_date: instant,
  modified_date: instant,
});

const { gender, nationality, notes } = newPersonSchema.entries;
const personSchema = v.object({
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

const personListSchema = v.object({ count, persons: v.array(personSchema) });
const collectionListSchema = v.object({ count, collections: v.array(collectionSchema) });

/**
 * A person in the original's JSON, with the thumbnails where `images` asks for them. A collection
 * that is only referred to becomes its id. With images it rejects with what `Person.getImage`
 * rejects with, such as NOT_FOUND where the person was deleted meanwhile.
 */
export async function personToJSON(
  person: PersonForJSON,
  options: PersonToJSONOptions = {},
): Promise<PersonJSON> {
  const images =
    options.images &&
    (await Promise.all(
      person.thumbnails.map(async (_, index) => base64OfBlob(await person.getImage(index))),
    ));
  return {
    id: person.id,
    name: person.name,
    ...(images && { images }),
    gender: person.gender,
    collections: person.collections.map((collection) => {
      if (typeof collection === "string") return collection;
      return "createDate" in collection ? collectionToJSON(collection) : collection.id;
    }),
    date_of_birth: person.dateOfBirth,
    nationality: person.nationality,
    notes: person.notes,
    create_date: toWireDate(person.createDate),
    modified_date: toWireDate(person.modifiedDate),
  };
}

/**
 * Reads a person from the original's JSON; unknown fields are ignored, dates may be in either
 * form. The outcome has the facts that `persons.create` takes, but its images, where there are
 * some, are 112×112 thumbnails, which enrolment refuses with IMAGE_TOO_SMALL: replace them by full
 * pictures, as in `create({ ...facts, images: [photo] })`. Collections must exist under their ids.
 * @throws FaceSdkError INVALID_ARGUMENT with every problem, its place starting at `"person"`
 */
export function personFromJSON(json: unknown): PersonFromJSON {
  return personOf(validate(personSchema, json, "person"));
}

/** A collection in the original's JSON. */
export function collectionToJSON(collection: CollectionData): CollectionJSON {
  const { id, name, description, count, createDate, modifiedDate } = collection;
  return {
    ...{ id, name, description, count },
    create_date: toWireDate(createDate),
    modified_date: toWireDate(modifiedDate),
  };
}

/**
 * Reads a collection from the original's JSON; unknown fields are ignored.
 * @throws FaceSdkError INVALID_ARGUMENT with every problem, its place starting at `"collection"`
 */
export function collectionFromJSON(json: unknown): CollectionData {
  return collectionOf(validate(collectionSchema, json, "collection"));
}

/** What `persons.list` answers, in the original's JSON; rejects as {@link personToJSON} does. */
export async function personListToJSON(
  list: { count: number; persons: readonly PersonForJSON[] },
  options: PersonToJSONOptions = {},
): Promise<PersonListJSON> {
  const persons = await Promise.all(list.persons.map((person) => personToJSON(person, options)));
  return { count: list.count, persons };
}

/**
 * Reads a list of persons; see {@link personFromJSON}.
 * @throws FaceSdkError INVALID_ARGUMENT with every problem, its place starting at `"list"`
 */
export function personListFromJSON(json: unknown): PersonListFromJSON {
  const list = validate(personListSchema, json, "list");
  return { count: list.count, persons: list.persons.map(personOf) };
}

/** What `collections.list` answers, in the original's JSON. */
export function collectionListToJSON(list: CollectionPage): CollectionListJSON {
  return { count: list.count, collections: list.collections.map(collectionToJSON) };
}

/**
 * Reads a list of collections.
 * @throws FaceSdkError INVALID_ARGUMENT with every problem, its place starting at `"list"`
 */
export function collectionListFromJSON(json: unknown): CollectionPage {
  const list = validate(collectionListSchema, json, "list");
  return { count: list.count, collections: list.collections.map(collectionOf) };
}

function personOf(person: v.InferOutput<typeof personSchema>): PersonFromJSON {
  return {
    id: person.id,
    name: person.name,
    gender: person.gender ?? null,
    dateOfBirth: person.date_of_birth ?? null,
    nationality: person.nationality ?? null,
    notes: person.notes ?? null,
    collections: (person.collections ?? []).map((collection) =>
      typeof collection === "string" ? collection : collectionOf(collection),
    ),
    ...(person.images && { images: person.images }),
    createDate: person.create_date,
    modifiedDate: person.modified_date,
  };
}

function collectionOf(collection: v.InferOutput<typeof collectionSchema>): CollectionData {
  const { id, name, description, count, create_date, modified_date } = collection;
  return {
    ...{ id, name, count, description: description ?? null },
    createDate: create_date,
    modifiedDate: modified_date,
  };
}

function blobOfBase64(base64: string): Blob {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  return new Blob([bytes], { type: "image/jpeg" });
}

async function base64OfBlob(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
