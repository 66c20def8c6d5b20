import { normalisedSimilarity, type Cohort } from "./cohort.ts";
import { fuse } from "./fusion.ts";

/** One of the enrolled, ready to be compared with the others. */
export interface PairPerson {
  readonly templates: readonly Float32Array[];
  /** As one vector, as the cohort knows them. */
  readonly fused: Float32Array;
  /** The first template's product with the sum of everybody else's vectors. */
  readonly sharedByFirst: number;
}

/**
 * Compares the enrolled with each other as a 1:1 verification would, were the photo that plays the
 * probe not enrolled: the persons of the pair are left out of the cohort. Verifying against somebody
 * with several photos does better than one photo against one, which is what is compared here.
 */
export class Pairs {
  readonly #cohort: Cohort | null;
  readonly #neutral: number;
  readonly #sum: Float64Array;

  /**
   * @param cohort of everybody enrolled; null where they are too few to be one
   * @param neutral see `normalise`
   */
  constructor(cohort: Cohort | null, neutral: number) {
    this.#cohort = cohort;
    this.#neutral = neutral;
    this.#sum = cohort ? cohort.mean.map((value) => value * cohort.persons) : new Float64Array(0);
  }

  /** @param templates unit length, at least one */
  person(templates: readonly Float32Array[]): PairPerson {
    const fused = fuse(templates);
    const [first = fused] = templates;
    return { templates, fused, sharedByFirst: this.#sharedBy(first, fused) };
  }

  /** The similarities of each two photos of one person. */
  genuine({ templates, fused }: PairPerson): number[] {
    const shared = templates.map((template) => this.#sharedBy(template, fused));
    return templates.flatMap((one, at) =>
      templates
        .slice(0, at)
        .map((other, before) =>
          this.#similarity(product(one, other), (shared[at] ?? 0) + (shared[before] ?? 0), 1),
        ),
    );
  }

  /** The similarity of the first photos of two persons. */
  impostor(one: PairPerson, other: PairPerson): number {
    const [first, second] = [one.templates[0] ?? one.fused, other.templates[0] ?? other.fused];
    const cosine = product(first, second);
    if (!this.#cohort) return cosine;
    // What each shares with everybody else, but for the other one of the pair.
    const shared =
      one.sharedByFirst +
      other.sharedByFirst -
      (other.fused === second ? cosine : product(first, other.fused)) -
      (one.fused === first ? cosine : product(second, one.fused));
    return this.#similarity(cosine, shared, 2);
  }

  #sharedBy(template: Float32Array, own: Float32Array): number {
    return this.#cohort ? product(template, this.#sum) - product(template, own) : 0;
  }

  /** `shared`: of both photos with the sum of the others; `left`: how many persons are left out. */
  #similarity(cosine: number, shared: number, left: number): number {
    if (!this.#cohort) return cosine;
    const others = this.#cohort.persons - left;
    return normalisedSimilarity(cosine, shared / (2 * others), others, this.#neutral);
  }
}

function product(one: Float32Array, other: ArrayLike<number>): number {
  // Four sums, so that no addition waits for the one before.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < one.length; i += 4) {
    a += (one[i] ?? 0) * (other[i] ?? 0);
    b += (one[i + 1] ?? 0) * (other[i + 1] ?? 0);
    c += (one[i + 2] ?? 0) * (other[i + 2] ?? 0);
    d += (one[i + 3] ?? 0) * (other[i + 3] ?? 0);
  }
  return a + b + (c + d);
}
