import { beforeEach, describe, expect, test } from "vitest";
import { AuditAction } from "../contract/audit.ts";
import { PresenceBy } from "../contract/roll-calls.ts";
import type { Store } from "./index.ts";
import { face, pack, storedTemplates, testBed, type TestBed } from "./test-tools.ts";

const [past, today, soon, later] = ["2026-03-01", "2026-03-02", "2026-03-16", "2026-03-17"];

let bed: TestBed;
let store: Store;
beforeEach(async () => {
  bed = testBed();
  // By noon it is the same day in nearly every zone.
  bed.options.now = () => new Date(`${today}T12:00:00`);
  store = await bed.open();
  return () => store.close();
});

const collection = async (name: string, expiryDate: string | null) =>
  (await store.collections.create({ name, expiryDate })).id;
const person = (id: string, mark: number, ...collections: string[]) =>
  store.persons.add({ id, name: `Name of ${id}`, collections }, [face(mark)]);
const lastEntries = async (take: number) =>
  (await store.audit.list({ skip: 0, take, order: "DESC" })).entries;

describe("what is due", () => {
  test("has expired or will within 14 days, the earliest first", async () => {
    await collection("Without", null);
    await collection("Later", later);
    await collection("Soon", soon);
    await collection("Today", today);
    await collection("Past", past);
    const names = (on?: string) =>
      store.retention.due(on).collections.map((one) => [one.collection.name, one.isExpired]);
    expect(names()).toEqual([
      ["Past", true],
      ["Today", true],
      ["Soon", false],
    ]);
    expect(names(later)).toHaveLength(4);
    expect(names("2026-01-01")).toEqual([]);
    expect(store.retention.due()).toMatchObject({ on: today, leaving: 0 });
  });

  test("says who goes and who stays, and why: an expired collection holds nobody", async () => {
    const [a, b, held] = [
      await collection("A", past),
      await collection("B", today),
      await collection("Held", later),
    ];
    await person("only a", 1, a);
    await person("a and b", 2, a, b);
    await person("a and held", 3, a, held);
    await person("held", 4, held);
    await person("in none", 5);
    const due = store.retention.due();
    expect(due.leaving).toBe(2);
    const [first, second, ...others] = due.collections;
    expect(first).toMatchObject({ collection: { name: "A" }, leaving: 2, staying: 1 });
    expect(first?.heldBy).toEqual([{ id: held, name: "Held", persons: 1 }]);
    expect(second).toMatchObject({ collection: { name: "B" }, leaving: 1, staying: 0, heldBy: [] });
    expect(others).toEqual([]);
  });
});

describe("a purge", () => {
  async function twoCollections() {
    const [expired, held] = [await collection("Trial", past), await collection("Staff", later)];
    await person("ada", 1, expired);
    await person("ben", 2, expired);
    await person("cleo", 3, expired, held);
    await person("dora", 4, held);
    await person("ada again", 5, expired);
    await store.merges.merge("ada", "ada again");
    await store.differences.mark("ben", "dora");
    await store.differences.mark("cleo", "dora");
    const own = await store.rollCalls.start(expired);
    await store.rollCalls.mark(own.id, [{ personId: "ben", by: PresenceBy.HAND, score: null }]);
    const others = await store.rollCalls.start(held);
    await store.rollCalls.mark(
      others.id,
      ["ben", "cleo"].map((personId) => ({ personId, by: PresenceBy.HAND, score: null })),
    );
    return { expired, held, others: others.id };
  }

  test("deletes whom nothing holds, with all of theirs; the database says so", async () => {
    const { expired, others } = await twoCollections();
    const keys = ["ada", "ben"].map((id) => store.persons.keyOf(id));
    const purged = await store.retention.purge([expired]);
    expect(purged.change.removedThumbnailKeys).toHaveLength(3);
    const proof = await store.retention.prove(purged);
    expect(proof).toMatchObject({ deleted: 2, stayed: 1, isClean: true, isSwept: true });
    expect(proof.collections).toEqual([{ id: expired, name: "Trial" }]);
    const counts = proof.counts.map(({ store: name, ...count }) => [name, Object.values(count)]);
    expect(Object.fromEntries(counts)).toEqual({
      persons: [4, 2, 0],
      thumbnails: [5, 2, 0],
      templates: [5, 2, 0],
      links: [5, 2, 0],
      merges: [1, 0, 0],
      differences: [2, 1, 0],
      rollCalls: [2, 1, 0],
      collections: [2, 1, 0],
    });

    store.close();
    store = await bed.open();
    expect(store.counts()).toEqual({ persons: 2, templates: 2, collections: 1 });
    expect(store.persons.get("cleo").collections.map(({ name }) => name)).toEqual(["Staff"]);
    expect(store.rollCalls.get(others).entries.map(({ person: { id } }) => id)).toEqual([
      ...["cleo", "dora"],
    ]);
    const rows = await bed.rows();
    const decoder = new TextDecoder();
    const sealed = Object.entries(rows).flatMap(([name, all]) =>
      // The log has hashes, and keys that point to nothing.
      name === "audit" ? [] : (all as { sealed?: Uint8Array }[]).map((row) => row.sealed),
    );
    const texts = sealed.map((bytes) => decoder.decode(bytes));
    expect(texts.filter((text) => /ada|ben|Trial/.test(text))).toEqual([]);
    const rollCall = JSON.parse(
      decoder.decode((rows.rollCalls?.[0] as { sealed: Uint8Array }).sealed),
    );
    expect(JSON.stringify(rollCall)).not.toMatch(new RegExp(`[[:,](${keys.join("|")})[\\],}]`));
  });

  test("is in the log as a purge of each collection, with hashes of ids", async () => {
    const { expired } = await twoCollections();
    await store.retention.purge([expired, expired]);
    const [entry, before] = await lastEntries(2);
    expect(entry).toMatchObject({ action: AuditAction.PURGE, details: { collection: expired } });
    expect(entry?.persons.map(({ person: present }) => present)).toEqual([null, null]);
    expect(entry?.persons.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
    expect(before?.action).not.toBe(AuditAction.PURGE);
    expect(JSON.stringify(entry)).not.toMatch(/"ada[" ]|ben|Trial/);
  });

  test("does nothing where one has not expired, is unknown, or it is stopped", async () => {
    const { expired, held } = await twoCollections();
    const before = await bed.rows();
    await expect(store.retention.purge([expired, held])).rejects.toMatchObject({
      ...{ code: "CONFLICT", details: [{ loc: ["collectionIds", 1], type: "not_expired" }] },
    });
    await expect(store.retention.purge([expired, "x"])).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const stopped = store.retention.purge([expired], AbortSignal.abort());
    await expect(stopped).rejects.toMatchObject({ code: "ABORTED" });
    expect(await bed.rows()).toEqual(before);
  });

  test("is not proved where something of it is left", async () => {
    const { expired } = await twoCollections();
    const [thumbnail] = (await bed.rows()).thumbnails as object[];
    const purged = await store.retention.purge([expired]);
    await bed.put("thumbnails", thumbnail ?? {});
    const { isClean, counts } = await store.retention.prove(purged);
    expect(isClean).toBe(false);
    expect(counts.find((one) => one.store === "thumbnails")).toMatchObject({ remaining: 1 });
  });
});

