/**
 * Small numbers for persons, so that what is known of each during a search fits into a plain array.
 * The number of a person whose last template is gone goes to the next newcomer.
 */
export class Ordinals {
  /** The person's key by ordinal; those of free ordinals are stale. */
  readonly keys: number[] = [];
  readonly #templates: number[] = [];
  readonly #ordinals = new Map<number, number>();
  readonly #free: number[] = [];

  get(personKey: number): number | undefined {
    return this.#ordinals.get(personKey);
  }

  /** Counts one template more and gives the person's ordinal. */
  acquire(personKey: number): number {
    const known = this.#ordinals.get(personKey);
    const ordinal = known ?? this.#free.pop() ?? this.keys.length;
    if (known === undefined) {
      this.#ordinals.set(personKey, ordinal);
      this.keys[ordinal] = personKey;
      this.#templates[ordinal] = 0;
    }
    this.#templates[ordinal] = (this.#templates[ordinal] ?? 0) + 1;
    return ordinal;
  }

  /** Counts one template less. */
  release(ordinal: number): void {
    const left = (this.#templates[ordinal] ?? 0) - 1;
    this.#templates[ordinal] = left;
    if (left > 0) return;
    this.#ordinals.delete(this.keys[ordinal] ?? -1);
    this.#free.push(ordinal);
  }
}
