import type { Directory } from "../../directory.ts";
import type { WriteTools } from "../../person-writes.ts";
import {
  encodeRollCall,
  expectedOf,
  presencesOf,
  type PresenceRecord,
  type RollCallRecord,
} from "../../roll-call-sheets.ts";
import type { Version } from "./verdicts.ts";
import { verdictsOf } from "./verdicts.ts";
import { newest, type Element } from "./elements.ts";
import type { KeyMap } from "./key-map.ts";

type Mark = Element & { readonly presence: PresenceRecord | null };

const versions = ({ rollCalls }: Directory): Version<RollCallRecord>[] =>
  // A deletion wins whatever its date: nobody has such an id twice.
  [...rollCalls.values()].map((value) => ({ id: value.id, date: "", text: "", value }));

/** What was said last of each person, by the keys that `keyed` gives them. */
function marksOf(
  directory: Directory,
  record: RollCallRecord,
  keyed: (key: number) => number | undefined,
): Map<number, Mark> {
  const marks = new Map<number, Mark>();
  const put = (key: number, mark: Omit<Mark, "presence">, presence: PresenceRecord | null) => {
    const own = keyed(key);
    if (own === undefined) return;
    const found = newest<Mark>(marks.get(own), {
      ...mark,
      presence: presence && { ...presence, personKey: own },
    });
    if (found) marks.set(own, found);
  };
  for (const { personKey, date } of record.absences ?? [])
    put(personKey, { isOn: false, date }, null);
  for (const [key, one] of presencesOf(directory, record))
    put(key, { isOn: true, date: one.date }, one);
  return marks;
}

/** Roll calls after a merge: who was expected by either, and of each person what was marked last. */
export async function unionOfRollCalls(
  { db, seal }: Pick<WriteTools, "db" | "seal">,
  here: Directory,
  there: Directory,
  keys: KeyMap,
  newKey: () => number,
) {
  const verdicts = await verdictsOf(
    "rollCall",
    versions(here),
    versions(there),
    here.tombstones,
    there.tombstones,
  );
  const rows: { key: number; record: RollCallRecord }[] = [];
  const gone: number[] = [];
  for (const { here: own, there: other, winner } of verdicts) {
    const present = own && here.rollCall(own.id);
    if (!winner && present) gone.push(present.key);
    if (!winner || !other) continue;
    const keyed = (key: number) => keys.person(key);
    const theirs = marksOf(there, other.value, keyed);
    const mine = present
      ? marksOf(here, present, (key) => {
          const now = here.merges.present(key);
          return here.persons.has(now) ? now : undefined;
        })
      : new Map<number, Mark>();
    const marks = new Map(mine);
    for (const [key, mark] of theirs) marks.set(key, better(mine.get(key), mark));
    const expected = new Set([
      ...(present ? expectedOf(here, present) : []),
      ...[...expectedOf(there, other.value)].flatMap((key) => keyed(key) ?? []),
    ]);
    const [first, second] = [present ?? other.value, other.value];
    const ended =
      (first.modifiedDate ?? first.startDate) >= (second.modifiedDate ?? second.startDate);
    const { endDate, modifiedDate } = ended ? first : second;
    rows.push({
      key: present?.key ?? newKey(),
      record: {
        ...{ ...first, endDate, modifiedDate, expected: [...expected] },
        // One that was deleted here, and changed later there, has come back under another key.
        collectionKey: keys.collection(other.value.collectionKey) ?? present?.collectionKey ?? 0,
        presences: [...marks.values()].flatMap(({ presence }) => presence ?? []),
        absences: [...marks].flatMap(([personKey, { isOn, date }]) =>
          isOn ? [] : [{ personKey, date }],
        ),
      },
    });
  }
  const sealed = rows.map(async ({ key, record }) => ({
    key,
    sealed: await seal.seal(encodeRollCall(record), `rollCalls/${key}`),
  }));
  const all = await Promise.all(sealed);
  return {
    write: async () => {
      await db.rollCalls.bulkPut(all);
      await db.rollCalls.bulkDelete(gone);
    },
  };
}

/** Of two marks of the same kind and moment the same one on both devices. */
function better(a: Mark | undefined, b: Mark): Mark {
  const isTie = a?.date === b.date && a.isOn === b.isOn;
  if (!isTie) return newest(a, b) ?? b;
  const text = ({ presence }: Mark) => JSON.stringify([presence?.by, presence?.score]);
  return text(a) >= text(b) ? a : b;
}
