import { candidates, type Content } from "./candidates.ts";
import type { Cohort } from "./cohort.ts";
import { Fusion } from "./fusion.ts";
import { Owners } from "./owners.ts";
import { toProbe, UNIT_TOLERANCE, type Probe } from "./probe.ts";
import { Rows, type PackedVectors } from "./rows.ts";
import { topIndexes } from "./top.ts";

export type { PackedVectors } from "./rows.ts";

/** So many persons show well enough what a collection's have in common: 1 ms. */
const COHORT_SAMPLE = 2000;

/** A person found by `Gallery.search`. */
export interface Neighbour {
  personKey: number;
  /** The thumbnail whose template resembles the probe most. */
  thumbnailKey: number;
  /** Cosine, −1 to 1 (up to rounding); with several templates see fusion.ts. */
  similarity: number;
}

/**
 * The templates of the enrolled in memory, 1.5 KB each at 512 entries, and exact search among them.
 * Templates come packed (as they are stored), probes as floats; both are unit vectors of one model.
 * Keys are the store's, any 32-bit numbers. Vectors of another length, not of unit length or not
 * finite throw a RangeError.
 */
export class Gallery {
  readonly dimension: number;
  readonly #threads: number;
  #size = 0;
  /** Not before there is something to hold: browsers without SIMD get as far as their refusal. */
  #templates: Rows | null = null;
  #fusion: Fusion | null = null;
  readonly #owners = new Owners();
  #thumbnailKeys = new Uint32Array(0);
  /** The row of each thumbnail's template. */
  readonly #rowOf = new Map<number, number>();

  /**
   * @param dimension length of a template, a multiple of four
   * @param capacity how many templates to make room for at once, where that is known
   * @param threads how many may scan a large gallery, this one included. More than one needs a page that
   *   is cross-origin isolated, and not to be on the page itself. What is found is the same.
   */
  constructor(dimension = 512, capacity = 0, threads = 1) {
    if (!Number.isInteger(dimension) || dimension < 4 || dimension % 4 !== 0) {
      throw new RangeError(`The dimension is ${dimension}, not a multiple of four.`);
    }
    this.dimension = dimension;
    this.#threads = threads;
    if (capacity > 0) this.#makeRoom(capacity);
  }

  /** How many templates there are. */
  get size(): number {
    return this.#size;
  }

  /** Bytes of memory for templates, in use or kept for the next ones. */
  get byteLength(): number {
    return this.#templates?.byteLength ?? 0;
  }

  /**
   * Makes room for so many templates more, so that adding them cannot fail for want of memory. Throws a
   * RangeError where there is none left; what is there stays searchable.
   */
  reserve(count: number): void {
    this.#makeRoom(this.#size + count);
  }

  /** A thumbnail has one template: adding it again replaces it. */
  add(personKey: number, thumbnailKey: number, template: PackedVectors): void {
    this.addBlock(Uint32Array.of(personKey), Uint32Array.of(thumbnailKey), template);
  }

