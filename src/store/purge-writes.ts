import { AuditAction } from "../contract/audit.ts";
import { FaceSdkError } from "../contract/errors.ts";
import { calendarDayOf } from "../contract/retention.ts";
import type { CollectionEntry, Directory } from "./directory.ts";
import { isExpired, leavingKeys } from "./expiry.ts";
import type { TemplateChange } from "./faces.ts";
import { planDelete, type WriteTools } from "./person-writes.ts";
import { totalsOf, type StoreTotals } from "./purge-proof.ts";
import { encodeRollCall, type RollCallEntryRow } from "./roll-call-sheets.ts";
import { rewriteTables } from "./sweep.ts";
import { TombstoneDraft } from "./tombstone-draft.ts";
import type { Planner } from "./transactor.ts";

/** What a purge has deleted. */
export interface Purged {
  /** What is left to be done in the gallery. */
  change: TemplateChange;
  collections: { id: string; name: string }[];
  deleted: number;
  stayed: number;
  /** Of the persons, of those who had been merged into them, and of the collections. */
  personKeys: ReadonlySet<number>;
  collectionKeys: ReadonlySet<number>;
  before: StoreTotals;
  /** See `sweep.ts`. */
  isSwept: boolean;
}

/**
 * Deletes collections that have expired, those of their persons whom no other collection holds, and
 * the collections' roll calls; the persons go from other roll calls too. The date is looked at
 * here once more: another tab may have moved it since the question was asked.
 */
export function planPurge(tools: WriteTools, ids: readonly string[]): Planner<Purged> {
  const { db, seal, now } = tools;
  return async (directory, newKey) => {
    const day = calendarDayOf(now());
    const collections = [
      ...new Set(ids.map((id, at) => expiredCollection(directory, id, day, ["collectionIds", at]))),
    ];
    const collectionKeys = new Set(collections.map(({ key }) => key));
    const members = new Set(collections.flatMap(({ key }) => [...directory.members(key)]));
    const keys = leavingKeys(directory, collections, day);
    const persons = keys.map((key) => directory.personByKey(key));
    const mergedKeys = directory.merges.under(keys).map(({ mergedKey }) => mergedKey);
    const personKeys = new Set([...keys, ...mergedKeys]);
    const before = await totalsOf(db, directory);

    const deletion = await planDelete(
      tools,
      persons.map(({ id }) => id),
    )(directory, newKey);
    const rollCalls = [...directory.rollCalls.values()];
    const ended = rollCalls.filter((one) => collectionKeys.has(one.collectionKey));
    const changed = rollCalls
      .filter((one) => !ended.includes(one))
      .map((one) => ({ before: one, after: without(one, personKeys) }))
      .filter((one) => one.before !== one.after)
      .map(({ after }) => after);
    const rows = await Promise.all(
      changed.map(async (one) => ({
        key: one.key,
        sealed: await seal.seal(encodeRollCall(one), `rollCalls/${one.key}`),
      })),
    );
    // Other devices' registers must not bring them back when they are merged.
    const graves = new TombstoneDraft(tools, directory, newKey);
    for (const { id, modifiedDate } of collections) {
      await graves.bury("collection", id, modifiedDate);
    }
    for (const { id } of ended) await graves.bury("rollCall", id);
    const tombstones = await graves.finish();
    const gone = new Set(keys);
    let isSwept = false;
    return {
      changes: ["persons", "collections", "rollCalls"],
      audit: collections.map(({ key, id }) => ({
        action: AuditAction.PURGE,
        persons: persons.filter((one) => gone.has(one.key) && directory.members(key).has(one.key)),
        details: { collection: id },
      })),
      write: async () => {
        await deletion.write();
        await db.collections.bulkDelete([...collectionKeys]);
        await db.links
          .where("collectionKey")
          .anyOf([...collectionKeys])
          .delete();
        await db.unlinks
          .where("collectionKey")
          .anyOf([...collectionKeys])
          .delete();
        await tombstones.write();
        await db.rollCalls.bulkDelete(ended.map(({ key }) => key));
        await db.rollCalls.bulkPut(rows);
        isSwept = await rewriteTables(db);
      },
      apply: () => {
        const change = deletion.apply();
        tombstones.apply();
        for (const key of collectionKeys) directory.removeCollection(key);
        for (const { key } of ended) directory.removeRollCall(key);
        for (const one of changed) directory.putRollCall(one.key, one);
        return {
          ...{ change, before, isSwept, personKeys, collectionKeys },
          collections: collections.map(({ id, name }) => ({ id, name })),
          deleted: keys.length,
          stayed: members.size - keys.length,
        };
      },
    };
  };
}

function expiredCollection(
  directory: Directory,
  id: string,
  day: string,
  loc: (string | number)[],
): CollectionEntry {
  const collection = directory.collection(id, loc);
  if (isExpired(collection, day)) return collection;
  const msg = `The expiry date of ${JSON.stringify(collection.name)} has not come.`;
  throw new FaceSdkError("CONFLICT", msg, {
    advice: "The expiry date of a collection has not come. Nothing was deleted.",
    details: [{ loc, msg, type: "not_expired" }],
  });
}

/** The same object where none of these persons is in it. */
function without(rollCall: RollCallEntryRow, personKeys: ReadonlySet<number>): RollCallEntryRow {
  const expected = rollCall.expected.filter((key) => !personKeys.has(key));
  const stays = ({ personKey }: { personKey: number }) => !personKeys.has(personKey);
  const presences = rollCall.presences.filter(stays);
  const absences = rollCall.absences?.filter(stays);
  const isSame =
    expected.length === rollCall.expected.length &&
    presences.length === rollCall.presences.length &&
    absences?.length === rollCall.absences?.length;
  return isSame ? rollCall : { ...rollCall, expected, presences, absences };
}
