import type { Gender } from "../../contract/enums.ts";
import type { CollectionData, CollectionTerms } from "../../contract/records.ts";
import type { Person } from "../person.ts";

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
  /**
   * At most three, JPEG as base64 without a prefix: the stored thumbnails of 112×112 pixels, or
   * photos of at least 224×224, as the original takes them where a person is created.
   */
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
  | "getPhoto"
>;

export interface PersonToJSONOptions {
  /**
   * Adds the thumbnails, or with "photos" what `Person.getPhoto` gives, which can be enrolled
   * again. Each is read from the store. Default: false.
   */
  images?: boolean | "photos";
}

/**
 * What the original's JSON says of a collection. Purpose, consent and expiry have no place there;
 * they are left out, so that giving this to `collections.update` leaves them as they are.
 */
export type CollectionFromJSON = Omit<CollectionData, keyof CollectionTerms>;

/** `count` is how many matched before paging. */
export interface CollectionListFromJSON {
  count: number;
  collections: CollectionFromJSON[];
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
  collections: (CollectionFromJSON | string)[];
  /** Only where the JSON had images. Thumbnails are too small to be enrolled. */
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
