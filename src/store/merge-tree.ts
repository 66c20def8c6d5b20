import type { MergeRow } from "./schema.ts";

/** What the directory knows of a merge without its payload. */
export type MergeLink = Omit<MergeRow, "sealed">;

/**
 * Who went into whom, by keys of `persons`. Part of the directory; changed only after a commit.
 * Whoever was merged may have taken in others before.
 */
export class MergeTree {
  readonly #byMerged = new Map<number, MergeLink>();
  readonly #byKept = new Map<number, Set<MergeLink>>();

  put(link: MergeLink): void {
    this.#byMerged.set(link.mergedKey, link);
    const siblings = this.#byKept.get(link.keptKey) ?? new Set();
    this.#byKept.set(link.keptKey, siblings.add(link));
  }

  /** The person is one of their own again, or gone. */
  remove(mergedKey: number): void {
    const link = this.#byMerged.get(mergedKey);
    if (!link) return;
    this.#byMerged.delete(mergedKey);
    this.#byKept.get(link.keptKey)?.delete(link);
  }

  /** The merge that `unmerge` would undo: keys of rows are drawn in order, so the greatest is the latest. */
  latestInto(keptKey: number): MergeLink | undefined {
    return [...(this.#byKept.get(keptKey) ?? [])].sort((a, b) => b.key - a.key)[0];
  }

  /** The merges into these persons and into whoever went into them, all the way down. */
  under(keptKeys: readonly number[]): MergeLink[] {
    const found: MergeLink[] = [];
    for (let keys = keptKeys; keys.length > 0;) {
      const links = keys.flatMap((key) => [...(this.#byKept.get(key) ?? [])]);
      found.push(...links);
      keys = links.map(({ mergedKey }) => mergedKey);
    }
    return found;
  }

  /** The key under which somebody is enrolled now: their own, or that of whom they went into. */
  present(key: number): number {
    let now = key;
    for (let link = this.#byMerged.get(now); link; link = this.#byMerged.get(now)) {
      now = link.keptKey;
    }
    return now;
  }
}
