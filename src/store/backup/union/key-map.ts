import type { Directory } from "../../directory.ts";

/** What the keys of a backup are here, of those who are here after the merge. */
export class KeyMap {
  readonly #there: Directory;
  readonly #persons = new Map<string, number>();
  readonly #collections = new Map<string, number>();
  readonly #collectionKeys = new Set<number>();

  constructor(there: Directory) {
    this.#there = there;
  }

  putPerson(id: string, key: number): void {
    this.#persons.set(id, key);
  }

  putCollection(id: string, key: number): void {
    this.#collections.set(id, key);
    this.#collectionKeys.add(key);
  }

  /** Somebody who went into another by a merge is that other one. */
  person(key: number): number | undefined {
    const id = this.#there.persons.get(this.#there.merges.present(key))?.id;
    return id === undefined ? undefined : this.#persons.get(id);
  }

  collection(key: number): number | undefined {
    const id = this.#there.collections.get(key)?.id;
    return id === undefined ? undefined : this.#collections.get(id);
  }

  /** Whether a key of here is of a collection that is left. */
  hasCollection(key: number): boolean {
    return this.#collectionKeys.has(key);
  }
}
