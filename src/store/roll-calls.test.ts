import { beforeEach, expect, test } from "vitest";
import { PresenceBy } from "../contract/roll-calls.ts";
import type { Store } from "./index.ts";
import { face, testBed, type TestBed } from "./test-tools.ts";

let bed: TestBed;
let store: Store;
let classId: string;
beforeEach(async () => {
  bed = testBed();
  store = await bed.open();
  const { id } = await store.collections.create({ name: "Class 3" });
  classId = id;
  await store.persons.add({ id: "bo", name: "Bo" }, [face(1)]);
  await store.persons.add({ id: "ana", name: "Ana" }, [face(2)]);
  await store.persons.add({ id: "guest", name: "Guest" }, [face(3)]);
  await store.collections.link({ collectionIds: [classId], add: ["bo", "ana"] });
  return () => store.close();
});

const names = (entries: { person: { name: string }; presentSince: string | null }[]) =>
  entries.map(({ person, presentSince }) => `${person.name}${presentSince ? " is here" : ""}`);
const seen = (personId: string, score: number | null = 0.9) => ({
  ...{ personId, by: PresenceBy.CAMERA, score },
});

test("a sheet has everybody of the collection by name, and each counts once", async () => {
  const { id, ...started } = await store.rollCalls.start(classId);
  expect(started).toMatchObject({ expected: 2, present: 0, endDate: null });
  expect(names(started.entries)).toEqual(["Ana", "Bo"]);
  const first = await store.rollCalls.mark(id, [seen("bo"), seen("bo", 0.8)]);
  const again = await store.rollCalls.mark(id, [{ ...seen("bo", null), by: PresenceBy.HAND }]);
  expect(again).toEqual(first);
  expect(again.entries[1]).toMatchObject({ by: "camera", score: 0.9, wasExpected: true });
  expect(again.present).toBe(1);
  expect(names((await store.rollCalls.unmark(id, ["bo", "ana"])).entries)).toEqual(["Ana", "Bo"]);
});

test("who was not expected is added, and who joins the collection later is not missed", async () => {
  const { id } = await store.rollCalls.start(classId);
  await store.collections.link({ collectionIds: [classId], add: ["guest"] });
  expect(store.rollCalls.get(id).expected).toBe(2);
  const sheet = await store.rollCalls.mark(id, [seen("guest")]);
  expect(sheet).toMatchObject({ expected: 2, present: 1 });
  expect(sheet.entries.at(-1)).toMatchObject({ person: { id: "guest" }, wasExpected: false });
});

test("it outlives the tab, and follows deletions, merges and the collection's end", async () => {
  const { id } = await store.rollCalls.start(classId);
  await store.rollCalls.mark(id, [seen("guest"), seen("bo")]);
  await store.merges.merge("ana", "guest");
  expect(names(store.rollCalls.get(id).entries)).toEqual(["Ana is here", "Bo is here"]);
  await store.merges.unmerge("ana");
  expect(names(store.rollCalls.get(id).entries)).toEqual(["Ana", "Bo is here", "Guest is here"]);
  await store.persons.delete(["bo", "guest"]);
  await store.collections.delete(classId);
  store.close();
  store = await bed.open();
  const sheet = store.rollCalls.get(id);
  expect(names(sheet.entries)).toEqual(["Ana"]);
  expect(sheet).toMatchObject({
    expected: 1,
    present: 0,
    collection: { id: null, name: "Class 3" },
  });
  await store.rollCalls.delete(id);
  expect((await bed.rows()).rollCalls).toEqual([]);
});

test("what is over takes no marks until it is continued", async () => {
  const { id } = await store.rollCalls.start(classId);
  const over = await store.rollCalls.finish(id);
  expect(over.endDate).not.toBeNull();
  expect(await store.rollCalls.finish(id)).toEqual(over);
  const conflict = { code: "CONFLICT", details: [{ loc: ["id"], type: "over" }] };
  await expect(store.rollCalls.mark(id, [seen("bo")])).rejects.toMatchObject(conflict);
  await expect(store.rollCalls.unmark(id, ["bo"])).rejects.toMatchObject(conflict);
  expect((await store.rollCalls.resume(id)).endDate).toBeNull();
  expect((await store.rollCalls.mark(id, [seen("bo")])).present).toBe(1);
});

test("the list is the newest first, of one collection or all, over or not", async () => {
  const { id: otherId } = await store.collections.create({ name: "Other" });
  const first = await store.rollCalls.start(classId);
  const second = await store.rollCalls.start(otherId);
  await store.rollCalls.finish(first.id);
  const ids = (query: Parameters<Store["rollCalls"]["list"]>[0]) =>
    store.rollCalls.list(query).map(({ id }) => id);
  expect(ids({})).toEqual([second.id, first.id]);
  expect(ids({ collectionId: classId })).toEqual([first.id]);
  expect(ids({ isOver: false })).toEqual([second.id]);
  expect(() => ids({ collectionId: "none" })).toThrow(/no collection/);
});

test("unknown ids change nothing", async () => {
  const { id } = await store.rollCalls.start(classId);
  const before = store.rollCalls.get(id);
  const notFound = (loc: (string | number)[]) => ({ code: "NOT_FOUND", details: [{ loc }] });
  await expect(store.rollCalls.start("none")).rejects.toMatchObject(notFound(["collectionId"]));
  await expect(store.rollCalls.mark("none", [seen("bo")])).rejects.toMatchObject(notFound(["id"]));
  await expect(store.rollCalls.mark(id, [seen("bo"), seen("none")])).rejects.toMatchObject(
    notFound(["presences", 1, "personId"]),
  );
  await expect(store.rollCalls.unmark(id, ["none"])).rejects.toMatchObject(
    notFound(["personIds", 0]),
  );
  await expect(store.rollCalls.delete("none")).rejects.toMatchObject(notFound(["id"]));
  expect(store.rollCalls.get(id)).toEqual(before);
});
