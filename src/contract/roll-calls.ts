/** @file Who of a collection is there today. */

/** How somebody was found to be present. */
export const PresenceBy = { CAMERA: "camera", PHOTO: "photo", HAND: "hand" } as const;
export type PresenceBy = (typeof PresenceBy)[keyof typeof PresenceBy];

/** That somebody is present. */
export interface PresenceInput {
  personId: string;
  by: PresenceBy;
  /** Of the match, 0 to 1; left out for those who are ticked by hand. */
  score?: number | null | undefined;
}

export interface RollCallQueryInput {
  /** Only those of this collection. */
  collectionId?: string | undefined;
  /** Only those that go on, or only those that are over. */
  isOver?: boolean | undefined;
}

/** One person of a roll call. */
export interface RollCallEntry {
  person: { id: string; name: string };
  /** ISO 8601; null while absent. */
  presentSince: string | null;
  by: PresenceBy | null;
  score: number | null;
  /** False for who was not in the collection when it began, and came all the same. */
  wasExpected: boolean;
}

/** A roll call in short. Persons who were deleted since count no more. */
export interface RollCallSummary {
  id: string;
  /** The collection's name when it began; its id, or null where it was deleted since. */
  collection: { id: string | null; name: string };
  startDate: string;
  /** Null while it goes on. */
  endDate: string | null;
  expected: number;
  present: number;
}

/** A roll call with everybody in it, by name. */
export interface RollCallData extends RollCallSummary {
  entries: RollCallEntry[];
}
