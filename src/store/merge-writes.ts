import { AuditAction } from "../contract/audit.ts";
import { personFields, type PersonRecord } from "./codec.ts";
import { later } from "./dates.ts";
import { sameTwice } from "./errors.ts";
import { encodeMerge, type MergeRecord } from "./merge-codec.ts";
import { photosAfter } from "./merge-photos.ts";
import { PersonDraft } from "./person-draft.ts";
import type { PersonWrite, WriteTools } from "./person-writes.ts";
import { putLinks } from "./link-writes.ts";
import { TombstoneDraft } from "./tombstone-draft.ts";
import { hashOfId } from "./tombstones.ts";
import { TemplateDraft } from "./template-draft.ts";
import type { Planner } from "./transactor.ts";

/** Facts of which the kept person gets those that they have not. The name is always there. */
export const fillable = ["gender", "dateOfBirth", "nationality", "notes"] as const;

/** Puts one person into another; what is dropped goes into a row of `merges`. */
export function planMerge(
  tools: WriteTools,
  keepId: string,
  mergedId: string,
): Planner<PersonWrite> {
  const { db, seal, now, newId } = tools;
  return async (directory, newKey) => {
    const kept = directory.person(keepId, ["keepId"]);
    const merged = directory.person(mergedId, ["mergedId"]);
    if (kept.key === merged.key) throw sameTwice("mergedId");

    const draft = new TemplateDraft(db, seal, directory, newKey);
    const blocks = new Set([...kept.templateBlocks, ...merged.templateBlocks]);
    const templates = await draft.read(blocks, keysOf([kept, merged]));
    const thumbnails = photosAfter(kept, merged, templates);
    const chosen = keysOf([{ thumbnails }]);
    const dropped = templates.filter(({ thumbnailKey }) => !chosen.has(thumbnailKey));
    const moved = templates
      .filter((one) => chosen.has(one.thumbnailKey) && one.personKey === merged.key)
      .map((one) => ({ ...one, personKey: kept.key }));
    const gone = [...dropped, ...moved].map(({ thumbnailKey }) => thumbnailKey);
    await draft.remove(blocks, new Set(gone));
    for (const one of moved) await draft.add(one, one.modelId, one.pipeline);

    const date = later(now(), kept.modifiedDate, merged.modifiedDate);
    const graves = new TombstoneDraft(tools, directory, newKey);
    // On other devices that is all that is left of them.
    graves.put({ hash: await hashOfId("person", merged.id), date });
    const tombstones = await graves.finish();
    const record: PersonRecord = {
      ...kept,
      ...filled(kept, merged),
      modifiedDate: date,
      thumbnails,
      templateBlocks: draft.blocksOf(kept.key),
    };
    const memberships = directory.memberships(kept.key);
    const mergedCollections = [...directory.memberships(merged.key)];
    const joined = mergedCollections.filter((key) => !memberships.has(key));
    const undo: MergeRecord = {
      ...{ id: newId(), date, mergedCollections, joined, dropped },
      kept: personFields(kept),
      merged: personFields(merged),
      thumbnailsAfter: [...chosen],
    };
    const link = { key: newKey(), keptKey: kept.key, mergedKey: merged.key };
    const row = { ...link, sealed: await seal.seal(encodeMerge(undo), `merges/${link.key}`) };
    const templateWrite = await draft.finish();
    const people = new PersonDraft({ db, seal }, directory, newKey);
    people.put(kept.key, record);
    people.remove([merged.key]);
    const personWrite = await people.finish();
    return {
      changes: mergedCollections.length > 0 ? ["persons", "collections"] : ["persons"],
      audit: [{ action: AuditAction.MERGE, persons: [kept, merged] }],
      write: async () => {
        await personWrite.write();
        for (const { thumbnailKey } of moved) {
          await db.thumbnails.update(thumbnailKey, { personKey: kept.key });
        }
        await templateWrite.write();
        await db.links.where("personKey").equals(merged.key).delete();
        await db.unlinks.where("personKey").equals(merged.key).delete();
        const pairs = joined.map((key) => ({ collectionKey: key, personKey: kept.key }));
        await putLinks(db, directory, pairs, new Date(date));
        await tombstones.write();
        await db.merges.add(row);
      },
      apply: () => {
        tombstones.apply();
        templateWrite.apply();
        personWrite.apply();
        directory.removePerson(merged.key);
        directory.merges.put(link);
        const entry = directory.putPerson(kept.key, record);
        for (const collectionKey of joined) directory.link(collectionKey, kept.key);
        const person = directory.personData(entry);
        return { person, added: moved, removedThumbnailKeys: gone };
      },
    };
  };
}

export const keysOf = (persons: Pick<PersonRecord, "thumbnails">[]): Set<number> =>
  new Set(persons.flatMap(({ thumbnails }) => thumbnails.map(({ key }) => key)));

const filled = (kept: PersonRecord, merged: PersonRecord): Partial<PersonRecord> =>
  Object.fromEntries(fillable.map((field) => [field, kept[field] ?? merged[field]]));
