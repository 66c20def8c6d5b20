import { AuditAction } from "../contract/audit.ts";
import type { PersonData } from "../contract/records.ts";
import type { NewPersonFacts, PersonChanges } from "../contract/schemas.ts";
import type { PersonRecord } from "./codec.ts";
import type { Directory } from "./directory.ts";
import { conflict } from "./errors.ts";
import { draftFaces, type FaceToStore, type TemplateChange } from "./faces.ts";
import { PersonDraft } from "./person-draft.ts";
import { later } from "./dates.ts";
import { dropLinks, putLinks } from "./link-writes.ts";
import type { Database } from "./schema.ts";
import type { Seal } from "./seal.ts";
import { TombstoneDraft } from "./tombstone-draft.ts";
import { TemplateDraft } from "./template-draft.ts";
import type { Planner } from "./transactor.ts";

/** The person as written, and what is left to be done in the gallery. */
export interface PersonWrite extends TemplateChange {
  person: PersonData;
}

/** What every write needs from outside. */
export interface WriteTools {
  readonly db: Database;
  readonly seal: Seal;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Throws CONFLICT (id taken) or NOT_FOUND (collection); else gives the collections' keys. */
export function assertCanAdd(
  directory: Directory,
  { id, collections }: NewPersonFacts,
): Set<number> {
  if (id && directory.hasPerson(id)) throw conflict("person", "id", id);
  return keysOfCollections(directory, collections ?? []);
}

export function planAdd(
  tools: WriteTools,
  facts: NewPersonFacts,
  faces: readonly FaceToStore[],
): Planner<PersonWrite> {
  const { db, seal, now, newId } = tools;
  return async (directory, newKey) => {
    const collectionKeys = assertCanAdd(directory, facts);
    const id = facts.id ?? newId();
    const key = newKey();
    const draft = new TemplateDraft(db, seal, directory, newKey);
    const drafted = await draftFaces(faces, key, { directory, draft, seal, newKey, newId });
    const templates = await draft.finish();
    const graves = new TombstoneDraft(tools, directory, newKey);
    const date = later(now(), await graves.dig("person", id));
    const tombstones = await graves.finish();
    const record: PersonRecord = {
      id,
      name: facts.name ?? id,
      gender: facts.gender ?? null,
      dateOfBirth: facts.dateOfBirth ?? null,
      nationality: facts.nationality || null,
      notes: facts.notes || null,
      createDate: date,
      modifiedDate: date,
      thumbnails: drafted.thumbnails,
      templateBlocks: drafted.templateBlocks,
    };
    const people = new PersonDraft({ db, seal }, directory, newKey);
    people.put(key, record);
    const persons = await people.finish();
    const links = [...collectionKeys].map((collectionKey) => ({ collectionKey, personKey: key }));
    return {
      changes: links.length > 0 ? ["persons", "collections"] : ["persons"],
      audit: [
        {
          action: AuditAction.ENROL,
          persons: [{ key, id }],
          details: { photos: faces.length, model: faces[0]?.modelId },
        },
      ],
      write: async () => {
        await persons.write();
        await db.thumbnails.bulkAdd(drafted.rows);
        await templates.write();
        await putLinks(db, directory, links, new Date(date));
        await tombstones.write();
      },
      apply: () => {
        tombstones.apply();
        templates.apply();
        persons.apply();
        const entry = directory.putPerson(key, record);
        for (const { collectionKey } of links) directory.link(collectionKey, key);
        const person = directory.personData(entry);
        return { person, added: drafted.templates, removedThumbnailKeys: [] };
      },
    };
  };
}

export function planUpdate(
  tools: WriteTools,
  changes: PersonChanges,
  faces?: readonly FaceToStore[],
): Planner<PersonWrite> {
  const { db, seal, now, newId } = tools;
  return async (directory, newKey) => {
    const before = directory.person(changes.id);
    const { key } = before;
    const memberships = directory.memberships(key);
    const wanted =
      changes.collections === undefined
        ? memberships
        : keysOfCollections(directory, changes.collections ?? []);
    const joined = [...wanted].filter((collectionKey) => !memberships.has(collectionKey));
    const left = [...memberships].filter((collectionKey) => !wanted.has(collectionKey));

    const draft = new TemplateDraft(db, seal, directory, newKey);
    const removedThumbnailKeys = faces ? before.thumbnails.map((thumbnail) => thumbnail.key) : [];
    if (faces) await draft.remove(new Set(before.templateBlocks), new Set(removedThumbnailKeys));
    const drafted =
      faces && (await draftFaces(faces, key, { directory, draft, seal, newKey, newId }));
    const templates = await draft.finish();
    const record: PersonRecord = {
      ...before,
      ...changedFacts(before, changes),
      modifiedDate: later(now(), before.modifiedDate),
      thumbnails: drafted?.thumbnails ?? before.thumbnails,
      templateBlocks: drafted?.templateBlocks ?? before.templateBlocks,
    };
    const people = new PersonDraft({ db, seal }, directory, newKey);
    people.put(key, record);
    const persons = await people.finish();
    return {
      changes: joined.length + left.length > 0 ? ["persons", "collections"] : ["persons"],
      audit: [
        {
          action: faces ? AuditAction.PHOTOS : AuditAction.CHANGE,
          persons: [before],
          details: {
            fields: fieldsOf(changes),
            ...(faces && { photos: faces.length, model: faces[0]?.modelId }),
          },
        },
      ],
      write: async () => {
        await persons.write();
        await db.thumbnails.bulkDelete(removedThumbnailKeys);
        if (drafted) await db.thumbnails.bulkAdd(drafted.rows);
        await templates.write();
        const pair = (collectionKey: number) => ({ collectionKey, personKey: key });
        await dropLinks(db, left.map(pair), now());
        await putLinks(db, directory, joined.map(pair), now());
      },
      apply: () => {
        templates.apply();
        persons.apply();
        const entry = directory.putPerson(key, record);
        for (const collectionKey of left) directory.unlink(collectionKey, key);
        for (const collectionKey of joined) directory.link(collectionKey, key);
        const person = directory.personData(entry);
        return { person, added: drafted?.templates ?? [], removedThumbnailKeys };
      },
    };
  };
}

export function planDelete(tools: WriteTools, ids: readonly string[]): Planner<TemplateChange> {
  const { db, seal } = tools;
  return async (directory, newKey) => {
    const entries = [...new Set(ids.map((id, index) => directory.person(id, ["ids", index])))];
    const keys = entries.map((entry) => entry.key);
    const thumbnails = entries.flatMap((entry) => entry.thumbnails);
    const removedThumbnailKeys = thumbnails.map((thumbnail) => thumbnail.key);
    const inCollections = keys.some((key) => directory.memberships(key).size > 0);
    const draft = new TemplateDraft(db, seal, directory, newKey);
    const blocks = new Set(entries.flatMap((entry) => entry.templateBlocks));
    await draft.remove(blocks, new Set(removedThumbnailKeys));
    const templates = await draft.finish();
    const people = new PersonDraft({ db, seal }, directory, newKey);
    people.remove(keys);
    const persons = await people.finish();
    const graves = new TombstoneDraft(tools, directory, newKey);
    for (const { id, modifiedDate } of entries) await graves.bury("person", id, modifiedDate);
    const tombstones = await graves.finish();
    const merges = directory.merges.under(keys);
    const mergedKeys = merges.map(({ mergedKey }) => mergedKey);
    const allKeys = [...keys, ...mergedKeys];
    const differences = directory.differences.rowsOf(allKeys);
    return {
      changes: inCollections ? ["persons", "collections"] : ["persons"],
      audit: [{ action: AuditAction.DELETE, persons: entries }],
      write: async () => {
        await persons.write();
        await db.thumbnails.where("personKey").anyOf(allKeys).delete();
        await templates.write();
        await db.links.where("personKey").anyOf(keys).delete();
        await db.unlinks.where("personKey").anyOf(keys).delete();
        await tombstones.write();
        await db.merges.bulkDelete(merges.map((merge) => merge.key));
        await db.differences.bulkDelete(differences);
      },
      apply: () => {
        templates.apply();
        persons.apply();
        tombstones.apply();
        directory.differences.remove(allKeys);
        for (const key of mergedKeys) directory.merges.remove(key);
        for (const key of keys) directory.removePerson(key);
        return { added: [], removedThumbnailKeys };
      },
    };
  };
}

/** Names of the fields that are given; the id says only whose they are. */
export const fieldsOf = (changes: object): string[] =>
  Object.entries(changes).flatMap(([field, value]) =>
    field === "id" || value === undefined ? [] : [field],
  );

/** Undefined leaves a field as it is, null (or an empty text) empties it. */
function changedFacts(before: PersonRecord, changes: PersonChanges): Partial<PersonRecord> {
  const { name, gender, dateOfBirth, nationality, notes } = changes;
  return {
    ...(name !== undefined && { name: name ?? before.id }),
    ...(gender !== undefined && { gender }),
    ...(dateOfBirth !== undefined && { dateOfBirth }),
    ...(nationality !== undefined && { nationality: nationality || null }),
    ...(notes !== undefined && { notes: notes || null }),
  };
}

/** Throws NOT_FOUND for the first id that names no collection. */
function keysOfCollections(directory: Directory, ids: readonly string[]): Set<number> {
  return new Set(ids.map((id, index) => directory.collection(id, ["collections", index]).key));
}
