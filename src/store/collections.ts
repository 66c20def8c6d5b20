import { AuditAction } from "../contract/audit.ts";
import type { CollectionData, CollectionPage } from "../contract/records.ts";
import { calendarDayOf } from "../contract/retention.ts";
import type { CollectionChanges, CollectionQuery, NewCollection } from "../contract/schemas.ts";
import type { AuditNote } from "./audit-chain.ts";
import { encodeCollection, type CollectionRecord } from "./codec.ts";
import { noTerms, termsAfter } from "./collection-terms.ts";
import { later } from "./dates.ts";
import { dropLinks, putLinks, type Pair } from "./link-writes.ts";
import { fieldsOf, type WriteTools } from "./person-writes.ts";
import { pageOfCollections } from "./queries.ts";
import { TombstoneDraft } from "./tombstone-draft.ts";
import type { Plan, Transactor } from "./transactor.ts";

/** Which persons to put into which collections, and which to take out, by ids. */
export interface LinkChanges {
  collectionIds: readonly string[];
  add?: readonly string[];
  remove?: readonly string[];
}

/**
 * The collections. `modifiedDate` speaks of a collection's own name, description and terms: persons
 * come and go without it, and without theirs.
 */
export class CollectionStore {
  readonly #transactor: Transactor;
  readonly #tools: WriteTools;

  constructor(transactor: Transactor, tools: WriteTools) {
    this.#transactor = transactor;
    this.#tools = tools;
  }

  /** Names are unique, whatever their case. Rejects with CONFLICT, and as `termsAfter` throws. */
  create(collection: NewCollection): Promise<CollectionData> {
    const { now, newId } = this.#tools;
    return this.#transactor.write(async (directory, newKey) => {
      directory.refuseTakenName(collection.name);
      const date = now();
      const record = {
        id: newId(),
        name: collection.name,
        description: collection.description || null,
        createDate: date.toISOString(),
        modifiedDate: date.toISOString(),
        ...termsAfter(noTerms, collection, calendarDayOf(date)),
      };
      return this.#planPut(newKey(), record, {
        action: AuditAction.COLLECTION_CREATE,
        details: { collection: record.id },
      });
    });
  }

  /**
   * Undefined leaves, null empties. Rejects with NOT_FOUND, CONFLICT (name taken), and as
   * `termsAfter` throws.
   */
  update(changes: CollectionChanges): Promise<CollectionData> {
    return this.#transactor.write(async (directory) => {
      const { key, ...before } = directory.collection(changes.id);
      const { name = before.name, description = before.description } = changes;
      directory.refuseTakenName(name, key);
      const date = this.#tools.now();
      const record = {
        ...{ ...before, name, description: description || null },
        modifiedDate: later(date, before.modifiedDate),
        ...termsAfter(before, changes, calendarDayOf(date)),
      };
      return this.#planPut(key, record, {
        action: AuditAction.COLLECTION_CHANGE,
        details: { collection: record.id, fields: fieldsOf(changes) },
      });
    });
  }

  /** The persons stay. Rejects with NOT_FOUND. */
  delete(id: string): Promise<void> {
    const { db } = this.#tools;
    return this.#transactor.write(async (directory, newKey) => {
      const { key, modifiedDate } = directory.collection(id);
      const graves = new TombstoneDraft(this.#tools, directory, newKey);
      await graves.bury("collection", id, modifiedDate);
      const tombstones = await graves.finish();
      return {
        changes: ["persons", "collections"],
        audit: [{ action: AuditAction.COLLECTION_DELETE, details: { collection: id } }],
        write: async () => {
          await db.collections.delete(key);
          await db.links.where("collectionKey").equals(key).delete();
          await db.unlinks.where("collectionKey").equals(key).delete();
          await tombstones.write();
        },
        apply: () => {
          tombstones.apply();
          directory.removeCollection(key);
        },
      };
    });
  }

  /** Throws NOT_FOUND. */
  get(id: string): CollectionData {
    const { directory } = this.#transactor;
    return directory.collectionData(directory.collection(id));
  }

  /** See `pageOfCollections`. Throws NOT_FOUND for an unknown person. */
  list(query: CollectionQuery): CollectionPage {
    return pageOfCollections(this.#transactor.directory, query);
  }

  /**
   * Changes who is in several collections, all in one go; who is both added and removed is out.
   * Who is in already stays in, who is not in stays out.
   * An unknown id of any kind rejects with NOT_FOUND and changes nothing, the signal with ABORTED.
   */
  link(
    { collectionIds, add = [], remove = [] }: LinkChanges,
    signal?: AbortSignal,
  ): Promise<CollectionData[]> {
    const { db } = this.#tools;
    return this.#transactor.write(async (directory) => {
      const collections = collectionIds.map((id, at) =>
        directory.collection(id, ["collectionIds", at]),
      );
      const joining = add.map((id, at) => directory.person(id, ["add", at]));
      const leaving = remove.map((id, at) => directory.person(id, ["remove", at]));
      const added = joining.map(({ key }) => key);
      const removed = new Set(leaving.map(({ key }) => key));
      const pairs = (personKeys: Iterable<number>): Pair[] =>
        collections.flatMap(({ key: collectionKey }) =>
          [...personKeys].map((personKey) => ({ collectionKey, personKey })),
        );
      const toLink = pairs(added.filter((key) => !removed.has(key)));
      const toUnlink = pairs(removed);
      return {
        changes: ["persons", "collections"],
        audit: collections.map(({ id }) => ({
          action: AuditAction.COLLECTION_LINK,
          persons: [...new Set([...joining, ...leaving])],
          details: { collection: id, added: added.length, removed: removed.size },
        })),
        write: async () => {
          await putLinks(db, directory, toLink, this.#tools.now());
          await dropLinks(db, toUnlink, this.#tools.now());
        },
        apply: () => {
          for (const pair of toLink) directory.link(pair.collectionKey, pair.personKey);
          for (const pair of toUnlink) directory.unlink(pair.collectionKey, pair.personKey);
          return collections.map((collection) => directory.collectionData(collection));
        },
      };
    }, signal);
  }

  async #planPut(
    key: number,
    record: CollectionRecord,
    note: AuditNote,
  ): Promise<Plan<CollectionData>> {
    const { db, seal } = this.#tools;
    const sealed = await seal.seal(encodeCollection(record), `collections/${key}`);
    const { directory } = this.#transactor;
    return {
      // A person's data shows the collections' names.
      changes: directory.members(key).size > 0 ? ["persons", "collections"] : ["collections"],
      audit: [note],
      write: () => db.collections.put({ key, sealed }),
      apply: () => directory.collectionData(directory.putCollection(key, record)),
    };
  }
}
