import type { CollectionData, PersonData } from "../contract/records.ts";
import { emptyLog } from "./audit-chain.ts";
import { termsOf, type CollectionRecord, type PackRecord, type PersonRecord } from "./codec.ts";
import { Differences } from "./differences.ts";
import { conflict, notFound } from "./errors.ts";
import { MergeTree } from "./merge-tree.ts";
import { PersonBlocks } from "./person-blocks.ts";
import { Orders } from "./orders.ts";
import type { RollCallEntryRow, RollCallRecord } from "./roll-call-sheets.ts";
import type { TemplateRow } from "./schema.ts";
import { Tombstones } from "./tombstones.ts";
import { compareCodes, compareNames, searchText, uniqueName } from "./text.ts";

export interface PersonEntry extends PersonRecord {
  readonly key: number;
  /** Folded (text.ts). */
  readonly searchText: string;
}

export interface CollectionEntry extends CollectionRecord {
  readonly key: number;
  readonly searchText: string;
}

/** What the directory knows of a block of templates without its payload. */
export type BlockInfo = Omit<TemplateRow, "sealed">;

const nobody: ReadonlySet<number> = new Set();

/**
 * Everything in the database but thumbnails and templates, in memory: whom there is, in which
 * collections, in which blocks. Loaded at open (load.ts) and changed only after a commit, so it
 * always shows what is on the disk. Entries are immutable; a change replaces them.
 */
export class Directory {
  revision = 0;
  lastKey = 0;
  /** The recognition pack and the detector pack in use; 0: the one that is built in. */
  modelKey = 0;
  detectorKey = 0;
  /** How often a vault was made or taken down. */
  vaultEpoch = 0;
  /** 1: of whoever is enrolled only the template is stored. */
  keepNoPhotos = 0;
  /** The revision at which a backup replaced everything; keys from before it stand for nothing. */
  epoch = 0;
  /** Of the last backup: when (milliseconds since 1970; 0: none) and the audit log's last entry then. */
  backupDate = 0;
  backupSeq = 0;
  /** Milliseconds since 1970: the reminder of a backup is put off until then. */
  remindAfter = 0;
  restored = 0;
  /** How the audit log stands; its entries are read from the disk when they are asked for. */
  audit = emptyLog;
  readonly packs = new Map<number, PackRecord>();
  readonly persons = new Map<number, PersonEntry>();
  readonly personBlocks = new PersonBlocks();
  readonly collections = new Map<number, CollectionEntry>();
  readonly rollCalls = new Map<number, RollCallEntryRow>();
  readonly blocks = new Map<number, BlockInfo>();
  readonly differences = new Differences();
  readonly merges = new MergeTree();
  readonly tombstones = new Tombstones();
  readonly orders = new Orders<PersonEntry>();
  readonly #personKeys = new Map<string, number>();
  readonly #rollCallKeys = new Map<string, number>();
  readonly #collectionKeys = new Map<string, number>();
  readonly #collectionNames = new Map<string, number>();
  readonly #members = new Map<number, Set<number>>();
  readonly #memberships = new Map<number, Set<number>>();

  hasPerson(id: string): boolean {
    return this.#personKeys.has(id);
  }

