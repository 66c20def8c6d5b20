import { Dexie } from "dexie";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { cdp } from "vitest/browser";
import { PersonOrderBy, SortOrder } from "../../src/contract/enums.ts";
import { unpack } from "../../src/store/pack.ts";
import { Database } from "../../src/store/schema.ts";
import type { Bytes, Seal } from "../../src/store/seal.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { SCHEMA_VERSION } from "../../src/store/schema.ts";

/** The store on the browser's own IndexedDB, Web Locks and BroadcastChannel. */

const anyone = { skip: 0, take: 100, order: SortOrder.ASC, orderBy: PersonOrderBy.NAME };
const open = (seal?: Seal) => openStore({ name, ...(seal && { seal }) });
const opened: Store[] = [];
let name = "";

beforeEach(() => {
  name = `visavis-test-${crypto.randomUUID()}`;
  return () => {
    for (const store of opened.splice(0)) store.close();
  };
});

async function openForTest(seal?: Seal): Promise<Store> {
  const store = await open(seal);
  opened.push(store);
  return store;
}

const face = (mark: number) => ({
  thumbnail: Uint8Array.of(0xff, 0xd8, mark),
  template: new Float32Array(512).fill(mark + 0.25),
  modelId: "model",
  pipeline: 1,
});

async function rows(): Promise<Record<string, unknown[]>> {
  const db = new Database(name, {});
  await db.open();
  const stores = db.tables.map(async (table) => [table.name, await table.toArray()] as const);
  const all = Object.fromEntries(await Promise.all(stores));
  db.close();
  return all;
}

async function firstFloats(store: Store): Promise<number[]> {
  const floats: number[] = [];
  await store.templates.forEachBlock("model", 1, ({ personKeys, vectors }) => {
    personKeys.forEach((_, slot) => floats.push(unpack(vectors, slot, 512)[0] ?? 0));
  });
  return floats;
}

const everything = async (store: Store) => ({
  rows: await rows(),
  persons: store.persons.list(anyone),
  counts: store.counts(),
  templates: await firstFloats(store),
});

async function fill(store: Store): Promise<string> {
  const { id: ward } = await store.collections.create({ name: "Ward" });
  const facts = { id: "a", name: "Ana", notes: "Left hand", collections: [ward] };
  await store.persons.add(facts, [face(1), face(2)]);
  await store.persons.add({ id: "b", collections: [ward] }, [face(3)]);
  return ward;
}

test("everything is still there after reopening", async () => {
  const store = await openForTest();
  await fill(store);
  const before = await everything(store);
  expect(before.counts).toEqual({ persons: 2, templates: 3, collections: 1 });
  expect(before.templates).toEqual([1.25, 2.25, 3.25]);
  store.close();
  const reopened = await openForTest();
  expect(await everything(reopened)).toEqual(before);
  expect(await reopened.persons.thumbnail("a", 1)).toEqual(face(2).thumbnail);
});

test("a deleted person leaves no row and no number", async () => {
  const store = await openForTest();
  const ward = await fill(store);
  await store.persons.delete(["a"]);
  expect(await firstFloats(store)).toEqual([3.25]);
  const [block] = (await rows()).templates as { sealed: Bytes }[];
  // 3.25 in units of 2⁻¹³.
  expect(new Set(new Int16Array(block?.sealed.buffer ?? new ArrayBuffer(0), 28))).toEqual(
    new Set([26624]),
  );
  await store.persons.delete(["b"]);
  const left = await rows();
  expect([left.personBlocks, left.thumbnails, left.templates, left.links]).toEqual([
    [],
    [],
    [],
    [],
  ]);
  expect(store.collections.get(ward).count).toBe(0);
});

test("WebCrypto can be the seal", async () => {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  const seal: Seal = {
    async seal(bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const text = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes));
      const sealed = new Uint8Array(12 + text.length);
      sealed.set(iv);
      sealed.set(text, 12);
      return sealed;
    },
    async open(sealed) {
      const algorithm = { name: "AES-GCM", iv: sealed.subarray(0, 12) };
      return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed.subarray(12)));
    },
  };
  const store = await openForTest(seal);
  await fill(store);
  await store.persons.update({ id: "a", name: "Anna" }, [face(4)]);
  await store.persons.delete(["b"]);
  const before = await everything(store);
  expect(before.templates).toEqual([4.25]);
  store.close();
  const reopened = await openForTest(seal);
  expect(await everything(reopened)).toEqual(before);
});

/** Chromium's storage buckets: an IndexedDB with as little room as one likes. */
interface StorageBuckets {
  open(name: string, options: { quota: number }): Promise<{ indexedDB: IDBFactory }>;
  delete(name: string): Promise<void>;
}

