import { weightOf, type Cohort } from "./cohort.ts";
import { fuse } from "./fusion.ts";

/** One of the enrolled, ready to be compared with the others. */
export interface PairPerson {
  readonly templates: readonly Float32Array[];
  /** As one vector, as the cohort knows them. */
  readonly fused: Float32Array;
  /** The first template, with a little of `fused`: see `Pairs.impostor`. */
  readonly blend: Float32Array;
  /** The first template's product with the sum of everybody else's vectors. */
  readonly shared: number;
}

/**
 * Compares the enrolled with each other as a 1:1 verification would, were the photo that plays the
 * probe not enrolled: the persons of the pair are left out of the cohort. Verifying against somebody
 * with several photos does better than one photo against one, which is what is compared here.
 */
export class Pairs {
  readonly #sum: Float32Array;
  readonly #genuine: Scale;
  readonly #impostor: Scale;

  /**
   * @param cohort of everybody enrolled; null where they are too few to be one
   * @param neutral see `normalise`
   * @param dimension length of a template
   */
  constructor(cohort: Cohort | null, neutral: number, dimension: number) {
    const { persons, mean } = cohort ?? { persons: 0, mean: new Float64Array(dimension) };
    this.#sum = Float32Array.from(mean, (value) => value * persons);
    this.#genuine = scaleOf(persons - 1, neutral);
    this.#impostor = scaleOf(persons - 2, neutral);
  }

  /** @param templates unit length, at least one */
  person(templates: readonly Float32Array[]): PairPerson {
    const fused = fuse(templates);
    const [first = fused] = templates;
    const { k } = this.#impostor;
    const blend = first.map((value, at) => value + k * (fused[at] ?? 0));
    return { templates, fused, blend, shared: this.#sharedBy(first, fused) };
  }

  /** The similarities of each two photos of one person. */
  genuine({ templates, fused }: PairPerson): number[] {
    const { k, offset } = this.#genuine;
    const shared = templates.map((template) => k * this.#sharedBy(template, fused));
    return templates.flatMap((one, at) =>
      templates
        .slice(0, at)
        .map(
          (other, before) =>
            product(one, other) - (shared[at] ?? 0) - (shared[before] ?? 0) + offset,
        ),
    );
  }

  /**
   * The similarity of the first photos a and b of two persons, whose vectors are u and v:
   * a·b − k (S·a − u·a − v·a + S·b − v·b − u·b) + w c, S the sum of all vectors and k = w / 2(N − 2).
   * What depends on the pair, a·b + k (a·v + b·u), is one product, (a + k u)·(b + k v), but for
   * k² u·v; that is taken to be k² a·b, which is wrong by less than 0.001 with twelve persons and
   * ever less with more.
   */
  impostor(one: PairPerson, other: PairPerson): number {
    const { k, offset } = this.#impostor;
    const own = (product(one.blend, other.blend) * (1 + 2 * k)) / (1 + k) ** 2;
    return own - k * (one.shared + other.shared) + offset;
  }

  #sharedBy(template: Float32Array, fused: Float32Array): number {
    return product(template, this.#sum) - product(template, fused);
  }
}

interface Scale {
  /** From what both photos share with the sum of the others to what is taken off. */
  k: number;
  offset: number;
}

function scaleOf(others: number, neutral: number): Scale {
  if (others < 1) return { k: 0, offset: 0 };
  const w = weightOf(others);
  return { k: w / (2 * others), offset: w * neutral };
}

/** Always of the same kind of array: where kinds are mixed it takes several times as long. */
function product(one: Float32Array, other: Float32Array): number {
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