  /** Throws NOT_FOUND. */
  person(id: string, loc?: (string | number)[]): PersonEntry {
    const entry = this.persons.get(this.#personKeys.get(id) ?? -1);
    if (!entry) throw notFound("person", id, loc);
    return entry;
  }

  /** Who has one of these ids, each once. */
  personsOf(ids: readonly string[]): PersonEntry[] {
    const found = ids.map((id) => this.persons.get(this.#personKeys.get(id) ?? -1));
    return [...new Set(found)].filter((entry) => entry !== undefined);
  }

  /** Throws NOT_FOUND. */
  personByKey(key: number): PersonEntry {
    const entry = this.persons.get(key);
    if (!entry) throw notFound("person", key, ["personKey"]);
    return entry;
  }

  /** Throws NOT_FOUND. */
  collection(id: string, loc?: (string | number)[]): CollectionEntry {
    const entry = this.collections.get(this.#collectionKeys.get(id) ?? -1);
    if (!entry) throw notFound("collection", id, loc);
    return entry;
  }

  /** Throws NOT_FOUND. */
  rollCall(id: string): RollCallEntryRow {
    const entry = this.rollCalls.get(this.#rollCallKeys.get(id) ?? -1);
    if (!entry) throw notFound("roll call", id);
    return entry;
  }

  putRollCall(key: number, record: RollCallRecord): RollCallEntryRow {
    const entry = { ...record, key };
    this.rollCalls.set(key, entry);
    this.#rollCallKeys.set(record.id, key);
    return entry;
  }

  removeRollCall(key: number): void {
    this.#rollCallKeys.delete(this.rollCalls.get(key)?.id ?? "");
    this.rollCalls.delete(key);
  }

  /** Throws CONFLICT if a collection other than the one of `ownKey` goes by this name. */
  refuseTakenName(name: string, ownKey?: number): void {
    const holder = this.#collectionNames.get(uniqueName(name));
    if (holder !== undefined && holder !== ownKey) throw conflict("collection", "name", name);
  }

  /** Keys of the persons in a collection. Live: later writes show in it. */
  members(collectionKey: number): ReadonlySet<number> {
    return this.#members.get(collectionKey) ?? nobody;
  }

  /** Keys of the collections that a person is in. */
  memberships(personKey: number): ReadonlySet<number> {
    return this.#memberships.get(personKey) ?? nobody;
  }

  putPerson(key: number, record: PersonRecord): PersonEntry {
    const { id, name, gender, dateOfBirth, nationality, notes } = record;
    const { createDate, modifiedDate, thumbnails, templateBlocks } = record;
    // Without spreading: V8 makes a hash table of an object that is spread from so many fields, and to
    // look through 100,000 of those takes four times as long.
    const entry: PersonEntry = {
      key,
      id,
      name,
      gender,
      dateOfBirth,
      nationality,
      notes,
      createDate,
      modifiedDate,
      thumbnails,
      templateBlocks,
      searchText: searchText([name, id, nationality, notes]),
    };
    this.orders.replace(this.persons.get(key), entry);
    this.persons.set(key, entry);
    this.#personKeys.set(id, key);
    return entry;
  }

  /** Takes the person out, and out of all collections. */
  removePerson(key: number): void {
    const entry = this.persons.get(key);
    if (!entry) return;
    this.orders.replace(entry, undefined);
    for (const collectionKey of this.memberships(key))
      this.#members.get(collectionKey)?.delete(key);
    this.#memberships.delete(key);
    this.#personKeys.delete(entry.id);
    this.persons.delete(key);
  }

  putCollection(key: number, record: CollectionRecord): CollectionEntry {
    const before = this.collections.get(key);
    if (before) this.#collectionNames.delete(uniqueName(before.name));
    const entry = { ...record, key, searchText: searchText([record.name, record.description]) };
    this.collections.set(key, entry);
    this.#collectionKeys.set(record.id, key);
    this.#collectionNames.set(uniqueName(record.name), key);
    if (!before) this.#members.set(key, new Set());
    return entry;
  }

  /** Takes the collection out; its persons stay. */
  removeCollection(key: number): void {
    const entry = this.collections.get(key);
    if (!entry) return;
    for (const personKey of this.members(key)) this.#memberships.get(personKey)?.delete(key);
    this.#members.delete(key);
    this.#collectionNames.delete(uniqueName(entry.name));
    this.#collectionKeys.delete(entry.id);
    this.collections.delete(key);
  }

  link(collectionKey: number, personKey: number): void {
    this.#members.get(collectionKey)?.add(personKey);
    const memberships = this.#memberships.get(personKey);
    if (memberships) memberships.add(collectionKey);
    else this.#memberships.set(personKey, new Set([collectionKey]));
  }

  unlink(collectionKey: number, personKey: number): void {
    this.#members.get(collectionKey)?.delete(personKey);
    this.#memberships.get(personKey)?.delete(collectionKey);
  }

  personData(entry: PersonEntry): PersonData {
    const collections = [...this.memberships(entry.key)]
      .map((key) => this.collections.get(key))
      .filter((collection) => collection !== undefined)
      .sort((a, b) => compareNames(a.name, b.name) || compareCodes(a.id, b.id));
    const { id, name, gender, dateOfBirth, nationality, notes, createDate, modifiedDate } = entry;
    return {
      ...{ id, name, gender, dateOfBirth, nationality, notes, createDate, modifiedDate },
      collections: collections.map((collection) => this.collectionData(collection)),
      thumbnails: entry.thumbnails.map((thumbnail) => ({ id: thumbnail.id })),
    };
  }

  collectionData(entry: CollectionEntry): CollectionData {
    const { id, name, description, createDate, modifiedDate } = entry;
    const count = this.members(entry.key).size;
    return { id, name, description, count, createDate, modifiedDate, ...termsOf(entry) };
  }
}
