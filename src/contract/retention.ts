/** @file How long people are kept, and whether their photos are. */
import type { CollectionData } from "./records.ts";

/** So many days before its expiry date a collection is named as due soon. */
export const DUE_SOON_DAYS = 14;

/** `type` in the details of the NOT_FOUND for a photo that is not kept, though the person is there. */
export const NO_PHOTO = "no_photo";

/** The device's local day, as an ISO calendar date. */
export const calendarDayOf = (date = new Date()): string => date.toLocaleDateString("sv");

export interface DueQueryInput {
  /** The calendar day to ask for. Default: today. */
  on?: string | null | undefined;
}

/** A collection whose expiry date has come or comes within `DUE_SOON_DAYS`. */
export interface DueCollection {
  collection: CollectionData;
  /** The date has come. */
  isExpired: boolean;
  /** How many of its persons a purge would delete: no collection that has not expired holds them. */
  leaving: number;
  /** How many would stay. */
  staying: number;
  /** Why they stay: the other collections that hold some of them, by name, with how many. */
  heldBy: { id: string; name: string; persons: number }[];
}

export interface RetentionDue {
  /** The calendar day that this is said of. */
  on: string;
  /** The earliest expiry date first. */
  collections: DueCollection[];
  /** How many persons would go, each once, if all that has expired were purged. */
  leaving: number;
}

/** What is stored, as it is counted before and after a purge. */
export const purgeStores = [
  "persons",
  "thumbnails",
  "templates",
  "links",
  "merges",
  "differences",
  "rollCalls",
  "collections",
] as const;
export type PurgeStore = (typeof purgeStores)[number];

/** One kind of stored thing: templates are counted one by one, links are memberships. */
export interface PurgeCount {
  store: PurgeStore;
  /** All that was there. */
  before: number;
  after: number;
  /** What is found afterwards that belongs to a purged person or collection. */
  remaining: number;
}

/** What a purge did, and what reading the database through afterwards has found. */
export interface PurgeProof {
  /** ISO 8601, UTC. */
  date: string;
  /** How many persons were deleted. */
  deleted: number;
  /** How many left the collections and stay in others. */
  stayed: number;
  collections: { id: string; name: string }[];
  counts: PurgeCount[];
  /** Nothing remains in any store. */
  isClean: boolean;
  /**
   * All tables of people were written anew, upon which Chromium lets go of the bytes of what was deleted. False where more
   * than 10,000 photos are stored: there they stay in its files until it tidies up by itself.
   */
  isSwept: boolean;
}

/** Whether photos are kept. */
export interface PhotoKeeping {
  /** False: of whoever is enrolled from now on only the template is stored. */
  keep: boolean;
  /** How many photos are stored now. */
  stored: number;
}

export interface SetKeepPhotosInput {
  /** Where photos are kept no longer: deletes those that are stored. Default: false. */
  removeStored?: boolean | undefined;
}
