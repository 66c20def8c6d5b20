/**
 * Whose each row is. Persons get small numbers (ordinals), so that what is known of each during a
 * search fits into a plain array; that of a person whose last row is gone goes to the next newcomer.
 * A person's rows are chained: few, and found without looking at all the others'.
 */
export class Owners {
  /** The person's key by ordinal; those of free ordinals are stale. */
  readonly keys: number[] = [];
  /** The owner of each row, as an ordinal. Replaced when it grows. */
  ordinals = new Uint32Array(0);
  /** The next row of the same owner, plus one; 0 at the end. */
  #next = new Uint32Array(0);
  /** By ordinal, likewise plus one; 0 where free. */
  readonly #first: number[] = [];
  readonly #ordinalOf = new Map<number, number>();
  readonly #free: number[] = [];

  ordinalOf(personKey: number): number | undefined {
    return this.#ordinalOf.get(personKey);
  }

  /** How many persons have rows. */
  get size(): number {
    return this.#ordinalOf.size;
  }

  /** The persons who have rows, in the order in which they came. */
  get personKeys(): Iterable<number> {
    return this.#ordinalOf.keys();
  }

  makeRoom(rows: number): void {
    if (rows <= this.ordinals.length) return;
    const roomier = Math.max(rows, Math.ceil(this.ordinals.length * 1.5), 64);
    const grow = (from: Uint32Array): Uint32Array<ArrayBuffer> => {
      const to = new Uint32Array(roomier);
      to.set(from);
      return to;
    };
    this.ordinals = grow(this.ordinals);
    this.#next = grow(this.#next);
  }

  /** There must be room for the row. */
  add(row: number, personKey: number): void {
    let ordinal = this.#ordinalOf.get(personKey);
    if (ordinal === undefined) {
      ordinal = this.#free.pop() ?? this.keys.length;
      this.#ordinalOf.set(personKey, ordinal);
      this.keys[ordinal] = personKey;
      this.#first[ordinal] = 0;
    }
    this.ordinals[row] = ordinal;
    this.#next[row] = this.#first[ordinal] ?? 0;
    this.#first[ordinal] = row + 1;
  }

  remove(row: number): void {
    const ordinal = this.ordinals[row] ?? 0;
    this.#relink(row, this.#next[row] ?? 0);
    if (this.#first[ordinal] !== 0) return;
    this.#ordinalOf.delete(this.keys[ordinal] ?? -1);
    this.#free.push(ordinal);
  }

  /** The row is known by another number from now on. */
  move(from: number, to: number): void {
    if (from === to) return;
    this.#relink(from, to + 1);
    this.#next[to] = this.#next[from] ?? 0;
    this.ordinals[to] = this.ordinals[from] ?? 0;
  }

  /** The rows of an ordinal, in no order that means anything. */
  rowsOf(ordinal: number): number[] {
    const rows: number[] = [];
    for (let at = this.#first[ordinal] ?? 0; at !== 0; at = this.#next[at - 1] ?? 0) {
      rows.push(at - 1);
    }
    return rows;
  }

  /** Lets whatever points to a row point elsewhere. */
  #relink(row: number, target: number): void {
    const ordinal = this.ordinals[row] ?? 0;
    let at = this.#first[ordinal] ?? 0;
    if (at === row + 1) {
      this.#first[ordinal] = target;
      return;
    }
    while (at !== 0) {
      const next = this.#next[at - 1] ?? 0;
      if (next === row + 1) {
        this.#next[at - 1] = target;
        return;
      }
      at = next;
    }
  }
}