test("a full disk is QUOTA_EXCEEDED, and nothing has changed", async () => {
  const { storageBuckets } = navigator as Navigator & { storageBuckets: StorageBuckets };
  const { indexedDB } = await storageBuckets.open("small", { quota: 200_000 });
  const store = await openStore({ name: "visavis-full", indexedDB });
  opened.push(store);
  await fill(store);
  const before = [store.persons.list(anyone), store.counts(), await firstFloats(store)];
  const large = { ...face(9), thumbnail: new Uint8Array(400_000) };
  const code = "QUOTA_EXCEEDED";
  await expect(store.persons.add({ id: "c" }, [large])).rejects.toMatchObject({ code });
  await expect(store.persons.update({ id: "a" }, [large])).rejects.toMatchObject({ code });
  expect([store.persons.list(anyone), store.counts(), await firstFloats(store)]).toEqual(before);
  await store.persons.add({ id: "c" }, [face(9)]);
  store.close();
  const reopened = await openStore({ name: "visavis-full", indexedDB });
  opened.push(reopened);
  expect(await firstFloats(reopened)).toEqual([1.25, 2.25, 3.25, 9.25]);
  reopened.close();
  await storageBuckets.delete("small");
});

describe("two tabs", () => {
  test("hear of each other's writes", async () => {
    const here = await openForTest();
    const there = await openForTest();
    const heard = vi.fn();
    there.onChange(heard);
    await fill(here);
    await vi.waitFor(() => expect(there.persons.list(anyone).count).toBe(2));
    expect(heard).toHaveBeenCalledWith({ what: "persons", external: true });
    expect(there.persons.list(anyone)).toEqual(here.persons.list(anyone));
  });

  test("write in turns, each upon what the other has left", async () => {
    const here = await openForTest();
    const there = await openForTest();
    const marks = Array.from({ length: 20 }, (_, at) => at);
    await Promise.all(
      marks.map((mark) => (mark % 2 ? here : there).persons.add({ id: `p${mark}` }, [face(mark)])),
    );
    await expect(here.persons.add({ id: "p0" }, [face(0)])).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect((await firstFloats(here)).sort((a, b) => a - b)).toEqual(marks.map((one) => one + 0.25));
    expect(await firstFloats(there)).toEqual(await firstFloats(here));
    expect(there.persons.list(anyone)).toEqual(here.persons.list(anyone));
  });

  test("a write waits while another tab holds the writer's lock", async () => {
    const store = await openForTest();
    const order: string[] = [];
    let release = (): void => undefined;
    const held = navigator.locks.request(`visavis-writer:${name}`, async () => {
      await new Promise<void>((resolve) => (release = resolve));
      order.push("released");
    });
    await vi.waitFor(async () => expect((await navigator.locks.query()).held).toHaveLength(1));
    const added = store.persons.add({ id: "a" }, [face(1)]).then(() => order.push("added"));
    await vi.waitFor(async () => expect((await navigator.locks.query()).pending).toHaveLength(1));
    release();
    await Promise.all([held, added]);
    expect(order).toEqual(["released", "added"]);
  });
});

const blocked = expect.objectContaining({ code: "STORAGE_BLOCKED" }) as Error;

test("deleting the database closes the store, and nothing brings it back", async () => {
  const store = await openForTest();
  await fill(store);
  await Dexie.delete(name);
  expect(() => store.persons.list(anyone)).toThrow(blocked);
  await expect(store.persons.add({}, [face(1)])).rejects.toEqual(blocked);
  expect((await indexedDB.databases()).some((one) => one.name === name)).toBe(false);
});

test("deleting the site's data closes the store, and a new one can be opened", async () => {
  const store = await openForTest();
  await fill(store);
  const { origin } = location;
  await cdp().send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
  await vi.waitFor(() => expect(() => store.counts()).toThrow(blocked));
  await expect(store.persons.add({}, [face(1)])).rejects.toEqual(blocked);
  // For a moment longer the browser breaks off whatever is being opened.
  const fresh = await vi.waitFor(() => openForTest());
  expect(fresh.counts()).toEqual({ persons: 0, templates: 0, collections: 0 });
});

test("a newer version's database is left alone", async () => {
  const newer = new Dexie(name);
  newer.version(SCHEMA_VERSION + 1).stores({ persons: "key", audit: "key" });
  await newer.open();
  await expect(open()).rejects.toMatchObject({
    code: "STORAGE_BLOCKED",
    message: expect.stringContaining("newer version") as string,
  });
  expect(newer.isOpen()).toBe(true);
  newer.close();
});
