import type { CollectionRecord } from "../../codec.ts";
import { compareCodes, uniqueName } from "../../text.ts";

const MOST_LETTERS = 100;

/**
 * Two collections may not have one name: the one that was made first keeps it, others get a number.
 * What comes out depends on the collections alone, not on where they come from, and a name that was
 * given so once is given again. By id, the names that change.
 */
export function namesApart(collections: readonly CollectionRecord[]): Map<string, string> {
  const taken = new Set<string>();
  const changed = new Map<string, string>();
  const inOrder = [...collections].sort(
    (a, b) => compareCodes(a.createDate, b.createDate) || compareCodes(a.id, b.id),
  );
  for (const { id, name } of inOrder) {
    let free = name;
    for (let nth = 2; taken.has(uniqueName(free)); nth += 1) {
      const end = ` (${nth})`;
      free = name.slice(0, MOST_LETTERS - end.length) + end;
    }
    taken.add(uniqueName(free));
    if (free !== name) changed.set(id, free);
  }
  return changed;
}
