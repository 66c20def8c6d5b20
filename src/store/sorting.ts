export type Compare<T> = (a: T, b: T) => number;

/** Up to so many are sorted at once: it takes a few milliseconds, names on a phone included. */
const FEW = 1024;

/** How many places of a merge are filled in one go, which takes as long. */
const MERGED_AT_ONCE = 8 * FEW;

/**
 * Sorts an array, which it takes over, a few milliseconds at each call of `next`: in between others
 * have the thread. No two items may be equal.
 */
export function* sortInSteps<T>(items: T[], compare: Compare<T>): Generator<void, T[]> {
  let from = items;
  const { length } = from;
  for (let at = 0; at < length; at += FEW) {
    const run = from.slice(at, at + FEW).sort(compare);
    for (let i = 0; i < run.length; i++) from[at + i] = run[i] as T;
    yield;
  }
  let to = from.slice();
  for (let run = FEW; run < length; run *= 2) {
    for (let start = 0; start < length; start += 2 * run) {
      const middle = Math.min(start + run, length);
      const end = Math.min(middle + run, length);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        const isLeft =
          right >= end || (left < middle && compare(from[left] as T, from[right] as T) < 0);
        to[at] = from[isLeft ? left++ : right++] as T;
        if (at % MERGED_AT_ONCE === 0) yield;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

/** How many are looked at to guess where the others would come to lie. */
const SAMPLE = 600;

/** Four standard deviations of how far such a guess is off, as a number of the sample. */
const MARGIN = 2 * Math.sqrt(SAMPLE);

/**
 * `items.toSorted(compare).slice(start, end)` without sorting the others: by two of a sample between
 * which the page surely lies, as in Floyd and Rivest, "Expected time bounds for selection", CACM 18
 * (1975). One to two comparisons an item, where sorting 100,000 takes seventeen. No two items may
 * be equal.
 */
export function sortedPage<T>(items: T[], compare: Compare<T>, start: number, end: number): T[] {
  const { length } = items;
  if (start >= Math.min(end, length)) return [];
  const sort = () => items.toSorted(compare).slice(start, end);
  if (length <= 2 * SAMPLE) return sort();
  const sample = Array.from(
    { length: SAMPLE },
    (_, nth) => items[Math.floor((nth * length) / SAMPLE)] as T,
  ).sort(compare);
  const low = sample[Math.floor((start / length) * SAMPLE - MARGIN)];
  const high = sample[Math.ceil((end / length) * SAMPLE + MARGIN)];
  let below = 0;
  const between: T[] = [];
  for (const item of items) {
    if (low !== undefined && compare(item, low) < 0) below += 1;
    else if (high === undefined || compare(item, high) < 0) between.push(item);
  }
  const isWithin = below <= start && Math.min(end, length) <= below + between.length;
  return isWithin && between.length < length
    ? sortedPage(between, compare, start - below, end - below)
    : sort();
}
