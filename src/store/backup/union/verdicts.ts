import { hashOfId, type Buried, type Tombstones } from "../../tombstones.ts";

/** One version of one thing; of two versions the later one wins, of two of one date the greater text. */
export interface Version<T> {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly date: string;
  /** All that counts of it, so that equal texts are equal things. */
  readonly text: string;
  readonly value: T;
}

/** What becomes of an id that at least one side has, or had. */
export interface Verdict<T> {
  readonly hash: string;
  readonly here: Version<T> | undefined;
  readonly there: Version<T> | undefined;
  /** When it was deleted on either side. */
  readonly hereGone: string | undefined;
  readonly thereGone: string | undefined;
  /** Undefined: it is, or stays, deleted. */
  readonly winner: Version<T> | undefined;
}

const isNewer = <T>(a: Version<T>, b: Version<T>) =>
  a.date === b.date ? a.text > b.text : a.date > b.date;

/**
 * The same for both sides, in whatever order and however often they are united: a deletion counts as
 * a version, which wins over others of its date.
 */
export async function verdictsOf<T>(
  what: Buried,
  here: readonly Version<T>[],
  there: readonly Version<T>[],
  gravesHere: Tombstones,
  gravesThere: Tombstones,
): Promise<Verdict<T>[]> {
  const theirs = new Map(there.map((version) => [version.id, version]));
  const ids = new Map(here.map((version) => [version.id, version]));
  const verdict = async (id: string): Promise<Verdict<T>> => {
    const hash = await hashOfId(what, id);
    const [own, other] = [ids.get(id), theirs.get(id)];
    const [hereGone, thereGone] = [gravesHere.get(hash)?.date, gravesThere.get(hash)?.date];
    const newest = own && other ? (isNewer(other, own) ? other : own) : (own ?? other);
    const gone = [hereGone, thereGone]
      .filter((date) => date !== undefined)
      .sort()
      .at(-1);
    const isGone = newest && gone !== undefined && gone >= newest.date;
    const winner = isGone ? undefined : newest;
    return { hash, here: own, there: other, hereGone, thereGone, winner };
  };
  return Promise.all([...new Set([...ids.keys(), ...theirs.keys()])].map(verdict));
}
