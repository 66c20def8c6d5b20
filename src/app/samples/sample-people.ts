import { FaceSdkError, type CollectionData, type FaceSdk, type Person } from "../../sdk/index.ts";
import { t } from "../i18n/i18n.svelte.ts";

/** Where the collection's id is kept: its name is in the language in which it was made. */
const KEY = "visavis-sample-collection";
const PAGE = 100;

/** The people who were enrolled from the sample photos: those of one collection. */
export class SamplePeople {
  readonly #sdk: FaceSdk;

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  async collection(): Promise<CollectionData | null> {
    const id = localStorage.getItem(KEY);
    if (id) {
      const kept = await this.#sdk.collections.get(id).catch(nullWhereGone);
      if (kept) return kept;
    }
    const search = t("samples.collection");
    const { collections } = await this.#sdk.collections.list({ search, take: PAGE });
    return collections.find(({ name }) => name === search) ?? null;
  }

  async ensureCollection(): Promise<CollectionData> {
    const name = t("samples.collection");
    const collection = (await this.collection()) ?? (await this.#sdk.collections.create({ name }));
    localStorage.setItem(KEY, collection.id);
    return collection;
  }

  /** The number after the highest that is in use, so that a name is never given twice. */
  async nextNumber(collectionId: string): Promise<number> {
    const used = (await this.#all(collectionId)).map(({ name }) =>
      Number(/\d+$/.exec(name)?.[0] ?? 0),
    );
    return Math.max(0, ...used) + 1;
  }

  async remove(): Promise<void> {
    const collection = await this.collection();
    if (!collection) return;
    const ids = (await this.#all(collection.id)).map(({ id }) => id);
    if (ids.length > 0) await this.#sdk.persons.delete(ids);
    await this.#sdk.collections.delete(collection.id);
  }

  async #all(collectionId: string): Promise<Person[]> {
    const all: Person[] = [];
    for (;;) {
      const query = { collectionId, skip: all.length, take: PAGE };
      const { count, persons } = await this.#sdk.persons.list(query);
      all.push(...persons);
      if (persons.length === 0 || all.length >= count) return all;
    }
  }
}

function nullWhereGone(error: unknown): null {
  if (error instanceof FaceSdkError && error.code === "NOT_FOUND") return null;
  throw error;
}
