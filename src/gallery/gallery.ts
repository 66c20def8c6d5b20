import { Ordinals } from "./ordinals.ts";
import { scan } from "./scan.ts";
import { topIndexes } from "./top.ts";

/** A person found by `Gallery.search`. */
export interface Neighbour {
  personKey: number;
  /** The thumbnail whose template resembles any of the probes most. */
  thumbnailKey: number;
  /** Cosine, −1 to 1 (up to rounding); see `Gallery.search` for several probes. */
  similarity: number;
}

/** How far a length may be from 1: rounding of float32 is a thousand times less. */
const UNIT_TOLERANCE = 1e-3;
const LEAST_GROWTH = 64;

/**
 * The templates of the enrolled in memory, packed into one matrix, and exact search among them.
 * Templates and probes are unit vectors of one model; keys are the store's, any 32-bit numbers.
 * Vectors of another length, not of unit length or not finite throw a RangeError.
 */
export class Gallery {
  readonly dimension: number;
  #size = 0;
  #matrix: Float32Array;
  #similarities: Float32Array;
  #thumbnailKeys: Uint32Array;
  /** The person of each row, as an ordinal. */
  #persons: Uint32Array;
  /** The row of each thumbnail's template. */
  readonly #rows = new Map<number, number>();
  #ordinals = new Ordinals();

  /**
   * @param dimension length of a template, a multiple of four
   * @param capacity how many templates to make room for at once, where that is known
   */
  constructor(dimension = 512, capacity = 0) {
    if (!Number.isInteger(dimension) || dimension < 4 || dimension % 4 !== 0) {
      throw new RangeError(`The dimension is ${dimension}, not a multiple of four.`);
    }
    this.dimension = dimension;
    this.#matrix = new Float32Array(capacity * dimension);
    this.#similarities = new Float32Array(capacity);
    this.#thumbnailKeys = new Uint32Array(capacity);
    this.#persons = new Uint32Array(capacity);
  }

  /** How many templates there are. */
  get size(): number {
    return this.#size;
  }

  /** A thumbnail has one template: adding it again replaces it. */
  add(personKey: number, thumbnailKey: number, vector: Float32Array): void {
    this.addBlock(Uint32Array.of(personKey), Uint32Array.of(thumbnailKey), vector);
  }

  /** Adds many at once; `vectors` holds one after the other. Adds all of them or throws. */
  addBlock(personKeys: Uint32Array, thumbnailKeys: Uint32Array, vectors: Float32Array): void {
    const count = personKeys.length;
    if (new Set(thumbnailKeys).size !== count || vectors.length !== count * this.dimension) {
      throw new RangeError("A block needs one thumbnail and one vector for each of its templates.");
    }
    for (let at = 0; at < vectors.length; at += this.dimension) {
      this.#check(vectors.subarray(at, at + this.dimension));
    }
    this.remove(thumbnailKeys);
    this.#makeRoom(this.#size + count);
    this.#matrix.set(vectors, this.#size * this.dimension);
    this.#thumbnailKeys.set(thumbnailKeys, this.#size);
    for (let i = 0; i < count; i++) {
      this.#rows.set(thumbnailKeys[i] ?? 0, this.#size);
      this.#persons[this.#size++] = this.#ordinals.acquire(personKeys[i] ?? 0);
    }
  }

