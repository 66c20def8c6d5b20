import { AuditAction } from "../../../contract/audit.ts";
import type { MergeReport } from "../../../contract/backups.ts";
import { encodeCollection, type CollectionRecord } from "../../codec.ts";
import type { CollectionEntry, Directory } from "../../directory.ts";
import type { WriteTools } from "../../person-writes.ts";
import { TombstoneDraft } from "../../tombstone-draft.ts";
import type { Planner } from "../../transactor.ts";
import type { VerifiedBackup } from "../read.ts";
import { Staging } from "../staging.ts";
import { KeyMap } from "./key-map.ts";
import { namesApart } from "./names.ts";
import { reportOf, versionsOfPersons } from "./people.ts";
import { unionOfDifferences } from "./union-differences.ts";
import { unionOfLinks } from "./union-links.ts";
import { UnionOfPersons, type ModelInUse } from "./union-persons.ts";
import { unionOfRollCalls } from "./union-roll-calls.ts";
import { verdictsOf, type Verdict, type Version } from "./verdicts.ts";

export const verdictsOfPersons = (here: Directory, there: Directory) =>
  verdictsOf(
    "person",
    versionsOfPersons(here),
    versionsOfPersons(there),
    here.tombstones,
    there.tombstones,
  );

const versionsOfCollections = ({ collections }: Directory): Version<CollectionEntry>[] =>
  [...collections.values()].map((value) => {
    const { id, modifiedDate: date, key: _, searchText: __, ...rest } = value;
    return { id, date, text: JSON.stringify(Object.entries(rest).sort()), value };
  });

/** Unites a backup with what is here, by ids; docs/architecture.md says which version wins. */
export function planUnion(
  tools: WriteTools,
  backup: VerifiedBackup,
  model: ModelInUse,
): Planner<MergeReport> {
  const { db, seal } = tools;
  const { directory: there, links, unlinks, summary } = backup.contents;
  return async (here, newKey) => {
    const staging = await Staging.start(db, seal);
    const keys = new KeyMap(there);
    const [persons, collections] = [
      await verdictsOfPersons(here, there),
      await verdictsOf(
        "collection",
        versionsOfCollections(here),
        versionsOfCollections(there),
        here.tombstones,
        there.tombstones,
      ),
    ];
    const union = new UnionOfPersons(tools, here, persons, keys, newKey);
    const people = await union.plan(backup, staging, model);
    await staging.flush();
    const changed = await collectionRows(tools, collections, keys, newKey);
    const own = {
      directory: here,
      links: await db.links.toArray(),
      unlinks: await db.unlinks.toArray(),
    };
    const gone = new Set(persons.flatMap((one) => (one.winner ? [] : (one.here?.value.key ?? []))));
    const linked = unionOfLinks(own, { directory: there, links, unlinks }, keys, (key) =>
      gone.has(key) ? undefined : (union.createDates.get(key) ?? here.persons.get(key)?.createDate),
    );
    const differences = await unionOfDifferences(tools, here, there, keys, newKey);
    const rollCalls = await unionOfRollCalls(tools, here, there, keys, newKey);
    const graves = await graveRows(tools, here, there, [...persons, ...collections], newKey);
    const report = reportOf(persons);
    return {
      changes: [],
      audit: [
        {
          action: AuditAction.BACKUP_MERGE,
          details: {
            ...{ date: summary.date, head: summary.auditHead || undefined },
            ...{ added: report.added, changed: report.updated, removed: report.deleted },
          },
        },
      ],
      write: async () => {
        await people.write();
        await staging.unpack();
        await db.collections.bulkPut(changed.rows);
        await db.collections.bulkDelete(changed.gone);
        await linked.write(db);
        await differences.write();
        await rollCalls.write();
        await graves.write();
      },
      apply: () => report,
      restored: { log: here.audit, lastKey: 0 },
    };
  };
}

/** The collections' rows that change, and keys of those that go. */
async function collectionRows(
  { seal }: WriteTools,
  verdicts: readonly Verdict<CollectionEntry>[],
  keys: KeyMap,
  newKey: () => number,
) {
  const left = new Map<number, CollectionRecord>();
  const changed = new Map<number, CollectionRecord>();
  const gone: number[] = [];
  for (const { here, winner } of verdicts) {
    if (!winner && here) gone.push(here.value.key);
    if (!winner) continue;
    const key = here?.value.key ?? newKey();
    keys.putCollection(winner.id, key);
    left.set(key, winner.value);
    if (winner !== here) changed.set(key, winner.value);
  }
  const names = namesApart([...left.values()]);
  for (const [key, record] of left) {
    const name = names.get(record.id);
    if (name !== undefined) changed.set(key, { ...record, name });
  }
  const rows = [...changed].map(async ([key, record]) => ({
    key,
    sealed: await seal.seal(encodeCollection(record), `collections/${key}`),
  }));
  return { rows: await Promise.all(rows), gone };
}

/** Of both sides' deletions the later ones, but for who is there. */
async function graveRows(
  tools: WriteTools,
  here: Directory,
  there: Directory,
  verdicts: readonly { hash: string; winner: unknown }[],
  newKey: () => number,
) {
  const graves = new TombstoneDraft(tools, here, newKey);
  const alive = new Set(verdicts.flatMap(({ hash, winner }) => (winner ? [hash] : [])));
  for (const { hash, date } of there.tombstones.all) {
    const own = here.tombstones.get(hash)?.date ?? "";
    if (!alive.has(hash) && date > own) graves.put({ hash, date });
  }
  for (const { hash } of here.tombstones.all) if (alive.has(hash)) graves.remove(hash);
  return graves.finish();
}
