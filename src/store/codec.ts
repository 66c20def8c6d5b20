import type { Gender } from "../contract/enums.ts";
import type { Pack } from "../contract/packs.ts";
import type { CollectionTerms } from "../contract/records.ts";
import { damaged } from "./errors.ts";
import type { Bytes } from "./seal.ts";

/** A person in a block (person-blocks.ts). Dates are ISO 8601 in UTC, the date of birth a calendar date. */
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
export interface CollectionRecord extends CollectionTerms {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly createDate: string;
  readonly modifiedDate: string;
}

/** The payload of a row of `packs`. */
export type PackRecord = Pack & {
  /** Size of the ONNX file. */
  readonly bytes: number;
};

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** The record's own fields only, whatever else the object carries. */
export function personFields(person: PersonRecord): PersonRecord {
  const { id, name, gender, dateOfBirth, nationality, notes } = person;
  const { createDate, modifiedDate, thumbnails, templateBlocks } = person;
  return {
    ...{ id, name, gender, dateOfBirth, nationality, notes },
    ...{ createDate, modifiedDate, thumbnails, templateBlocks },
  };
}

/** Encodes the record's own fields only, whatever else the object carries. */
export function encodeCollection(collection: CollectionRecord): Bytes {
  const { id, name, description, createDate, modifiedDate } = collection;
  return encodeJson({
    ...{ id, name, description, createDate, modifiedDate },
    ...termsOf(collection),
  } satisfies CollectionRecord);
}

/** A row that was written before there were terms has none. */
export function decodeCollection(bytes: Bytes): CollectionRecord {
  const none = { purpose: null, consentText: null, consentDate: null, expiryDate: null };
  return { ...none, ...(decodeJson(bytes, "id") as CollectionRecord) };
}

/** The terms only, whatever else the object carries. */
export function termsOf(collection: CollectionTerms): CollectionTerms {
  const { purpose, consentText, consentDate, expiryDate } = collection;
  return { purpose, consentText, consentDate, expiryDate };
}

export const encodePack = (pack: PackRecord): Bytes => encodeJson(pack);

export const decodePack = (bytes: Bytes): PackRecord => decodeJson(bytes, "id") as PackRecord;

export function encodeJson(record: object): Bytes {
  return encoder.encode(JSON.stringify(record));
}

/** An object that has `field`, by which its kind is known. Throws STORAGE_BLOCKED for other bytes. */
export function decodeJson(bytes: Bytes, field: string): object {
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes));
    if (typeof value === "object" && value && field in value) return value;
  } catch (cause) {
    throw damaged("a record cannot be read", cause);
  }
  throw damaged(`a record has no ${field}`);
}
