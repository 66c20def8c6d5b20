/** @file The figures of a verification experiment, from templates of unit length. */

/**
 * @typedef {{ fold: number, same: boolean, score: number }} ScoredPair
 */

/** @param {Float32Array} a @param {Float32Array} b */
export function cosine(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/**
 * The official LFW protocol: each fold is judged at the threshold that is best on all the others.
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
 * The share of genuine scores that reach the score which the given share of impostors reaches.
 *
 * @param {Float32Array} genuine
 * @param {Float32Array} impostors Sorted, rising.
 * @param {number} fmr
 */
export function tmrAtFmr(genuine, impostors, fmr) {
  const allowed = Math.floor(fmr * impostors.length);
  const threshold = impostors.at(-1 - allowed) ?? -1;
  const matched = genuine.filter((score) => score > threshold).length;
  return { threshold, tmr: matched / genuine.length };
}

/**
 * The scores of all pairs of templates of different people, sorted, rising.
 *
 * @param {Float32Array[]} templates
 * @param {string[]} identities
 */
export function impostorScores(templates, identities) {
  const scores = new Float32Array((templates.length * (templates.length - 1)) / 2);
  let count = 0;
  templates.forEach((template, i) => {
    for (const [j, other] of templates.slice(0, i).entries()) {
      if (identities[i] !== identities[j]) scores[count++] = cosine(template, other);
    }
  });
  return scores.subarray(0, count).sort();
}
