import { candidates, type Content } from "./candidates.ts";
import { Owners } from "./owners.ts";
import { toProbe, UNIT_TOLERANCE, type Probe } from "./probe.ts";
import { Rows, type PackedVectors } from "./rows.ts";
import { topIndexes } from "./top.ts";

export type { PackedVectors } from "./rows.ts";

/** A person found by `Gallery.search`. */
export interface Neighbour {
  personKey: number;
  /** The thumbnail whose template resembles any of the probes most. */
  thumbnailKey: number;
  /** Cosine, −1 to 1 (up to rounding); see `Gallery.search` for several probes. */
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
  #size = 0;
  /** Not before there is something to hold: browsers without SIMD get as far as their refusal. */
  #templates: Rows | null = null;
  readonly #owners = new Owners();
  #thumbnailKeys = new Uint32Array(0);
  /** The row of each thumbnail's template. */
  readonly #rowOf = new Map<number, number>();

  /**
   * @param dimension length of a template, a multiple of four
   * @param capacity how many templates to make room for at once, where that is known
   */
  constructor(dimension = 512, capacity = 0) {
    if (!Number.isInteger(dimension) || dimension < 4 || dimension % 4 !== 0) {
      throw new RangeError(`The dimension is ${dimension}, not a multiple of four.`);
    }
    this.dimension = dimension;
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
      this.#rowOf.set(thumbnailKeys[i] ?? 0, this.#size);
      this.#owners.add(this.#size++, personKeys[i] ?? 0);
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
   * The `k` persons who resemble the probes most, best first, equal ones in the order of their
   * keys; `allow` restricts the search to some persons. Exact: a quick look over all templates in
   * int8 only says who need not be compared (candidates.ts).
   *
   * A person is as similar to one probe as the best of the person's templates: photos years apart
   * differ, and one good match is enough. Over several probes of one face that is averaged: each
   * further photo then tells against a stranger as well, where a maximum would only give the
   * stranger more chances.
   */
  search(
    vectors: readonly Float32Array[],
    { k, allow }: { k: number; allow?: ReadonlySet<number> },
  ): Neighbour[] {
    if (vectors.length === 0) throw new RangeError("A search needs at least one probe.");
    if (!Number.isInteger(k) || k < 1) throw new RangeError(`k is ${k}, not a positive integer.`);
    const probes = vectors.map((vector) => toProbe(vector, this.dimension));
    if (!this.#templates) return [];

    const content = { rows: this.#templates, owners: this.#owners, size: this.#size };
    const found = candidates(content, probes, k, allow).map((ordinal) =>
      this.#compare(content, ordinal, probes),
    );
    const similarities = Float64Array.from(found, ({ similarity }) => similarity);
    const keys = found.map(({ personKey }) => personKey);
    return topIndexes(similarities, keys, k, () => true).flatMap((at) => found[at] ?? []);
  }

  #compare({ rows, owners }: Content, ordinal: number, probes: readonly Probe[]): Neighbour {
    const best = probes.map(() => -Infinity);
    let bestEver = -Infinity;
    let bestKey = 0;
    for (const row of owners.rowsOf(ordinal)) {
      const thumbnailKey = this.#thumbnailKeys[row] ?? 0;
      probes.forEach((probe, nth) => {
        const cosine = rows.cosine(row, probe);
        best[nth] = Math.max(best[nth] ?? 0, cosine);
        if (cosine < bestEver || (cosine === bestEver && thumbnailKey > bestKey)) return;
        bestEver = cosine;
        bestKey = thumbnailKey;
      });
    }
    return {
      personKey: owners.keys[ordinal] ?? 0,
      thumbnailKey: bestKey,
      similarity: best.reduce((sum, one) => sum + one / probes.length, 0),
    };
  }

  /** Fills the gap with the last row, and wipes that: nothing of a removed template remains. */
  #removeRow(row: number): void {
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
    const rows = (this.#templates ??= new Rows(this.dimension));
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