describe("photos that are not kept", () => {
  const photoOf = (id: string) => store.persons.thumbnail(id, 0);
  const noPhoto = { code: "NOT_FOUND", details: [{ type: "no_photo" }] };

  test("are never written, but people have thumbnails' ids and templates", async () => {
    await store.retention.setKeepPhotos(false, false);
    await person("ada", 1);
    await store.persons.update({ id: "ada" }, [face(2), face(3)]);
    const { thumbnails } = store.persons.get("ada");
    await store.persons.replaceFaces("ada", [face(4)], [thumbnails[0]?.id ?? ""]);
    await person("ben", 5);
    await store.merges.merge("ada", "ben");
    await store.merges.unmerge("ada");
    expect((await bed.rows()).thumbnails).toEqual([]);
    expect(store.persons.get("ada").thumbnails).toHaveLength(2);
    expect(Object.keys(await storedTemplates(store))).toHaveLength(3);
    await expect(photoOf("ada")).rejects.toMatchObject(noPhoto);
    await store.persons.delete(["ada", "ben"]);
    expect(store.counts()).toMatchObject({ persons: 0, templates: 0 });
  });

  test("hold for other tabs and after a reopening, until they are kept again", async () => {
    const other = await bed.open();
    expect(await other.retention.photos()).toEqual({ keep: true, stored: 0 });
    await store.retention.setKeepPhotos(false, false);
    await other.persons.add({ id: "ada" }, [face(1)]);
    expect(await other.retention.photos()).toEqual({ keep: false, stored: 0 });
    other.close();
    store.close();
    store = await bed.open();
    expect(store.retention.keepsPhotos).toBe(false);
    await store.retention.setKeepPhotos(true, false);
    await person("ben", 2);
    expect(await store.retention.photos()).toEqual({ keep: true, stored: 1 });
    await expect(photoOf("ada")).rejects.toMatchObject(noPhoto);
    expect(await photoOf("ben")).toEqual(face(2).thumbnail);
  });

  test("go in one go where that is asked for; the log says how many, and nothing twice", async () => {
    await person("ada", 1);
    await person("ada again", 2);
    await store.merges.merge("ada", "ada again");
    expect(await store.retention.setKeepPhotos(false, false)).toEqual({ keep: false, stored: 2 });
    await store.retention.setKeepPhotos(false, false);
    expect(await store.retention.setKeepPhotos(false, true)).toEqual({ keep: false, stored: 0 });
    await store.retention.setKeepPhotos(false, true);
    expect((await bed.rows()).thumbnails).toEqual([]);
    expect(Object.keys(await storedTemplates(store))).toHaveLength(2);
    const entries = await lastEntries(3);
    expect(entries.map(({ action, details }) => [action, details])).toEqual([
      [AuditAction.PHOTOS_DISCARD, { removed: 2 }],
      [AuditAction.PHOTOS_DISCARD, {}],
      [AuditAction.MERGE, {}],
    ]);
  });

  test("are known to be missing for another model", async () => {
    await person("ada", 1);
    await store.retention.setKeepPhotos(false, false);
    await person("ben", 2);
    await store.packs.add(pack("other"), Uint8Array.of(1));
    expect(await store.models.missing("other@1", 1)).toHaveLength(2);
    const left = await store.models.missingWithoutPhoto("other@1", 1);
    expect(left.map(({ personKey }) => personKey)).toEqual([store.persons.keyOf("ben")]);
    expect(await store.models.missingWithoutPhoto("model", 1)).toEqual([]);
  });
});
