import { FaceSdkError } from "../../contract/errors.ts";
import type { FaceSdk } from "../api.ts";
import type { PlannedCollection } from "./grouping.ts";

const PAGE = 100;
const keyOf = (name: string): string => name.trim().toLowerCase();

/** Collections by name, whatever its case; one that is missing is made when it is first needed. */
export class CollectionNames {
  readonly #sdk: Pick<FaceSdk, "collections">;
  readonly #ids = new Map<string, string>();
  readonly #known = new Set<string>();
  /** Made for the person whose turn it is. */
  readonly #fresh = new Set<string>();
  #read = false;

  constructor(sdk: Pick<FaceSdk, "collections">) {
    this.#sdk = sdk;
  }

  /** Null where one of them is given by an id that is not there, and by no name. */
  async ids(wanted: readonly PlannedCollection[]): Promise<string[] | null> {
    if (wanted.length > 0 && !this.#read) await this.#readAll();
    const ids: string[] = [];
    // Nothing is made for somebody who will be left out.
    if (wanted.some(({ id, name }) => !name && !this.#known.has(id ?? ""))) return null;
    for (const one of wanted) ids.push(await this.#idOf(one));
    return [...new Set(ids)];
  }

  /** What was made stays. */
  keep(): void {
    this.#fresh.clear();
  }

  /** What was made since is deleted, unless somebody was put into it meanwhile. */
  async takeBack(): Promise<void> {
    if (this.#fresh.size === 0) return;
    const ids = [...this.#fresh];
    this.#fresh.clear();
    const { collections } = await this.#sdk.collections.list({ ids, take: PAGE });
    const empty = collections.filter(({ count }) => count === 0);
    for (const { id } of empty) await this.#sdk.collections.delete(id);
    await this.#readAll();
  }

  async #idOf({ id, ...collection }: PlannedCollection): Promise<string> {
    if (id && this.#known.has(id)) return id;
    const { name = "" } = collection;
    return this.#ids.get(keyOf(name)) ?? this.#create({ ...collection, name });
  }

  async #create(collection: { name: string; description?: string | null }): Promise<string> {
    const key = keyOf(collection.name);
    try {
      const { id } = await this.#sdk.collections.create(collection);
      this.#ids.set(key, id);
      this.#known.add(id);
      this.#fresh.add(id);
      return id;
    } catch (error) {
      // Another tab, or a person at another screen, made it in the meantime.
      if (!(error instanceof FaceSdkError) || error.code !== "CONFLICT") throw error;
      await this.#readAll();
      const id = this.#ids.get(key);
      if (!id) throw error;
      return id;
    }
  }

  async #readAll(): Promise<void> {
    this.#ids.clear();
    this.#known.clear();
    for (let skip = 0, count = 1; skip < count; skip += PAGE) {
      const page = await this.#sdk.collections.list({ skip, take: PAGE });
      for (const { id, name } of page.collections) {
        this.#ids.set(keyOf(name), id);
        this.#known.add(id);
      }
      count = page.count;
    }
    this.#read = true;
  }
}
