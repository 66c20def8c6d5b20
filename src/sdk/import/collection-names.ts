import { FaceSdkError } from "../../contract/errors.ts";
import type { FaceSdk } from "../api.ts";

const PAGE = 100;
const keyOf = (name: string): string => name.trim().toLowerCase();

/** Collections by name, whatever its case; one that is missing is made when it is first needed. */
export class CollectionNames {
  readonly #sdk: Pick<FaceSdk, "collections">;
  readonly #ids = new Map<string, string>();
  #read = false;

  constructor(sdk: Pick<FaceSdk, "collections">) {
    this.#sdk = sdk;
  }

  async ids(names: readonly string[]): Promise<string[]> {
    if (names.length > 0 && !this.#read) await this.#readAll();
    const ids: string[] = [];
    for (const name of names) ids.push(this.#ids.get(keyOf(name)) ?? (await this.#create(name)));
    return [...new Set(ids)];
  }

  async #create(name: string): Promise<string> {
    try {
      const { id } = await this.#sdk.collections.create({ name });
      this.#ids.set(keyOf(name), id);
      return id;
    } catch (error) {
      // Another tab, or a person at another screen, made it in the meantime.
      if (!(error instanceof FaceSdkError) || error.code !== "CONFLICT") throw error;
      await this.#readAll();
      const id = this.#ids.get(keyOf(name));
      if (!id) throw error;
      return id;
    }
  }

  async #readAll(): Promise<void> {
    this.#ids.clear();
    for (let skip = 0, count = 1; skip < count; skip += PAGE) {
      const page = await this.#sdk.collections.list({ skip, take: PAGE });
      for (const { id, name } of page.collections) this.#ids.set(keyOf(name), id);
      count = page.count;
    }
    this.#read = true;
  }
}