  /** Adds many at once; `vectors` holds one after the other. Adds all of them or throws. */
  addBlock(personKeys: Uint32Array, thumbnailKeys: Uint32Array, vectors: PackedVectors): void {
    const count = personKeys.length;
    const isWhole =
      new Set(thumbnailKeys).size === count &&
      vectors.scales.length === count &&
      vectors.codes.length === count * this.dimension;
    if (!isWhole) {
      throw new RangeError("A block needs one thumbnail and one vector for each of its templates.");
    }
    // Behind the others at first, where they are not seen: they are judged there.
    this.#append(count, vectors);
    const known = thumbnailKeys.filter((key) => this.#rowOf.has(key));
    if (known.length > 0) {
      this.#wipeBehind(count);
      this.remove(known);
      this.#append(count, vectors);
    }
    this.#thumbnailKeys.set(thumbnailKeys, this.#size);
    for (let i = 0; i < count; i++) {
      const row = this.#size++;
      this.#rowOf.set(thumbnailKeys[i] ?? 0, row);
      const known = this.#owners.ordinalOf(personKeys[i] ?? 0);
      if (known !== undefined) this.#fusion?.willChange(known);
      this.#owners.add(row, personKeys[i] ?? 0);
      this.#fusion?.willChange(this.#owners.ordinals[row] ?? 0);
    }
  }

  /** Removes the templates of these thumbnails; those that are not there are no error. */
  remove(thumbnailKeys: Iterable<number>): void {
    for (const thumbnailKey of thumbnailKeys) {
      const row = this.#rowOf.get(thumbnailKey);
      if (row !== undefined) this.#removeRow(row);
    }
  }

  /**
   * The `k` persons who resemble the probe most, best first, equal ones in the order of their
   * keys; `allow` restricts the search to some persons. Exact: a quick look over all templates in
   * int8 only says who need not be compared (candidates.ts). A person's templates count as one
   * vector (fusion.ts).
   *
   * @param vector unit length
   */
  search(
    vector: Float32Array,
    { k, allow }: { k: number; allow?: ReadonlySet<number> },
  ): Neighbour[] {
    if (!Number.isInteger(k) || k < 1) throw new RangeError(`k is ${k}, not a positive integer.`);
    const probe = toProbe(vector, this.dimension);
    const content = this.#settled();
    if (!content) return [];
    const found = candidates(content, probe, k, allow).map((ordinal) =>
      this.#compare(content, ordinal, probe),
    );
    const similarities = Float64Array.from(found, ({ similarity }) => similarity);
    const keys = found.map(({ personKey }) => personKey);
    return topIndexes(similarities, keys, k, () => true).flatMap((at) => found[at] ?? []);
  }

  /**
   * What the persons have in common, or those of them who are `among` a set (of which some
   * thousand are looked at); see `normalise`.
   */
  cohort(among?: ReadonlySet<number>): Cohort {
    const content = this.#settled();
    const mean = new Float64Array(this.dimension);
    if (!content) return { persons: 0, mean };
    const { owners, fusion } = content;
    let persons = owners.size;
    if (among) {
      const some = [...among].slice(0, COHORT_SAMPLE);
      const ordinals = some.map((key) => owners.ordinalOf(key)).filter((one) => one !== undefined);
      for (const ordinal of ordinals) fusion.addTo(mean, ordinal, 1);
      persons = ordinals.length;
    } else {
      mean.set(fusion.sum);
    }
    return { persons, mean: mean.map((value) => value / Math.max(1, persons)) };
  }

  /** Ends the other threads. The gallery still answers, by this one alone. */
  close(): void {
    this.#templates?.close();
  }

  /** Everybody who has templates. */
  get personKeys(): number[] {
    return [...this.#owners.personKeys];
  }

  /** A person's templates, the one enrolled first at the front; empty for nobody. */
  templatesOf(personKey: number): Float32Array[] {
    const ordinal = this.#owners.ordinalOf(personKey);
    const templates = this.#templates;
    if (ordinal === undefined || !templates) return [];
    const keyOf = (row: number) => this.#thumbnailKeys[row] ?? 0;
    const rows = this.#owners.rowsOf(ordinal).sort((one, other) => keyOf(one) - keyOf(other));
    return rows.map((row) => {
      const values = new Float64Array(this.dimension);
      templates.addTo(values, row, 1);
      return Float32Array.from(values);
    });
  }

  #compare({ rows, owners, fusion }: Content, ordinal: number, probe: Probe): Neighbour {
    let sum = 0;
    let best = -Infinity;
    let bestKey = 0;
    for (const row of owners.rowsOf(ordinal)) {
      const thumbnailKey = this.#thumbnailKeys[row] ?? 0;
      const cosine = rows.cosine(row, probe);
      sum += cosine;
      if (cosine < best || (cosine === best && thumbnailKey > bestKey)) continue;
      best = cosine;
      bestKey = thumbnailKey;
    }
    const similarity = sum * (fusion.weights[ordinal] ?? 0);
    return { personKey: owners.keys[ordinal] ?? 0, thumbnailKey: bestKey, similarity };
  }

  /** What there is to search, with every person's vector worked out; null while it is empty. */
  #settled(): Content | null {
    if (!this.#templates || !this.#fusion) return null;
    this.#fusion.settle();
    return {
      rows: this.#templates,
      owners: this.#owners,
      fusion: this.#fusion,
      size: this.#size,
    };
  }

  /** Fills the gap with the last row, and wipes that: nothing of a removed template remains. */
  #removeRow(row: number): void {
    this.#fusion?.willChange(this.#owners.ordinals[row] ?? 0);
    const last = --this.#size;
    const lastKey = this.#thumbnailKeys[last] ?? 0;
    this.#rowOf.set(lastKey, row);
    this.#rowOf.delete(this.#thumbnailKeys[row] ?? 0);
    this.#thumbnailKeys[row] = lastKey;
    this.#owners.remove(row);
    this.#owners.move(last, row);
    this.#templates?.copy(last, row);
    this.#templates?.wipe(last);
  }

  /** Writes vectors behind the last row; if one is bad, none stays and it throws. */
  #append(count: number, vectors: PackedVectors): void {
    const rows = this.#makeRoom(this.#size + count);
    for (let nth = 0; nth < count; nth++) {
      const length = rows.write(this.#size + nth, vectors, nth);
      // Not true either for NaN and Infinity.
      if (Math.abs(length - 1) <= UNIT_TOLERANCE) continue;
      this.#wipeBehind(nth + 1);
      throw new RangeError("A vector is not of unit length.");
    }
  }

  #wipeBehind(count: number): void {
    for (let nth = 0; nth < count; nth++) this.#templates?.wipe(this.#size + nth);
  }

  #makeRoom(count: number): Rows {
    const rows = (this.#templates ??= new Rows(this.dimension, this.#threads));
    this.#fusion ??= new Fusion(rows, this.#owners, this.dimension);
    rows.makeRoom(count);
    this.#owners.makeRoom(count);
    const { length } = this.#owners.ordinals;
    if (this.#thumbnailKeys.length < length) {
      const roomier = new Uint32Array(length);
      roomier.set(this.#thumbnailKeys);
      this.#thumbnailKeys = roomier;
    }
    return rows;
  }
}
