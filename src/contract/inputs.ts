import type { CollectionOrderBy, Gender, PersonOrderBy, SearchMode, SortOrder } from "./enums.ts";

/**
 * @file What callers give, images aside, written out for them to read. `schemas.ts` judges it; it
 * does not compile where a schema takes anything else than what is said here.
 */

/** Scores are 0 to 1; at 0.81 one stranger in 10,000 is taken for a given person. */
export const DEFAULT_MIN_SCORE = 0.81;

/** A collection by its id or as the object that another call returned. */
export type CollectionRef = string | { id: string };

/** A face by its id, or as the object that `search.detect` returned. */
export interface FaceRef {
  id: string;
}

export interface PersonFacts {
  /** 1–100 characters. Default: the id. */
  name?: string | null;
  gender?: Gender | null;
  /** ISO calendar date such as `1990-05-31`, not in the future. */
  dateOfBirth?: string | null;
  /** Free text or an ISO 3166 code, up to 100 characters. */
  nationality?: string | null;
  /** The collections that the person belongs to: all of them, by id or as objects. */
  collections?: CollectionRef[] | null;
  /** Up to 500 characters. */
  notes?: string | null;
}

/** What may be said of a new person beside the images. */
export interface NewPersonInput extends PersonFacts {
  /** 1–100 characters, unique. Default: a new UUID. */
  id?: string | null;
}

/** What is left out (undefined) stays as it is, null empties a field. */
export interface PersonFactsChanges extends PersonFacts {
  id: string;
}

export interface EnrolOptionsInput {
  /**
   * Where the pictures look like somebody who is enrolled, and is not the person that they are
   * given for: `"refuse"` rejects with POSSIBLE_DUPLICATE and stores nothing, `"allow"` does not
   * look. Default: `"refuse"`.
   */
  duplicates?: "refuse" | "allow";
}

/** Which page of a list, and in which direction it is ordered. */
export interface PagingInput {
  /** So many of the first rows are left out; a whole number from 0. Default: 0. */
  skip?: number;
  /** At most so many rows, 0–100. Default: 20. */
  take?: number;
  /** Default: `"ASC"`. */
  order?: SortOrder;
  /**
   * Words that must all be there, in any field that is searched, without regard to case and
   * accents. Default: none.
   */
  search?: string | null;
}

/** `search` looks at name, id, nationality and notes. */
export interface PersonQueryInput extends PagingInput {
  /** Those without a value come last in either direction. Default: `"name"`. */
  orderBy?: PersonOrderBy;
  /** Only persons in this collection. Default: all persons. */
  collectionId?: string | null;
  /** Only persons with one of these ids; one that nobody has is passed over. Default: all persons. */
  ids?: string[] | null;
}

/** `search` looks at name and description. */
export interface CollectionQueryInput extends PagingInput {
  /** Default: `"name"`. */
  orderBy?: CollectionOrderBy;
  /** Only collections that this person is in. Default: all collections. */
  personId?: string | null;
  /** Only collections with one of these ids. Default: all collections. */
  ids?: string[] | null;
}

/** What people are enrolled for, what they agree to, and for how long. */
export interface CollectionTermsInput {
  /** What the collection is for, up to 200 characters. */
  purpose?: string | null;
  /** What people agree to before they are enrolled, up to 2,000 characters. */
  consentText?: string | null;
  /**
   * Since when the consent text holds: an ISO calendar date. Left out or null: the day on which the
   * text was set. Without a text there is none (INVALID_ARGUMENT).
   */
  consentDate?: string | null;
  /** ISO calendar date; from that day on the collection is due to be purged. */
  expiryDate?: string | null;
}

export interface NewCollectionInput extends CollectionTermsInput {
  /** 1–50 characters, unique whatever its case. */
  name: string;
  /** Up to 100 characters. */
  description?: string | null;
}

/** What is left out (undefined) stays as it is, null empties a field. */
export interface CollectionChangesInput extends CollectionTermsInput {
  id: string;
  /** 1–50 characters, unique whatever its case. */
  name?: string;
  /** Up to 100 characters. */
  description?: string | null;
}

/** Which persons to put into, and take out of, which collections. */
export interface CollectionLinksInput {
  /** At least one id. */
  collectionIds: string[];
  /** Ids of persons. Default: nobody. */
  add?: string[];
  /** Ids of persons. Default: nobody. */
  remove?: string[];
}

export interface HeadCountOptionsInput {
  /** Faces count from this detection confidence up: per cent, 1–99. Default: 75. */
  confidence?: number;
}

export interface CompareOptionsInput {
  /**
   * `"FAST"` looks once at each face, `"ACCURATE"` four times: a second alignment, and the mirrored
   * copies. Default: `"FAST"`, for `verify` `"ACCURATE"`.
   */
  mode?: SearchMode;
}

export interface VerifyOptionsInput extends CompareOptionsInput {
  /**
   * A match from this score up, 0 to 1: 0.75, 0.81, 0.87 and 0.93 are false match rates of 1 in
   * 1,000, 10,000, 100,000 and 1,000,000. Default: 0.81.
   */
  minScore?: number;
}

export interface SearchOptionsInput extends CompareOptionsInput {
  /**
   * Candidates from this score up; as for `verify`. `"auto"` is the lowest score at which, given how
   * many persons are searched, at most one stranger's search in a hundred gets any candidate.
   * Default: 0.81.
   */
  minScore?: number | "auto";
  /** Only persons in this collection. Default: all persons. */
  collectionId?: string | null;
  /** At most so many candidates, 1–500. Default: 10. */
  maxResults?: number;
  /**
   * Also who is only possible: candidates from one decade of false match rate (0.06) under `minScore`
   * up, as `bandOf` and `track` judge them. Default: false.
   */
  possible?: boolean;
}

/** How recognition is started. */
export interface OpenOptions {
  /** Name of the database in the browser. Default: `"visavis"`. */
  database: string;
  /** Threads for WASM; 0: as many as are good for this browser. Default: 0. */
  threads: number;
  /**
   * `"auto"` tries WebGPU after the start, and takes it for each network that agrees with WASM's and
   * is faster; `"always"` takes it for each that agrees, however slow, and on an emulated adapter too;
   * `"off"` does not even load it; `"software"` is `"auto"` on an emulated adapter too, for tests.
   * Default: `"auto"`.
   */
  webgpu: "auto" | "always" | "off" | "software";
}

export interface ClientOptions extends OpenOptions {
  /**
   * What recognition waits for before it is started, such as an app's first screen: it takes every core for a
   * moment. Its files are loaded meanwhile, and what is stored can be read. Default: nothing.
   */
  after?: PromiseLike<unknown>;
}
