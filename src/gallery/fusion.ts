import type { Owners } from "./owners.ts";
import type { Rows } from "./rows.ts";

/**
 * Between the mean of a person's templates (0) and its direction (1). The mean is short where the
 * photos differ, which hides friends and strangers alike; the direction lengthens it fully, and
 * strangers of people with three photos then reach a threshold 1.3 times as often as those of people
 * with one. In between the rates are alike (docs/benchmarks.md, "Several photos a person").
 */
const TOWARDS_DIRECTION = 0.8;

/**
 * The mean u of some templates, divided by |u|^0.8: as long as they are where they agree, a little
 * shorter where not. One template stays as it is.
 *
 * @param meanLength |u|, 0 to 1
 * @returns what to divide u by; 1 for a mean of no length, which has no direction either
 */
export function fusedDivisor(meanLength: number): number {
  return meanLength > 0 ? meanLength ** TOWARDS_DIRECTION : 1;
}

/**
 * Several templates of one person as one vector; see `fusedDivisor`.
 *
 * @param templates unit length, at least one
 */
export function fuse(templates: readonly Float32Array[]): Float32Array {
  const [first] = templates;
  if (!first) throw new RangeError("There is no template to fuse.");
  if (templates.length === 1) return first;
  const mean = first.map((_, at) =>
    templates.reduce((sum, template) => sum + (template[at] ?? 0) / templates.length, 0),
  );
  const divisor = fusedDivisor(Math.hypot(...mean));
  return mean.map((value) => value / divisor);
}

/**
 * Each person's templates as one vector, by ordinal, and the sum of all persons' vectors. Nothing
 * is worked out before `settle`, and then only for those whose rows have changed.
 */
export class Fusion {
  /** What to multiply the sum of a person's cosines by; 0 where free. */
  readonly weights: number[] = [];
  /**
   * No person's vector is more times as long as the mean of the templates; at least 1. Removals do
   * not lower it.
   */
  mostStretch = 1;
  /** Of all persons' vectors; right after `settle`. */
  readonly sum: Float64Array;
  readonly #rows: Rows;
  readonly #owners: Owners;
  readonly #changed = new Set<number>();

  constructor(rows: Rows, owners: Owners, dimension: number) {
    this.#rows = rows;
    this.#owners = owners;
    this.sum = new Float64Array(dimension);
  }

  /** To be told before a person's rows change; a newcomer has none yet. */
  willChange(ordinal: number): void {
    if (this.#changed.has(ordinal)) return;
    this.#changed.add(ordinal);
    this.addTo(this.sum, ordinal, -1);
  }

  settle(): void {
    for (const ordinal of this.#changed) {
      const rows = this.#owners.rowsOf(ordinal);
      const count = rows.length;
      // |u|² is the mean of all products of two templates, each with itself included.
      const stretch = count > 1 ? 1 / fusedDivisor(Math.sqrt(this.#meanProduct(rows))) : count;
      this.mostStretch = Math.max(this.mostStretch, stretch);
      this.weights[ordinal] = count > 0 ? stretch / count : 0;
      this.addTo(this.sum, ordinal, 1);
    }
    this.#changed.clear();
  }

  /** Adds a person's vector, `times` over. */
  addTo(sum: Float64Array, ordinal: number, times: number): void {
    const factor = (this.weights[ordinal] ?? 0) * times;
    if (factor === 0) return;
    for (const row of this.#owners.rowsOf(ordinal)) this.#rows.addTo(sum, row, factor);
  }

  #meanProduct(rows: readonly number[]): number {
    let sum = 0;
    for (const row of rows) {
      for (const other of rows) sum += this.#rows.product(row, other);
    }
    return Math.max(0, sum) / rows.length ** 2;
  }
}
