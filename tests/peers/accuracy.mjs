/** @file Accuracy of pairs by the protocol of LFW, with two folds. */

/**
 * Each fold is judged at the threshold that is best on the other one. A pair without two faces counts as told
 * apart.
 *
 * @param {{ fold: number, same: boolean }[]} pairs
 * @param {(number | null)[]} alike
 * @returns {number} 0 to 1
 */
export function accuracyOfTwoFolds(pairs, alike) {
  const judged = pairs.map(({ fold, same }, at) => ({ fold, same, value: alike[at] ?? -Infinity }));
  const share = [1, 2].map((fold) => {
    const threshold = bestThreshold(judged.filter((pair) => pair.fold !== fold));
    const own = judged.filter((pair) => pair.fold === fold);
    return own.filter(({ same, value }) => value >= threshold === same).length / own.length;
  });
  return ((share[0] ?? NaN) + (share[1] ?? NaN)) / 2;
}

/** @param {{ same: boolean, value: number }[]} pairs */
function bestThreshold(pairs) {
  const sorted = pairs.toSorted((one, other) => other.value - one.value);
  // Where all are told apart.
  let right = sorted.filter(({ same }) => !same).length;
  let [best, threshold] = [right, Infinity];
  for (const { same, value } of sorted) {
    right += same ? 1 : -1;
    if (right > best && value > -Infinity) [best, threshold] = [right, value];
  }
  return threshold;
}
