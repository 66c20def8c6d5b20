import { AuditAction } from "../contract/audit.ts";
import { FaceSdkError } from "../contract/errors.ts";
import type { PersonRecord } from "./codec.ts";
import { later } from "./dates.ts";
import { notFound } from "./errors.ts";
import { draftFaces, MAX_FACES, type FaceToStore } from "./faces.ts";
import { PersonDraft } from "./person-draft.ts";
import type { PersonWrite, WriteTools } from "./person-writes.ts";
import { TemplateDraft } from "./template-draft.ts";
import type { Planner } from "./transactor.ts";

/**
 * The thumbnails that stay when these are removed and so many added.
 * Throws NOT_FOUND for an unknown thumbnail, INVALID_ARGUMENT where not 1–3 would remain.
 */
export function facesAfter(
  { thumbnails }: PersonRecord,
  added: number,
  removedIds: readonly string[],
): PersonRecord["thumbnails"] {
  for (const [index, id] of removedIds.entries()) {
    if (!thumbnails.some((thumbnail) => thumbnail.id === id)) {
      throw notFound("thumbnail", id, ["remove", index]);
    }
  }
  const kept = thumbnails.filter(({ id }) => !removedIds.includes(id));
  const count = kept.length + added;
  if (count >= 1 && count <= MAX_FACES) return kept;
  const msg = `a person has 1 to ${MAX_FACES} images; ${count} would remain`;
  throw new FaceSdkError("INVALID_ARGUMENT", msg, {
    details: [{ loc: ["images"], msg, type: "images_count" }],
  });
}

export function planReplaceFaces(
  { db, seal, now, newId }: WriteTools,
  personId: string,
  added: readonly FaceToStore[],
  removedIds: readonly string[],
): Planner<PersonWrite> {
  return async (directory, newKey) => {
    const before = directory.person(personId);
    const { key } = before;
    const kept = facesAfter(before, added.length, removedIds);
    const removedThumbnailKeys = before.thumbnails
      .filter((thumbnail) => !kept.includes(thumbnail))
      .map((thumbnail) => thumbnail.key);

    const draft = new TemplateDraft(db, seal, directory, newKey);
    await draft.remove(new Set(before.templateBlocks), new Set(removedThumbnailKeys));
    const drafted = await draftFaces(added, key, { directory, draft, seal, newKey, newId });
    const record: PersonRecord = {
      ...before,
      modifiedDate: later(now(), before.modifiedDate),
      thumbnails: [...kept, ...drafted.thumbnails],
      templateBlocks: draft.blocksOf(key),
    };
    const templates = await draft.finish();
    const people = new PersonDraft({ db, seal }, directory, newKey);
    people.put(key, record);
    const persons = await people.finish();
    return {
      changes: ["persons"],
      audit: [
        {
          action: AuditAction.PHOTOS,
          persons: [before],
          details: {
            ...{ added: added.length, removed: removedThumbnailKeys.length },
            ...{ photos: record.thumbnails.length, model: added[0]?.modelId },
          },
        },
      ],
      write: async () => {
        await persons.write();
        await db.thumbnails.bulkDelete(removedThumbnailKeys);
        await db.thumbnails.bulkAdd(drafted.rows);
        await templates.write();
      },
      apply: () => {
        templates.apply();
        persons.apply();
        const person = directory.personData(directory.putPerson(key, record));
        return { person, added: drafted.templates, removedThumbnailKeys };
      },
    };
  };
}
