import type {
  EnrolOptionsInput,
  FaceRef,
  NewPersonInput,
  PersonQueryInput,
} from "../../contract/inputs.ts";
import type { MergeData } from "../../contract/records.ts";
import type { Person, PersonChangesInput, PersonInput } from "../person.ts";
import type { Abortable, ImageSource } from "./calls.ts";

/** Of calls that enrol faces. */
export type EnrolOptions = Abortable & EnrolOptionsInput;

export interface Persons {
  /**
   * Enrols a person from 1–3 pictures, each at least 224×224 px with one dominant face.
   * Rejects with NO_FACE, MULTIPLE_FACES, IMAGE_TOO_SMALL, a quality code, CONFLICT (id taken),
   * NOT_FOUND (collection), INVALID_ARGUMENT, UNSUPPORTED_IMAGE, IMAGE_TOO_LARGE, QUOTA_EXCEEDED;
   * where somebody enrolled looks the same with POSSIBLE_DUPLICATE (`PossibleDuplicateError`, which
   * has them as `candidates`), unless `duplicates` is `"allow"`.
   */
  create(person: PersonInput, options?: EnrolOptions): Promise<Person>;
  /**
   * Enrols faces that `search.detect` returned (1–3 of one person) without decoding them again.
   * Rejects as `create` does, and with NOT_FOUND for a face that was found too long ago.
   */
  createFromDetection(
    faces: FaceRef | FaceRef[],
    facts?: NewPersonInput,
    options?: EnrolOptions,
  ): Promise<Person>;
  /** Rejects with NOT_FOUND. */
  get(id: string, options?: Abortable): Promise<Person>;
  /**
   * A page of persons: `skip` (0), `take` (20, 0–100), `order` (ASC), `orderBy` (name), `search`
   * (name, id, nationality and notes, without regard to case and accents; every word must be
   * there), `collectionId` and `ids` (those that nobody has are passed over). `count` is how many match before paging. Persons without a value
   * come last in either order. Rejects with INVALID_ARGUMENT, NOT_FOUND (collection).
   */
  list(
    query?: PersonQueryInput,
    options?: Abortable,
  ): Promise<{ count: number; persons: Person[] }>;
  /**
   * A fetched Person with changed properties, or `{ id, …changes }`. Undefined leaves, null empties
   * (the name goes back to the id); `collections` and `images` set all at once. Rejects with
   * NOT_FOUND (person or collection) and as `create` does (POSSIBLE_DUPLICATE where new images look
   * like another person); then nothing has changed.
   */
  update(person: Person | PersonChangesInput, options?: EnrolOptions): Promise<Person>;
  /** Adds full images to the stored ones; at most 3 in all. Rejects as `create` does, and with NOT_FOUND. */
  addImages(id: string, images: ImageSource[], options?: EnrolOptions): Promise<Person>;
  /** Removes the image of a thumbnail. Rejects with NOT_FOUND, and for the last one with INVALID_ARGUMENT. */
  removeImage(id: string, thumbnailId: string, options?: Abortable): Promise<Person>;
  /**
   * Both at once: 1–3 images must remain (INVALID_ARGUMENT), and the thumbnails must be there
   * (NOT_FOUND). Nothing changes where any is refused.
   */
  replaceImages(
    id: string,
    images: { add?: ImageSource[]; remove?: string[] },
    options?: EnrolOptions,
  ): Promise<Person>;
  /**
   * Person, thumbnails, templates and links, all gone in one transaction. Rejects with NOT_FOUND
   * where any id is unknown; then nobody is deleted.
   */
  delete(ids: string | string[], options?: Abortable): Promise<void>;
  /**
   * One person of two: `mergedId` goes into `keepId`, who keeps id, name and dates, and gets the
   * facts that were empty, all collections, and whom the other one is known to differ from. Of more
   * than three photos the first one of the kept person stays, and those that differ most. One
   * transaction; `unmerge` undoes it. Rejects with NOT_FOUND, and INVALID_ARGUMENT where both are
   * the same.
   */
  merge(keepId: string, mergedId: string): Promise<Person>;
  /**
   * Undoes the latest merge into a person: both are as they were before, ids, photos and dates too;
   * facts, collections and marks that were changed since stay changed. Rejects with NOT_FOUND (person, or
   * nobody was merged into them), and CONFLICT where the photos were changed since, or the merged
   * person's id was given to somebody else.
   */
  unmerge(keptId: string): Promise<{ kept: Person; merged: Person }>;
  /** Who was merged into a person, latest first. Gone with the person. Rejects with NOT_FOUND. */
  merges(id: string): Promise<MergeData[]>;
  /**
   * Says that two persons who look alike (twins, say) are two: neither is named as a possible
   * duplicate of the other any more. Search and `verify` go by the faces as before. Doing it again
   * changes nothing. Forgotten when either is deleted. Rejects with NOT_FOUND, and INVALID_ARGUMENT
   * where both are the same.
   */
  markDifferent(idA: string, idB: string): Promise<void>;
  /**
   * Takes `markDifferent` back, also where it was said of somebody who was merged into either: then
   * it does not return with them. Changes nothing where the two are not marked. Rejects as
   * `markDifferent` does.
   */
  unmarkDifferent(idA: string, idB: string): Promise<void>;
  /** Who was marked as different from a person, by name. Rejects with NOT_FOUND. */
  differences(id: string): Promise<Person[]>;
  /**
   * The stored 112×112 aligned thumbnail (JPEG), by index from 0. Rejects with NOT_FOUND, also where
   * the person is there but no photo is kept (`retention.setKeepPhotos`): then `details` have the
   * type `"no_photo"`.
   */
  getImage(id: string, index: number): Promise<Blob>;
  /** As `Person.getPhoto`, by index from 0. Rejects as `getImage` does. */
  getPhoto(id: string, index: number): Promise<Blob>;
}
