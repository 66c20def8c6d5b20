import type { PresenceBy, RollCallData, RollCallSummary } from "../contract/roll-calls.ts";
import type { CollectionEntry, Directory } from "./directory.ts";
import { decodeJson, encodeJson } from "./codec.ts";
import type { Bytes } from "./seal.ts";
import { compareCodes, compareNames } from "./text.ts";

/** That a person is present, in the payload of a row of `rollCalls`. */
export interface PresenceRecord {
  readonly personKey: number;
  readonly date: string;
  readonly by: PresenceBy;
  readonly score: number | null;
}

/** The payload of a row of `rollCalls`. Persons by key: whoever is deleted is gone from it. */
export interface RollCallRecord {
  readonly id: string;
  readonly collectionKey: number;
  readonly collectionName: string;
  readonly startDate: string;
  readonly endDate: string | null;
  /** Keys of the persons who were in the collection when it began. */
  readonly expected: readonly number[];
  readonly presences: readonly PresenceRecord[];
  /** Who was marked as absent again, and when. Since version 6. */
  readonly absences?: readonly Absence[] | undefined;
  /** When it was ended or went on; `startDate` where there is none. Since version 6. */
  readonly modifiedDate?: string | undefined;
}

export interface Absence {
  readonly personKey: number;
  readonly date: string;
}

export interface RollCallEntryRow extends RollCallRecord {
  readonly key: number;
}

/** Encodes the record's own fields only, whatever else the object carries. */
export function encodeRollCall(record: RollCallRecord): Bytes {
  const { id, collectionKey, collectionName, startDate, endDate, expected, presences } = record;
  const { absences, modifiedDate } = record;
  return encodeJson({
    ...{ id, collectionKey, collectionName, startDate, endDate, expected, presences },
    ...{ absences, modifiedDate },
  } satisfies RollCallRecord);
}

export const decodeRollCall = (bytes: Bytes): RollCallRecord =>
  decodeJson(bytes, "expected") as RollCallRecord;

/** By person, who is present: one who went into another by a merge is that other one. */
export function presencesOf(directory: Directory, { presences }: RollCallRecord) {
  const present = new Map<number, PresenceRecord>();
  for (const presence of presences) {
    const key = directory.merges.present(presence.personKey);
    if (directory.persons.has(key) && !present.has(key)) present.set(key, presence);
  }
  return present;
}

export function expectedOf(directory: Directory, { expected }: RollCallRecord): Set<number> {
  const keys = expected.map((key) => directory.merges.present(key));
  return new Set(keys.filter((key) => directory.persons.has(key)));
}

/** The roll call as the directory's persons and collections stand today. */
export function summaryOf(directory: Directory, record: RollCallRecord): RollCallSummary {
  const { id, collectionKey, collectionName, startDate, endDate } = record;
  const collection: CollectionEntry | undefined = directory.collections.get(collectionKey);
  return {
    id,
    collection: { id: collection?.id ?? null, name: collectionName },
    ...{ startDate, endDate },
    expected: expectedOf(directory, record).size,
    present: presencesOf(directory, record).size,
  };
}

/** The same with everybody in it, by name. */
export function sheetOf(directory: Directory, record: RollCallRecord): RollCallData {
  const present = presencesOf(directory, record);
  const expected = expectedOf(directory, record);
  const entries = [...new Set([...expected, ...present.keys()])].map((key) => {
    const { id, name } = directory.personByKey(key);
    const presence = present.get(key);
    return {
      person: { id, name },
      presentSince: presence?.date ?? null,
      by: presence?.by ?? null,
      score: presence?.score ?? null,
      wasExpected: expected.has(key),
    };
  });
  entries.sort(
    ({ person: a }, { person: b }) => compareNames(a.name, b.name) || compareCodes(a.id, b.id),
  );
  return { ...summaryOf(directory, record), entries };
}
