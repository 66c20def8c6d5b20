import { AuditAction } from "../contract/audit.ts";
import type { PersonRecord } from "./codec.ts";
import type { Directory, PersonEntry } from "./directory.ts";
import { later } from "./dates.ts";
import { dropLinks, putLinks } from "./link-writes.ts";
import { cannotUnmerge, notFound } from "./errors.ts";
import { decodeMerge, type MergeRecord } from "./merge-codec.ts";
import { fillable, keysOf } from "./merge-writes.ts";
import { PersonDraft } from "./person-draft.ts";
import type { PersonWrite, WriteTools } from "./person-writes.ts";
import { TombstoneDraft } from "./tombstone-draft.ts";
import { TemplateDraft } from "./template-draft.ts";
import type { Planner } from "./transactor.ts";

/** Both persons as they are after a merge was undone, and what is left to do in the gallery. */
export interface UnmergeWrite extends PersonWrite {
  merged: PersonWrite["person"];
}

/** Takes out of a person the one who was merged into them last. */
export function planUnmerge(tools: WriteTools, keptId: string): Planner<UnmergeWrite> {
  const { db, seal, now } = tools;
  return async (directory, newKey) => {
    const kept = directory.person(keptId, ["keptId"]);
    const link = directory.merges.latestInto(kept.key);
    const row = link && (await db.merges.get(link.key));
    if (!row) throw notFound("merge of", keptId, ["keptId"]);
    const before = decodeMerge(await seal.open(row.sealed, `merges/${row.key}`));
    const obstacle = obstacleTo(directory, kept, before);
    if (obstacle) throw obstacle;
    const { mergedKey } = row;

    const draft = new TemplateDraft(db, seal, directory, newKey);
    const ownByMerged = keysOf([before.merged]);
    const movedKeys = new Set(before.thumbnailsAfter.filter((key) => ownByMerged.has(key)));
    const blocks = new Set(kept.templateBlocks);
    const moved = await draft.read(blocks, movedKeys);
    await draft.remove(blocks, movedKeys);
    const added = [...moved.map((one) => ({ ...one, personKey: mergedKey })), ...before.dropped];
    for (const one of added) await draft.add(one, one.modelId, one.pipeline);

    const record: PersonRecord = {
      ...kept,
      ...factsBefore(kept, before),
      // Not the one from before: on another device, what the merge made of them would be newer.
      modifiedDate: later(now(), kept.modifiedDate),
      thumbnails: before.kept.thumbnails,
      templateBlocks: draft.blocksOf(kept.key),
    };
    const graves = new TombstoneDraft(tools, directory, newKey);
    const buried = await graves.dig("person", before.merged.id);
    const tombstones = await graves.finish();
    const merged = {
      ...before.merged,
      modifiedDate: later(now(), before.merged.modifiedDate, buried),
      templateBlocks: draft.blocksOf(mergedKey),
    };
    const templates = await draft.finish();
    const people = new PersonDraft({ db, seal }, directory, newKey);
    people.put(kept.key, record);
    people.put(mergedKey, merged);
    const persons = await people.finish();
    const isThere = (key: number) => directory.collections.has(key);
    const left = before.joined.filter((key) => directory.memberships(kept.key).has(key));
    const rejoined = before.mergedCollections.filter(isThere);
    return {
      changes: left.length + rejoined.length > 0 ? ["persons", "collections"] : ["persons"],
      audit: [{ action: AuditAction.UNMERGE, persons: [kept, { key: mergedKey, id: merged.id }] }],
      write: async () => {
        await persons.write();
        for (const key of movedKeys) await db.thumbnails.update(key, { personKey: mergedKey });
        await templates.write();
        const pairs = (keys: number[], personKey: number) =>
          keys.map((collectionKey) => ({ collectionKey, personKey }));
        await dropLinks(db, pairs(left, kept.key), now());
        await putLinks(db, directory, pairs(rejoined, mergedKey), now());
        await tombstones.write();
        await db.merges.delete(row.key);
      },
      apply: () => {
        tombstones.apply();
        templates.apply();
        persons.apply();
        const [entry, other] = [
          directory.putPerson(kept.key, record),
          directory.putPerson(mergedKey, merged),
        ];
        directory.merges.remove(mergedKey);
        for (const key of left) directory.unlink(key, kept.key);
        for (const key of rejoined) directory.link(key, mergedKey);
        return {
          person: directory.personData(entry),
          merged: directory.personData(other),
          added,
          removedThumbnailKeys: [...movedKeys],
        };
      },
    };
  };
}

/** Why a merge cannot be undone as things stand; null where it can. */
export function obstacleTo(directory: Directory, kept: PersonEntry, merge: MergeRecord) {
  const present = kept.thumbnails.map(({ key }) => key).join();
  if (present !== merge.thumbnailsAfter.join()) {
    return cannotUnmerge(
      "The photos have changed since the merge.",
      "The photos were changed after the merge, so it cannot be undone. Enrol the other person anew.",
    );
  }
  if (!directory.hasPerson(merge.merged.id)) return null;
  return cannotUnmerge(
    `The id ${JSON.stringify(merge.merged.id)} has been given to somebody else since.`,
    "Somebody else has the merged person's id by now. Delete or merge them first.",
  );
}

/** What the merge filled in is empty again, unless somebody has changed it since. */
function factsBefore(now: PersonRecord, { kept, merged }: MergeRecord): Partial<PersonRecord> {
  const wasFilledIn = (field: (typeof fillable)[number]) =>
    kept[field] === null && now[field] === merged[field];
  return Object.fromEntries(fillable.filter(wasFilledIn).map((field) => [field, null]));
}
