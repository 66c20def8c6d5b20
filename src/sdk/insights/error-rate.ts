/** A share of pairs that were judged wrongly, and between what the true rate lies. */
export interface ErrorRate {
  errors: number;
  pairs: number;
  /** Null where there is no pair. */
  rate: number | null;
  /** Ends of the 95 % interval, 0 to 1. Pairs share people: the true one is wider. */
  low: number;
  high: number;
  /** Fewer pairs than it takes to say anything; see `LEAST_PAIRS`. */
  tooFew: boolean;
}

/** The normal distribution's 97.5 % point: 95 % lie between it and its negative. */
const Z = 1.959964;

/** How sure a bound is that was never reached: 1 − 5 %. */
const MISSED = 0.05;

/**
 * The Wilson score interval of `errors` in `pairs` (E. B. Wilson, "Probable inference, the law of
 * succession, and statistical inference", JASA 22, 1927). Where nothing or everything went wrong the
 * exact one-sided bound 1 − 0.05^(1/n), about 3/n: the "rule of three" (Hanley and Lippman-Hand,
 * "If nothing goes wrong, is everything all right?", JAMA 249, 1983; ISO/IEC 19795-1).
 */
export function interval(errors: number, pairs: number): [low: number, high: number] {
  if (pairs === 0) return [0, 1];
  const bound = MISSED ** (1 / pairs);
  if (errors === 0) return [0, 1 - bound];
  if (errors === pairs) return [bound, 1];
  const share = errors / pairs;
  const weight = Z ** 2 / pairs;
  const middle = share + weight / 2;
  const spread = Math.sqrt(weight * (share * (1 - share) + weight / 4));
  return [(middle - spread) / (1 + weight), (middle + spread) / (1 + weight)];
}

/** So many pairs without an error show that the true rate is at most `rate`: about 3 / rate. */
export function pairsToShow(rate: number): number {
  return Math.ceil(Math.log(MISSED) / Math.log1p(-rate));
}

/** @param least with fewer pairs the rate says too little */
export function errorRate(errors: number, pairs: number, least: number): ErrorRate {
  const [low, high] = interval(errors, pairs);
  return {
    errors,
    pairs,
    rate: pairs > 0 ? errors / pairs : null,
    low,
    high,
    tooFew: pairs < least,
  };
}
