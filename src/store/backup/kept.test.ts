import { beforeEach, expect, test, vi } from "vitest";
import type { Store } from "../index.ts";
import { collectionQuery, face, storedTemplates, testBed, type TestBed } from "../test-tools.ts";
import { backupOf, never, reading, replaceWith } from "./test-tools.ts";

vi.mock(import("../vault/passphrase-key.ts"), async (original) => {
  const real = await original();
  return {
    ...real,
    newKdfParameters: () => ({ ...real.newKdfParameters(), memory: 8 * 1024, iterations: 1 }),
  };
});

const today = "2026-03-02";
const model = { id: "model", pipeline: 1 };
const noPhoto = { code: "NOT_FOUND", details: [{ type: "no_photo" }] };

let beds: TestBed[];
let here: Store;
let there: Store;

beforeEach(async () => {
  beds = [testBed(), testBed()];
  const open = (bed?: TestBed) => {
    if (!bed) throw new Error("there are two");
    bed.options.now = () => new Date(`${today}T12:00:00`);
    return bed.open();
  };
  [here, there] = [await open(beds[0]), await open(beds[1])];
  return () => [here, there].forEach((store) => store.close());
});

const mergeInto = async (store: Store, file: Blob) =>
  store.backups.merge(await store.backups.verify(file, reading()), model, never);

test("what was purged on one device comes back by no merge, and goes on the other too", async () => {
  const trial = await here.collections.create({ name: "Trial", expiryDate: today });
  await here.persons.add({ id: "ada", collections: [trial.id] }, [face(1)]);
  await here.rollCalls.start(trial.id);
  await mergeInto(there, await backupOf(here));
  expect(there.collections.get(trial.id)).toMatchObject({ count: 1, expiryDate: today });

  expect(await here.retention.purge([trial.id])).toMatchObject({ deleted: 1 });
  await mergeInto(here, await backupOf(there));
  await mergeInto(there, await backupOf(here));
  for (const store of [here, there]) {
    expect(store.counts()).toEqual({ persons: 0, templates: 0, collections: 0 });
    expect(store.rollCalls.list({})).toEqual([]);
  }
  for (const bed of beds) {
    const { thumbnails, links, unlinks } = await bed.rows();
    expect([thumbnails, links, unlinks]).toEqual([[], [], []]);
  }
});

test("a collection's terms come along, the later ones", async () => {
  const trial = await here.collections.create({ name: "Trial" });
  await mergeInto(there, await backupOf(here));
  await there.collections.update({ id: trial.id, purpose: "The new gate", expiryDate: today });
  await mergeInto(here, await backupOf(there));
  const [found] = here.collections.list(collectionQuery()).collections;
  expect(found).toMatchObject({ purpose: "The new gate", expiryDate: today });
});

test("people without photos come along by their templates", async () => {
  await here.retention.setKeepPhotos(false, false);
  await here.persons.add({ id: "ada" }, [face(1), face(2)]);
  const file = await backupOf(here);
  await mergeInto(there, file);
  expect(Object.values(await storedTemplates(there))).toHaveLength(2);
  await expect(there.persons.thumbnail("ada", 0)).rejects.toMatchObject(noPhoto);
  await replaceWith(there, file);
  expect(there.persons.get("ada")).toEqual(here.persons.get("ada"));
  expect(await storedTemplates(there)).toEqual(await storedTemplates(here));
});

test("a device that keeps no photos takes none from a backup", async () => {
  await here.persons.add({ id: "ada" }, [face(1)]);
  const file = await backupOf(here);
  await there.retention.setKeepPhotos(false, false);
  for (const take of [() => mergeInto(there, file), () => replaceWith(there, file)]) {
    await take();
    expect((await beds[1]?.rows())?.thumbnails).toEqual([]);
    expect(Object.values(await storedTemplates(there))).toHaveLength(1);
    expect(there.retention.keepsPhotos).toBe(false);
  }
});
