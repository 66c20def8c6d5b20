import { keptOf } from "../unless-not-kept.ts";
import { base64OfBlob } from "./base64.ts";
import { toWireDate } from "./dates.ts";
import type {
  CollectionFromJSON,
  CollectionJSON,
  CollectionListFromJSON,
  CollectionListJSON,
  PersonForJSON,
  PersonJSON,
  PersonListJSON,
  PersonToJSONOptions,
} from "./forms.ts";

/**
 * A person in the original's JSON, with the pictures that `images` asks for, but for those of which no photo
 * is kept. A collection that is only referred to becomes its id. With images it rejects with what
 * `Person.getImage` rejects with, such as NOT_FOUND where the person was deleted meanwhile.
 */
export async function personToJSON(
  person: PersonForJSON,
  { images: wanted = false }: PersonToJSONOptions = {},
): Promise<PersonJSON> {
  const pictureAt = (index: number) =>
    wanted === "photos" ? person.getPhoto(index) : person.getImage(index);
  const images = wanted && (await keptOf(person.thumbnails.map((_, index) => pictureAt(index))));
  return {
    id: person.id,
    name: person.name,
    ...(images && { images: await Promise.all(images.map(base64OfBlob)) }),
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

/** What `persons.list` answers, in the original's JSON; rejects as {@link personToJSON} does. */
export async function personListToJSON(
  list: { count: number; persons: readonly PersonForJSON[] },
  options: PersonToJSONOptions = {},
): Promise<PersonListJSON> {
  const persons = await Promise.all(list.persons.map((person) => personToJSON(person, options)));
  return { count: list.count, persons };
}

/** A collection in the original's JSON. */
export function collectionToJSON(collection: CollectionFromJSON): CollectionJSON {
  const { id, name, description, count, createDate, modifiedDate } = collection;
  return {
    ...{ id, name, description, count },
    create_date: toWireDate(createDate),
    modified_date: toWireDate(modifiedDate),
  };
}

/** What `collections.list` answers, in the original's JSON. */
export function collectionListToJSON(list: CollectionListFromJSON): CollectionListJSON {
  return { count: list.count, collections: list.collections.map(collectionToJSON) };
}
