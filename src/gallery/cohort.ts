/**
 * How strangers among the people at hand resemble each other, and a similarity that allows for it.
 * A fixed threshold is right only for people like those that it was fitted on; where all the
 * enrolled resemble each other (a village, a school), strangers reach it many times as often.
 *
 * s′ = s − ½w (m·p + m·r) + w c, with m the mean of the other enrolled persons: what probe p and
 * reference r have in common with everybody else says nothing of them. It is the mean part of
 * symmetric score normalisation (S-norm, Shum et al. 2010), and was measured against the mean of
 * the nearest quarter, mean plus deviation and others (docs/benchmarks.md, "A threshold that
 * travels").
 */
export interface Cohort {
  /** How many persons. */
  readonly persons: number;
  /** The mean of their templates. */
  readonly mean: Float64Array;
}

/** From so many persons on their mean is steady enough to be used. */
export const LEAST_COHORT = 12;

/** Counts like so many more persons whose mean is as in the calibration. */
const PRIOR_PERSONS = 2;

/** w: how far the mean of so many persons is trusted. */
export const weightOf = (others: number): number => others / (others + PRIOR_PERSONS);

/** A probe with the cohort taken out. */
export interface NormalisedProbe {
  /** Unit length: search with this one, and the order is that of the normalised similarities. */
  readonly vector: Float32Array;
  /** From the cosine with `vector` to the similarity to state, on the scale of the calibration. */
  similarityOf(cosine: number): number;
}

/**
 * Takes the cohort out of a probe. Each reference's own share in m is left out, from its similarity
 * and its length: m over the others is (N m − r) / (N − 1). As all of that is linear in r, one
 * changed probe does it for every reference at once.
 *
 * @param probe unit length, or a little less (fusion.ts)
 * @param neutral c: the same mean similarity, ½(m·p + m·r), among the people of the calibration
 */
export function normalise(
  probe: Float32Array,
  { persons, mean }: Cohort,
  neutral: number,
): NormalisedProbe {
  const others = persons - 1;
  const w = weightOf(others);
  const half = w / (2 * others);
  const shared = half * persons;
  const changed = Float64Array.from(
    probe,
    (value, at) => value * (1 + half) - shared * (mean[at] ?? 0),
  );
  let squares = 0;
  let inCommon = 0;
  changed.forEach((value, at) => {
    squares += value * value;
    inCommon += (mean[at] ?? 0) * (probe[at] ?? 0);
  });
  const length = Math.sqrt(squares);
  const offset = half + w * neutral - shared * inCommon;
  return {
    vector: Float32Array.from(changed, (value) => value / length),
    similarityOf: (cosine) => cosine * length + offset,
  };
}

/** A probe as it is, made unit length. */
export function unchanged(probe: Float32Array): NormalisedProbe {
  const length = Math.hypot(...probe);
  return {
    vector: probe.map((value) => value / length),
    similarityOf: (cosine) => cosine * length,
  };
}
