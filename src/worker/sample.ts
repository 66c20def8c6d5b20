/** Numerical Recipes' linear congruential generator: a sample shall be the same each time. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** At most so many of the items, by chance but always the same ones (Fisher and Yates). */
export function someOf<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  const random = randomFrom(1);
  const left = [...items];
  for (let at = 0; at < most; at++) {
    const from = at + Math.floor(random() * (left.length - at));
    [left[at], left[from]] = [left[from] as T, left[at] as T];
  }
  return left.slice(0, most);
}
