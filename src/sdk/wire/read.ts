import type { InferOutput } from "valibot";
import { validate } from "../../contract/validate.ts";
import type {
  CollectionFromJSON,
  CollectionListFromJSON,
  PersonFromJSON,
  PersonListFromJSON,
} from "./forms.ts";
import {
  collectionListSchema,
  collectionSchema,
  personListSchema,
  personSchema,
} from "./schemas.ts";

/**
 * Reads a person from the original's JSON; unknown fields are ignored, dates may be in either
 * form. The outcome has the facts that `persons.create` takes. Images that are 112×112 thumbnails are
 * refused by enrolment with IMAGE_TOO_SMALL: replace them by full pictures, as in
 * `create({ ...facts, images: [photo] })`. Collections must exist under their ids. `importPersons`
 * takes a whole file of persons.
 * @throws FaceSdkError INVALID_ARGUMENT with every problem, its place starting at `"person"`
 */
export function personFromJSON(json: unknown): PersonFromJSON {
  return personOf(validate(personSchema, json, "person"));
}

/**
 * Reads a list of persons; see {@link personFromJSON}.
 * @throws FaceSdkError INVALID_ARGUMENT with every problem, its place starting at `"list"`
 */
export function personListFromJSON(json: unknown): PersonListFromJSON {
  const list = validate(personListSchema, json, "list");
  return { count: list.count, persons: list.persons.map(personOf) };
}

/**
 * Reads a collection from the original's JSON; unknown fields are ignored.
 * @throws FaceSdkError INVALID_ARGUMENT with every problem, its place starting at `"collection"`
 */
export function collectionFromJSON(json: unknown): CollectionFromJSON {
  return collectionOf(validate(collectionSchema, json, "collection"));
}

/**
 * Reads a list of collections.
 * @throws FaceSdkError INVALID_ARGUMENT with every problem, its place starting at `"list"`
 */
export function collectionListFromJSON(json: unknown): CollectionListFromJSON {
  const list = validate(collectionListSchema, json, "list");
  return { count: list.count, collections: list.collections.map(collectionOf) };
}

function personOf(person: InferOutput<typeof personSchema>): PersonFromJSON {
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

function collectionOf(collection: InferOutput<typeof collectionSchema>): CollectionFromJSON {
  const { id, name, description, count, create_date, modified_date } = collection;
  return {
    ...{ id, name, count, description: description ?? null },
    createDate: create_date,
    modifiedDate: modified_date,
  };
}
