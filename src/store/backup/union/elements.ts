/** What was said last of a pair, or of a person in a list: whether it is so, and when. */
export interface Element {
  readonly isOn: boolean;
  /** ISO 8601, UTC. */
  readonly date: string;
}

/** What was said later; at the same time, that it is so. */
export function newest<E extends Element>(a: E | undefined, b: E | undefined): E | undefined {
  if (!a || !b) return a ?? b;
  if (a.date !== b.date) return a.date > b.date ? a : b;
  return a.isOn ? a : b;
}
