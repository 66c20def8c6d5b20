import { Dexie } from "dexie";
import { IDBKeyRange } from "fake-indexeddb";
import { expect, test, vi } from "vitest";
import { SCHEMA_VERSION } from "./schema.ts";
import type { Store } from "./index.ts";
import { collectionQuery, face, personQuery, storedTemplates, testBed } from "./test-tools.ts";

const everything = async (store: Store) => ({
  persons: store.persons.list(personQuery()),
  collections: store.collections.list(collectionQuery()),
  templates: await storedTemplates(store),
  counts: store.counts(),
  thumbnail: await store.persons.thumbnail("a", 0),
});

test("everything is still there after reopening", async () => {
  const bed = testBed();
  const store = await bed.open();
  const ward = await store.collections.create({ name: "Ward", description: "First floor" });
  const facts = { name: "Ana", gender: "F", dateOfBirth: "1990-05-31", notes: "n" } as const;
  await store.persons.add({ id: "a", ...facts, collections: [ward.id] }, [face(1), face(2)]);
  await store.persons.add({ id: "b" }, [face(3)]);
  await store.persons.delete(["b"]);
  const before = await everything(store);
  store.close();
  const reopened = await bed.open();
  expect(await everything(reopened)).toEqual(before);
  reopened.close();
});

const blocked = expect.objectContaining({ code: "STORAGE_BLOCKED" }) as Error;

async function expectClosed(store: Store): Promise<void> {
  expect(() => store.persons.list(personQuery())).toThrow(blocked);
  expect(() => store.counts()).toThrow(blocked);
  await expect(store.persons.add({}, [face(1)])).rejects.toEqual(blocked);
  await expect(store.persons.thumbnail("a", 0)).rejects.toEqual(blocked);
  await expect(storedTemplates(store)).rejects.toEqual(blocked);
}

test("a closed store refuses everything", async () => {
  const store = await testBed().open();
  await store.persons.add({ id: "a" }, [face(1)]);
  store.close();
  await expectClosed(store);
  store.close();
});

test("deleting the database closes the store, and nothing brings it back", async () => {
  const bed = testBed();
  const store = await bed.open();
  await store.persons.add({ id: "a" }, [face(1)]);
  await new Dexie(bed.options.name, { ...bed.options, IDBKeyRange }).delete();
  await expectClosed(store);
  expect(await bed.options.indexedDB?.databases()).toEqual([]);
});

test("a newer version's database is left alone", async () => {
  const bed = testBed();
  const newer = new Dexie(bed.options.name, { ...bed.options, IDBKeyRange });
  newer.version(SCHEMA_VERSION + 1).stores({ persons: "key", audit: "key" });
  await newer.open();
  await expect(bed.open()).rejects.toMatchObject({
    code: "STORAGE_BLOCKED",
    message: expect.stringContaining("newer version") as string,
  });
  expect(newer.isOpen()).toBe(true);
  newer.close();
  expect(await bed.options.indexedDB?.databases()).toMatchObject([
    { version: (SCHEMA_VERSION + 1) * 10 },
  ]);
});

test("an upgrade elsewhere closes the store instead of blocking it", async () => {
  const bed = testBed();
  const store = await bed.open();
  const lost = vi.fn();
  store.onLost(lost);
  const newer = new Dexie(bed.options.name, { ...bed.options, IDBKeyRange });
  newer.version(SCHEMA_VERSION + 1).stores({ audit: "key" });
  await newer.open();
  await expectClosed(store);
  expect(lost.mock.calls).toMatchObject([[{ details: [{ type: "storage_upgraded" }] }]]);
  newer.close();
});

test("a deletion elsewhere is told from the store's own end", async () => {
  const bed = testBed();
  const lost = vi.fn();
  const [ended, deleted] = [await bed.open(), await bed.open()];
  for (const store of [ended, deleted]) store.onLost(lost);
  ended.close();
  await expectClosed(ended);
  expect(lost).not.toHaveBeenCalled();
  await new Dexie(bed.options.name, { ...bed.options, IDBKeyRange }).delete();
  await expectClosed(deleted);
  const details = [{ type: "storage_deleted" }];
  expect(lost.mock.calls).toMatchObject([[{ code: "STORAGE_BLOCKED", details }]]);
  await expect(deleted.persons.thumbnail("a", 0)).rejects.toMatchObject({ details });
});

test("a browser that refuses storage is STORAGE_BLOCKED", async () => {
  const refusal = new DOMException("no", "SecurityError");
  const { indexedDB } = testBed().options;
  const refusing = Object.create(indexedDB ?? null, {
    databases: { value: () => Promise.resolve([]) },
    open: {
      value: () => {
        throw refusal;
      },
    },
  }) as IDBFactory;
  await expect(testBed().open({ indexedDB: refusing })).rejects.toEqual(blocked);
  const silent = Object.create(refusing, { databases: { value: () => Promise.reject(refusal) } });
  await expect(testBed().open({ indexedDB: silent as IDBFactory })).rejects.toEqual(blocked);
});

test("damaged rows are told from a full or a closed disk", async () => {
  const bed = testBed();
  const store = await bed.open();
  await store.persons.add({ id: "a" }, [face(1)]);
  const seal = {
    seal: (bytes: Uint8Array<ArrayBuffer>) => Promise.resolve(bytes),
    open: (bytes: Uint8Array<ArrayBuffer>) => Promise.resolve(bytes.slice(1)),
  };
  await expect(bed.open({ sealedBy: { seal, epoch: 0 } })).rejects.toMatchObject({
    code: "STORAGE_BLOCKED",
    message: expect.stringContaining("damaged") as string,
  });
  store.close();
});
