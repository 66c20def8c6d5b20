/** @file The figures of a verification experiment, from templates and their similarities. */

/** @typedef {{ fold: number, same: boolean, score: number }} ScoredPair */
/** @typedef {ArrayLike<number>} Vector */

/** @param {Vector} a @param {Vector} b */
export function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/**
 * Each fold is judged at the threshold that is best on all the others (LFW's official protocol).
 *
 * @param {ScoredPair[]} pairs
 * @returns {{ mean: number, deviation: number, folds: number[] }} Shares of right answers, 0 to 1.
 */
export function foldAccuracy(pairs) {
  const names = [...new Set(pairs.map(({ fold }) => fold))].sort((a, b) => a - b);
  const folds = names.map((fold) => {
    const threshold = bestThreshold(pairs.filter((pair) => pair.fold !== fold));
    const judged = pairs.filter((pair) => pair.fold === fold);
    return judged.filter(({ same, score }) => score >= threshold === same).length / judged.length;
  });
  const mean = folds.reduce((sum, value) => sum + value, 0) / folds.length;
  const variance = folds.reduce((sum, value) => sum + (value - mean) ** 2, 0) / folds.length;
  return { mean, deviation: Math.sqrt(variance), folds };
}

/** The score from which calling a pair "same" is right most often. @param {ScoredPair[]} pairs */
export function bestThreshold(pairs) {
  const rising = [...pairs].sort((a, b) => a.score - b.score);
  let right = rising.filter(({ same }) => same).length;
  let best = right;
  let threshold = -Infinity;
  rising.forEach(({ same, score }, i) => {
    right += same ? -1 : 1;
    const next = rising[i + 1]?.score ?? Infinity;
    if (right > best && next > score) {
      best = right;
      threshold = next === Infinity ? Infinity : (score + next) / 2;
    }
  });
  return threshold;
}

/**
 * The score that no more than the given share of impostors exceeds.
 *
 * @param {Float32Array} impostors Sorted, rising.
 * @param {number} fmr
 */
export function thresholdAt(impostors, fmr) {
  return impostors.at(-1 - Math.floor(fmr * impostors.length)) ?? -1;
}

/**
 * The share of scores above a threshold, 0 to 1.
 *
 * @param {Float32Array} scores
 * @param {number} threshold
 */
export function shareAbove(scores, threshold) {
  let count = 0;
  for (const score of scores) if (score > threshold) count += 1;
  return count / scores.length;
}

/**
 * The scores of all pairs of samples of different people, sorted, rising.
 *
 * @param {readonly { person: string }[]} samples
 * @param {(one: number, other: number) => number} score Of two samples, by index.
 */
export function impostorScores(samples, score) {
  const scores = new Float32Array((samples.length * (samples.length - 1)) / 2);
  let count = 0;
  for (let i = 1; i < samples.length; i++) {
    const { person } = samples[i] ?? {};
    for (let j = 0; j < i; j++) {
      if (samples[j]?.person !== person) scores[count++] = score(i, j);
    }
  }
  return scores.subarray(0, count).sort();
}

/**
 * Numbers from 0 to 1 that look random and are the same each time (a linear congruential
 * generator, constants of Numerical Recipes).
 *
 * @param {number} seed
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Some of the items, in an order that looks random (Fisher and Yates).
 *
 * @template T
 * @param {readonly T[]} items
 * @param {number} count
 * @param {() => number} random
 */
export function draw(items, count, random) {
  const all = [...items];
  for (let i = 0; i < Math.min(count, all.length); i++) {
    const j = i + Math.floor(random() * (all.length - i));
    const held = /** @type {T} */ (all[i]);
    all[i] = /** @type {T} */ (all[j]);
    all[j] = held;
  }
  return all.slice(0, count);
}
