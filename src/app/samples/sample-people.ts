import type { CollectionData, FaceSdk, Person } from "../../sdk/index.ts";

const COLLECTION_NAME = "Sample photos";
const PAGE = 100;

/** The people who were enrolled from the sample photos: those of one collection. */
export class SamplePeople {
  readonly #sdk: FaceSdk;

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  async collection(): Promise<CollectionData | null> {
    const query = { search: COLLECTION_NAME, take: PAGE };
    const { collections } = await this.#sdk.collections.list(query);
    return collections.find(({ name }) => name === COLLECTION_NAME) ?? null;
  }

  async ensureCollection(): Promise<CollectionData> {
    const found = await this.collection();
    return found ?? this.#sdk.collections.create({ name: COLLECTION_NAME });
  }

  /** The number after the highest that is in use, so that a name is never given twice. */
  async nextNumber(collectionId: string): Promise<number> {
    const used = (await this.#all(collectionId)).map(({ name }) =>
      Number(/^Sample person (\d+)$/.exec(name)?.[1] ?? 0),
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
