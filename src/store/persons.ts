import type { PersonData, PersonPage } from "../contract/records.ts";
import type { NewPersonFacts, PersonChanges, PersonQuery } from "../contract/schemas.ts";
import { noPhoto, notFound } from "./errors.ts";
import { checkFaces, type FaceToStore, type TemplateChange } from "./faces.ts";
import {
  assertCanAdd,
  planAdd,
  planDelete,
  planUpdate,
  type PersonWrite,
  type WriteTools,
} from "./person-writes.ts";
import { facesAfter, planReplaceFaces } from "./face-writes.ts";
import { pageOfPersons } from "./queries.ts";
import type { Bytes } from "./seal.ts";
import type { Transactor } from "./transactor.ts";

/**
 * The persons. Facts are taken as the contract's schemas leave them. Writes resolve once they are
 * on the disk; reads are answered from memory at once, but for thumbnails.
 */
export class PersonStore {
  readonly #transactor: Transactor;
  readonly #tools: WriteTools;

  constructor(transactor: Transactor, tools: WriteTools) {
    this.#transactor = transactor;
    this.#tools = tools;
  }

  /**
   * Throws now what `add` would: CONFLICT (id taken), NOT_FOUND (collection). Saves the work on
   * the pictures where it would be for nothing.
   */
  assertCanAdd(facts: NewPersonFacts): void {
    assertCanAdd(this.#transactor.directory, facts);
  }

  /**
   * Stores a new person with 1–3 faces. The id defaults to a UUID, the name to the id.
   * Rejects with CONFLICT (id taken), NOT_FOUND (collection), INVALID_ARGUMENT (faces).
   */
  async add(facts: NewPersonFacts, faces: readonly FaceToStore[]): Promise<PersonWrite> {
    checkFaces(faces);
    return this.#transactor.write(planAdd(this.#tools, facts, faces));
  }

  /**
   * Undefined leaves a field as it is, null empties it (the name goes back to the id);
   * `collections` sets the membership; `faces`, where given, replace all thumbnails and templates.
   * Rejects with NOT_FOUND (person or collection), INVALID_ARGUMENT (faces).
   */
  async update(changes: PersonChanges, faces?: readonly FaceToStore[]): Promise<PersonWrite> {
    if (faces) checkFaces(faces);
    return this.#transactor.write(planUpdate(this.#tools, changes, faces));
  }

  /**
   * Takes thumbnails out, by their ids, and adds faces behind the others; 1–3 must remain.
   * Rejects with NOT_FOUND (person or thumbnail), INVALID_ARGUMENT.
   */
  async replaceFaces(
    id: string,
    added: readonly FaceToStore[],
    removedIds: readonly string[],
  ): Promise<PersonWrite> {
    if (added.length > 0) checkFaces(added);
    return this.#transactor.write(planReplaceFaces(this.#tools, id, added, removedIds));
  }

  /**
   * Deletes persons with their thumbnails, templates and links. All or none: an unknown id rejects
   * with NOT_FOUND, the signal with ABORTED.
   */
  async delete(ids: readonly string[], signal?: AbortSignal): Promise<TemplateChange> {
    if (ids.length === 0) return { added: [], removedThumbnailKeys: [] };
    return this.#transactor.write(planDelete(this.#tools, ids), signal);
  }

  has(id: string): boolean {
    return this.#transactor.directory.hasPerson(id);
  }

  /** Throws now what `replaceFaces` would, given how many faces it will add. */
  assertCanReplaceFaces(id: string, added: number, removedIds: readonly string[]): void {
    facesAfter(this.#transactor.directory.person(id), added, removedIds);
  }

  /** Whether a key of the gallery still stands for a person. */
  hasKey(personKey: number): boolean {
    return this.#transactor.directory.persons.has(personKey);
  }

  /** Throws NOT_FOUND. */
  get(id: string): PersonData {
    const { directory } = this.#transactor;
    return directory.personData(directory.person(id));
  }

  /** See `pageOfPersons`. Throws NOT_FOUND for an unknown collection. */
  list(query: PersonQuery): PersonPage {
    return pageOfPersons(this.#transactor.directory, query);
  }

  /** The number that stands for a person in the gallery. Throws NOT_FOUND. */
  keyOf(id: string): number {
    return this.#transactor.directory.person(id).key;
  }

  /** Throws NOT_FOUND, also where the person was deleted after the key was read. */
  byKey(personKey: number): PersonData {
    const { directory } = this.#transactor;
    return directory.personData(directory.personByKey(personKey));
  }

  /** The public id of a thumbnail. Throws NOT_FOUND. */
  thumbnailIdOf(personKey: number, thumbnailKey: number): string {
    const { thumbnails } = this.#transactor.directory.personByKey(personKey);
    const thumbnail = thumbnails.find((one) => one.key === thumbnailKey);
    if (!thumbnail) throw notFound("thumbnail", thumbnailKey, ["thumbnailKey"]);
    return thumbnail.id;
  }

  /** Keys of the persons in a collection. Ask again after every await. Throws NOT_FOUND. */
  keysIn(collectionId: string): ReadonlySet<number> {
    const { directory } = this.#transactor;
    return directory.members(directory.collection(collectionId, ["collectionId"]).key);
  }

  /** The JPEG of a person's thumbnail, by index from 0. Rejects with NOT_FOUND, also where it is not kept. */
  async thumbnail(id: string, index: number): Promise<Bytes> {
    const { db, seal, directory } = this.#transactor;
    const thumbnail = directory.person(id).thumbnails[index];
    if (!thumbnail) throw notFound("thumbnail", index, ["index"]);
    return this.#transactor.run(async () => {
      const row = await db.thumbnails.get(thumbnail.key);
      if (row) return seal.open(row.sealed, `thumbnails/${thumbnail.key}`);
      // Deleted a moment ago, or never stored (`keepNoPhotos`).
      throw this.has(id) ? noPhoto() : notFound("thumbnail", index, ["index"]);
    });
  }
}