  /** Removes all templates of a person; one who is not there is no error. */
  removePerson(personKey: number): void {
    const ordinal = this.#ordinals.get(personKey);
    if (ordinal === undefined) return;
    // From the end, so that the row that fills a gap has been looked at.
    for (let row = this.#size - 1; row >= 0; row--) {
      if (this.#persons[row] === ordinal) this.#removeRow(row);
    }
  }

  /** Removes the templates of these thumbnails; those that are not there are no error. */
  remove(thumbnailKeys: Iterable<number>): void {
    for (const thumbnailKey of thumbnailKeys) {
      const row = this.#rows.get(thumbnailKey);
      if (row !== undefined) this.#removeRow(row);
    }
  }

  /** Empties the gallery and lets go of the memory. */
  clear(): void {
    this.#size = 0;
    this.#matrix = new Float32Array(0);
    this.#similarities = new Float32Array(0);
    this.#thumbnailKeys = new Uint32Array(0);
    this.#persons = new Uint32Array(0);
    this.#rows.clear();
    this.#ordinals = new Ordinals();
  }

  /**
   * The `k` persons who resemble the probes most, best first, equal ones in the order of their
   * keys; `allow` restricts the search to some persons.
   *
   * A person is as similar to one probe as the best of the person's templates: photos years apart
   * differ, and one good match is enough. Over several probes of one face that is averaged: each
   * further photo then tells against a stranger as well, where a maximum would only give the
   * stranger more chances.
   */
  search(
    probes: readonly Float32Array[],
    { k, allow }: { k: number; allow?: ReadonlySet<number> },
  ): Neighbour[] {
    if (probes.length === 0) throw new RangeError("A search needs at least one probe.");
    if (!Number.isInteger(k) || k < 1) throw new RangeError(`k is ${k}, not a positive integer.`);
    for (const probe of probes) this.#check(probe);

    const { means, bestRows } = this.#compareWithAll(probes);
    const { keys } = this.#ordinals;
    const isAllowed = (person: number) => !allow || allow.has(keys[person] ?? -1);
    return topIndexes(means, keys, k, isAllowed).map((person) => ({
      personKey: keys[person] ?? 0,
      thumbnailKey: this.#thumbnailKeys[bestRows[person] ?? 0] ?? 0,
      similarity: means[person] ?? 0,
    }));
  }

  /** A person's templates compared with one probe, best first; empty if there are none. */
  similaritiesOf(
    personKey: number,
    probe: Float32Array,
  ): { thumbnailKey: number; similarity: number }[] {
    this.#check(probe);
    const ordinal = this.#ordinals.get(personKey);
    if (ordinal === undefined) return [];
    const found: { thumbnailKey: number; similarity: number }[] = [];
    const similarity = new Float32Array(1);
    for (let row = 0; row < this.#size; row++) {
      if (this.#persons[row] !== ordinal) continue;
      scan(this.#matrix.subarray(row * this.dimension), 1, probe, similarity);
      found.push({
        thumbnailKey: this.#thumbnailKeys[row] ?? 0,
        similarity: similarity[0] ?? 0,
      });
    }
    return found.sort((a, b) => b.similarity - a.similarity || a.thumbnailKey - b.thumbnailKey);
  }

  /** By ordinal: the similarity to the probes (−∞ where free) and the row that resembles one most. */
  #compareWithAll(probes: readonly Float32Array[]): { means: Float64Array; bestRows: Uint32Array } {
    const persons = this.#ordinals.keys.length;
    const means = new Float64Array(persons);
    const best = new Float32Array(persons);
    const bestEver = new Float32Array(persons).fill(-Infinity);
    const bestRows = new Uint32Array(persons);
    for (const probe of probes) {
      scan(this.#matrix, this.#size, probe, this.#similarities);
      best.fill(-Infinity);
      for (let row = 0; row < this.#size; row++) {
        const person = this.#persons[row] ?? 0;
        const similarity = this.#similarities[row] ?? 0;
        if (similarity > (best[person] ?? 0)) best[person] = similarity;
        if (similarity < (bestEver[person] ?? 0)) continue;
        if (similarity === bestEver[person] && !this.#hasLowerKey(row, bestRows[person])) continue;
        bestEver[person] = similarity;
        bestRows[person] = row;
      }
      for (let person = 0; person < persons; person++) {
        means[person] = (means[person] ?? 0) + (best[person] ?? 0) / probes.length;
      }
    }
    return { means, bestRows };
  }

  #hasLowerKey(row: number, other = 0): boolean {
    return (this.#thumbnailKeys[row] ?? 0) < (this.#thumbnailKeys[other] ?? 0);
  }

  /** Fills the gap with the last row, and wipes that: nothing of a removed template remains. */
  #removeRow(row: number): void {
    const { dimension } = this;
    const last = --this.#size;
    this.#ordinals.release(this.#persons[row] ?? 0);
    this.#rows.set(this.#thumbnailKeys[last] ?? 0, row);
    this.#rows.delete(this.#thumbnailKeys[row] ?? 0);
    this.#matrix.copyWithin(row * dimension, last * dimension, (last + 1) * dimension);
    this.#matrix.fill(0, last * dimension, (last + 1) * dimension);
    this.#thumbnailKeys[row] = this.#thumbnailKeys[last] ?? 0;
    this.#persons[row] = this.#persons[last] ?? 0;
  }

  #makeRoom(rows: number): void {
    const capacity = this.#persons.length;
    if (rows <= capacity) return;
    const roomier = Math.max(rows, Math.ceil(capacity * 1.5), LEAST_GROWTH);
    const { dimension } = this;
    const grow = <A extends Float32Array | Uint32Array>(from: A, to: A): A => {
      to.set(from);
      return to;
    };
    this.#matrix = grow(this.#matrix, new Float32Array(roomier * dimension));
    this.#thumbnailKeys = grow(this.#thumbnailKeys, new Uint32Array(roomier));
    this.#persons = grow(this.#persons, new Uint32Array(roomier));
    this.#similarities = new Float32Array(roomier);
  }

  #check(vector: Float32Array): void {
    if (vector.length !== this.dimension) {
      throw new RangeError(`A vector of ${vector.length} is not one of ${this.dimension}.`);
    }
    let squares = 0;
    for (const value of vector) squares += value * value;
    // Not true either for NaN and Infinity.
    if (!(Math.abs(Math.sqrt(squares) - 1) <= UNIT_TOLERANCE)) {
      throw new RangeError("A vector is not of unit length.");
    }
  }
}
