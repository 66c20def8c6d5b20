import type {
  CollectionChangesInput,
  CollectionLinksInput,
  CollectionQueryInput,
  NewCollectionInput,
} from "../../contract/inputs.ts";
import type { CollectionData, CollectionPage } from "../../contract/records.ts";
import type { Abortable } from "./calls.ts";

export interface Collections {
  /**
   * Name 1–50 characters, unique whatever its case (CONFLICT); description up to 100; what its people
   * are enrolled for, agree to, and until when (`CollectionTermsInput`).
   */
  create(collection: NewCollectionInput): Promise<CollectionData>;
  /** Rejects with NOT_FOUND. */
  get(id: string): Promise<CollectionData>;
  /**
   * A page of collections, as for persons; `orderBy` name, count, modified_date or create_date;
   * also those of a person (`personId`) or of a list of `ids`. Rejects with NOT_FOUND (person).
   */
  list(query?: CollectionQueryInput): Promise<CollectionPage>;
  /** Undefined leaves, null empties. Rejects with NOT_FOUND, CONFLICT (name taken). */
  update(changes: CollectionChangesInput): Promise<CollectionData>;
  /** The persons stay. Rejects with NOT_FOUND. */
  delete(id: string): Promise<void>;
  /** Those who are in it already stay so. Rejects with NOT_FOUND for any unknown id; all or none. */
  addPersons(id: string, personIds: string[], options?: Abortable): Promise<CollectionData>;
  /** Those who are not in it stay so. Rejects with NOT_FOUND for any unknown id; all or none. */
  removePersons(id: string, personIds: string[], options?: Abortable): Promise<CollectionData>;
  /** The same in bulk: each person of `add` into, and of `remove` out of, each of the collections. */
  link(links: CollectionLinksInput, options?: Abortable): Promise<CollectionData[]>;
}
