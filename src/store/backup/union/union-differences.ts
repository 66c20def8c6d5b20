import { encodeDifference, type DifferenceRecord } from "../../differences.ts";
import type { Directory } from "../../directory.ts";
import type { WriteTools } from "../../person-writes.ts";
import { newest, type Element } from "./elements.ts";
import type { KeyMap } from "./key-map.ts";

type Said = Element & { readonly pair: readonly [number, number] };

/**
 * What was said of each two who are enrolled today, by the keys that `keyed` gives them: they differ
 * where any row says so, of themselves or of whoever went into them.
 */
function saidIn(directory: Directory, keyed: (key: number) => number | undefined) {
  const all = new Map<string, Said>();
  for (const [, { persons, date = "", isTakenBack }] of directory.differences.all) {
    const [a, b] = persons.map(keyed);
    if (a === undefined || b === undefined || a === b) continue;
    const pair = a < b ? ([a, b] as const) : ([b, a] as const);
    const before = all.get(pair.join("/"));
    const isOn = !isTakenBack || before?.isOn === true;
    const latest = before && before.date > date ? before.date : date;
    all.set(pair.join("/"), { pair, isOn, date: latest });
  }
  return all;
}

/** Marks and their take-backs after a merge, as rows under the keys of here. */
export async function unionOfDifferences(
  { db, seal }: Pick<WriteTools, "db" | "seal">,
  here: Directory,
  there: Directory,
  keys: KeyMap,
  newKey: () => number,
) {
  const own = saidIn(here, (key) => here.merges.present(key));
  const theirs = saidIn(there, (key) => keys.person(key));
  const rows = new Map<number, DifferenceRecord>();
  for (const [name, other] of theirs) {
    const mine = own.get(name);
    const winner = newest(mine, other);
    if (!winner || (mine?.date === winner.date && mine.isOn === winner.isOn)) continue;
    const { pair, date, isOn } = winner;
    const key = here.differences.row(...pair)?.key ?? newKey();
    rows.set(key, { persons: pair, date, isTakenBack: isOn ? undefined : true });
    // What was said of those who went into them does not stand against a take-back.
    for (const [rowKey, record] of isOn ? [] : here.differences.all) {
      const [a, b] = record.persons.map((one) => here.merges.present(one));
      const isSame = (a === pair[0] && b === pair[1]) || (a === pair[1] && b === pair[0]);
      if (isSame) rows.set(rowKey, { ...record, date, isTakenBack: true });
    }
  }
  const sealed = [...rows].map(async ([key, record]) => ({
    key,
    sealed: await seal.seal(encodeDifference(record), `differences/${key}`),
  }));
  const all = await Promise.all(sealed);
  return { write: () => db.differences.bulkPut(all) };
}
