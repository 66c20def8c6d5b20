import type { Gender } from "../contract/enums.ts";
import { damaged } from "./errors.ts";
import type { Bytes } from "./seal.ts";

/** The payload of a row of `persons`. Dates are ISO 8601 in UTC, the date of birth a calendar date. */
export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly gender: Gender | null;
  readonly dateOfBirth: string | null;
  readonly nationality: string | null;
  readonly notes: string | null;
  readonly createDate: string;
  readonly modifiedDate: string;
  /** In the order in which they were given: the public id and the key in `thumbnails`. */
  readonly thumbnails: readonly { readonly id: string; readonly key: number }[];
  /** Keys of the rows of `templates` that hold this person's templates. */
  readonly templateBlocks: readonly number[];
}

/** The payload of a row of `collections`. */
export interface CollectionRecord {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly createDate: string;
  readonly modifiedDate: string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Encodes the record's own fields only, whatever else the object carries. */
export function encodePerson(person: PersonRecord): Bytes {
  const { id, name, gender, dateOfBirth, nationality, notes } = person;
  const { createDate, modifiedDate, thumbnails, templateBlocks } = person;
  return encodeJson({
    ...{ id, name, gender, dateOfBirth, nationality, notes },
    ...{ createDate, modifiedDate, thumbnails, templateBlocks },
  } satisfies PersonRecord);
}

/** Rejects bytes that are no record. The seal vouches for the rest: only this code wrote them. */
export function decodePerson(bytes: Bytes): PersonRecord {
  return decodeJson(bytes) as PersonRecord;
}

/** Encodes the record's own fields only, whatever else the object carries. */
export function encodeCollection(collection: CollectionRecord): Bytes {
  const { id, name, description, createDate, modifiedDate } = collection;
  return encodeJson({
    ...{ id, name, description, createDate, modifiedDate },
  } satisfies CollectionRecord);
}

export function decodeCollection(bytes: Bytes): CollectionRecord {
  return decodeJson(bytes) as CollectionRecord;
}

function encodeJson(record: object): Bytes {
  return encoder.encode(JSON.stringify(record));
}

function decodeJson(bytes: Bytes): { id: string } {
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes));
    if (typeof value === "object" && value && "id" in value && typeof value.id === "string") {
      return value as { id: string };
    }
  } catch (cause) {
    throw damaged("a record cannot be read", cause);
  }
  throw damaged("a record has no id");
}
