/**
 * Indexes of the `k` greatest scores, greatest first; equal scores in the order of their keys.
 * One pass with a heap of `k`, whose root is the worst of the best so far.
 *
 * @param scores one a candidate, −Infinity for those that are out
 * @param keys one a candidate, unique
 * @param admit asked only about candidates that would get in
 */
export function topIndexes(
  scores: Float64Array | Float32Array,
  keys: readonly number[],
  k: number,
  admit: (index: number) => boolean,
): number[] {
  const heap: number[] = [];
  const isWorse = (a: number, b: number): boolean => {
    const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
    return difference < 0 || (difference === 0 && (keys[a] ?? 0) > (keys[b] ?? 0));
  };
  // That of the root, once the heap is full: nearly all fall short of it, at the cost of a glance.
  let least = -Infinity;
  for (let index = 0; index < scores.length; index++) {
    const score = scores[index] ?? -Infinity;
    if (score < least || score === -Infinity) continue;
    if (heap.length < k) {
      if (!admit(index)) continue;
      siftUp(heap, index, isWorse);
    } else {
      if (!isWorse(heap[0] ?? 0, index) || !admit(index)) continue;
      siftDown(heap, index, isWorse);
    }
    if (heap.length === k) least = scores[heap[0] ?? 0] ?? -Infinity;
  }
  return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1));
}

/** Appends an item and lets it rise to its place. */
function siftUp(heap: number[], item: number, isWorse: (a: number, b: number) => boolean): void {
  let at = heap.length;
  while (at > 0) {
    const parentAt = (at - 1) >> 1;
    const parent = heap[parentAt] ?? 0;
    if (!isWorse(item, parent)) break;
    heap[at] = parent;
    at = parentAt;
  }
  heap[at] = item;
}

/** Puts an item in the root's stead and lets it sink to its place. */
function siftDown(heap: number[], item: number, isWorse: (a: number, b: number) => boolean): void {
  let at = 0;
  for (;;) {
    let childAt = 2 * at + 1;
    let child = heap[childAt];
    if (child === undefined) break;
    const right = heap[childAt + 1];
    if (right !== undefined && isWorse(right, child)) {
      child = right;
      childAt += 1;
    }
    if (!isWorse(child, item)) break;
    heap[at] = child;
    at = childAt;
  }
  heap[at] = item;
}
