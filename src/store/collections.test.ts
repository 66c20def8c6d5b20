import { beforeEach, describe, expect, test } from "vitest";
import { calendarDayOf } from "../contract/retention.ts";
import { encodeJson } from "./codec.ts";
import { noTerms } from "./collection-terms.ts";
import type { Store } from "./index.ts";
import { Database } from "./schema.ts";
import { collectionQuery, face, testBed, type TestBed } from "./test-tools.ts";

let bed: TestBed;
let store: Store;
beforeEach(async () => {
  bed = testBed();
  store = await bed.open();
  return () => store.close();
});

test("create, get, update, delete", async () => {
  const ward = await store.collections.create({ name: "Ward", description: "First floor" });
  const date = "2026-01-01T00:00:01.000Z";
  expect(ward).toEqual({
    ...{ id: "id-1", name: "Ward", description: "First floor", count: 0 },
    ...{ createDate: date, modifiedDate: date },
    ...noTerms,
  });
  expect(store.collections.get(ward.id)).toEqual(ward);
  const later = await store.collections.update({ id: ward.id, description: null });
  expect(later).toEqual({
    ...ward,
    description: null,
    modifiedDate: "2026-01-01T00:00:03.000Z",
  });
  await store.collections.delete(ward.id);
  expect(() => store.collections.get(ward.id)).toThrow(/There is no collection/);
  expect((await bed.rows()).collections).toEqual([]);
});

describe("terms", () => {
  const today = calendarDayOf(new Date(Date.UTC(2026, 0, 1)));

  test("are kept, changed and emptied one by one; the log names the fields alone", async () => {
    const terms = {
      purpose: "Who may come in",
      consentText: "You may say no.",
      expiryDate: "2027-01-31",
    };
    const { id, ...made } = await store.collections.create({ name: "Ward", ...terms });
    expect(made).toMatchObject({ ...terms, consentDate: today });
    store.close();
    store = await bed.open();
    expect(store.collections.get(id)).toMatchObject({ ...terms, consentDate: today });
    expect(await store.collections.update({ id, purpose: "", expiryDate: null })).toMatchObject({
      ...{ ...terms, consentDate: today, purpose: null, expiryDate: null },
    });
    const { entries } = await store.audit.list({ skip: 0, take: 1, order: "DESC" });
    expect(entries[0]?.details).toEqual({ collection: id, fields: ["purpose", "expiryDate"] });
    expect(JSON.stringify(entries)).not.toContain("come in");
  });

  test("a consent text has the date that is given, or that of the day on which it was set", async () => {
    const given = { name: "Ward", consentText: "Yes?", consentDate: "2025-05-01" };
    const { id } = await store.collections.create(given);
    const dateAfter = async (changes: object) =>
      (await store.collections.update({ id, ...changes })).consentDate;
    expect(await dateAfter({ name: "Hall" })).toBe("2025-05-01");
    expect(await dateAfter({ consentText: "Yes?" })).toBe("2025-05-01");
    expect(await dateAfter({ consentText: "Yes or no?" })).toBe(today);
    expect(await dateAfter({ consentDate: "2025-06-01" })).toBe("2025-06-01");
    expect(await dateAfter({ consentText: null })).toBeNull();
    await expect(store.collections.update({ id, consentDate: "2025-06-01" })).rejects.toMatchObject(
      {
        code: "INVALID_ARGUMENT",
        details: [{ loc: ["collection", "consentDate"], type: "without_text" }],
      },
    );
  });

  test("a row from before there were terms has none", async () => {
    const { id } = await store.collections.create({ name: "Ward" });
    store.close();
    const db = new Database(bed.options.name, bed.options);
    await db.open();
    const [row] = await db.collections.toArray();
    const old = { id, name: "Ward", description: null, createDate: "", modifiedDate: "" };
    await db.collections.put({ key: row?.key ?? 0, sealed: encodeJson(old) });
    db.close();
    store = await bed.open();
    expect(store.collections.get(id)).toEqual({ ...old, ...noTerms, count: 0 });
  });
});

describe("names", () => {
  test("are unique whatever their case", async () => {
    await store.collections.create({ name: "Ward" });
    const other = await store.collections.create({ name: "Other" });
    const conflict = { code: "CONFLICT", details: [{ loc: ["name"] }] };
    await expect(store.collections.create({ name: " WARD " })).rejects.toMatchObject(conflict);
    await expect(store.collections.update({ id: other.id, name: "ward" })).rejects.toMatchObject(
      conflict,
    );
    expect(store.collections.list(collectionQuery()).count).toBe(2);
  });

  test("may change their case, and are free again after renaming and deleting", async () => {
    const ward = await store.collections.create({ name: "Ward" });
    expect((await store.collections.update({ id: ward.id, name: "WARD" })).name).toBe("WARD");
    await store.collections.update({ id: ward.id, name: "Hall" });
    const second = await store.collections.create({ name: "ward" });
    await store.collections.delete(second.id);
    await store.collections.create({ name: "ward" });
  });
});

describe("members", () => {
  const addPeople = async (...ids: string[]) => {
    for (const id of ids) await store.persons.add({ id }, [face(1)]);
  };

  test("deleting a collection keeps its persons", async () => {
    const ward = await store.collections.create({ name: "Ward" });
    await store.persons.add({ id: "a", collections: [ward.id] }, [face(1)]);
    await store.collections.delete(ward.id);
    expect(store.persons.get("a").collections).toEqual([]);
    expect((await bed.rows()).links).toEqual([]);
  });

  test("come and go without touching anyone's dates", async () => {
    const ward = await store.collections.create({ name: "Ward" });
    await addPeople("a", "b");
    const { modifiedDate } = store.persons.get("a");
    const link = (change: { add?: string[]; remove?: string[] }) =>
      store.collections.link({ collectionIds: [ward.id], ...change });
    expect(await link({ add: ["a", "b", "a"] })).toEqual([{ ...ward, count: 2 }]);
    await link({ add: ["a"] });
    expect(await link({ remove: ["b"] })).toEqual([{ ...ward, count: 1 }]);
    await link({ remove: ["b"] });
    expect(store.persons.get("a")).toMatchObject({ modifiedDate, collections: [{ count: 1 }] });
    expect((await bed.rows()).links).toHaveLength(1);
  });

  test("link changes several collections in one go", async () => {
    const one = await store.collections.create({ name: "1" });
    const two = await store.collections.create({ name: "2" });
    await addPeople("a", "b", "c");
    const collectionIds = [one.id, two.id];
    await store.collections.link({ collectionIds, add: ["a", "b"] });
    const after = await store.collections.link({ collectionIds, add: ["c", "a"], remove: ["a"] });
    expect(after.map(({ count }) => count)).toEqual([2, 2]);
    expect(store.persons.get("a").collections).toEqual([]);
    const reopened = await bed.open();
    expect(reopened.persons.keysIn(one.id)).toEqual(store.persons.keysIn(one.id));
    reopened.close();
  });

  test("an unknown id changes nothing", async () => {
    const ward = await store.collections.create({ name: "Ward" });
    await addPeople("a");
    const before = await bed.rows();
    const { link } = store.collections;
    const attempts = [
      { collectionIds: [ward.id], add: ["a", "nobody"] },
      { collectionIds: [ward.id], add: ["a"], remove: ["nobody"] },
      { collectionIds: [ward.id, "nowhere"], add: ["a"] },
    ];
    for (const attempt of attempts) {
      await expect(link.call(store.collections, attempt)).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
    expect(await bed.rows()).toEqual(before);
  });
});

describe("list", () => {
  test("orders, searches, filters and pages", async () => {
    const names = ["Ward 10", "ward 9", "École"];
    const made = [];
    for (const name of names) made.push(await store.collections.create({ name }));
    const [ten, nine, school] = made.map(({ id }) => id);
    await store.collections.update({ id: ten ?? "", description: "Near the école" });
    await store.persons.add({ id: "a", collections: [nine ?? "", school ?? ""] }, [face(1)]);
    await store.persons.add({ id: "b", collections: [nine ?? ""] }, [face(2)]);
    const ids = (query: Parameters<typeof collectionQuery>[0]) =>
      store.collections.list(collectionQuery(query)).collections.map(({ id }) => id);
    expect(ids({})).toEqual([school, nine, ten]);
    expect(ids({ orderBy: "count", order: "DESC" })).toEqual([nine, school, ten]);
    expect(ids({ orderBy: "create_date", order: "DESC" })).toEqual([school, nine, ten]);
    expect(ids({ orderBy: "modified_date" })).toEqual([nine, school, ten]);
    expect(ids({ search: "ECOLE" })).toEqual([school, ten]);
    expect(ids({ personId: "a" })).toEqual([school, nine]);
    expect(ids({ ids: [ten ?? "", "nowhere"] })).toEqual([ten]);
    const page = store.collections.list(collectionQuery({ skip: 1, take: 1 }));
    expect(page).toMatchObject({ count: 3, collections: [{ id: nine, count: 2 }] });
    expect(() => store.collections.list(collectionQuery({ personId: "nobody" }))).toThrow(
      /There is no person/,
    );
  });
});

test("what is not there is NOT_FOUND", async () => {
  const code = "NOT_FOUND";
  await expect(store.collections.update({ id: "nowhere" })).rejects.toMatchObject({ code });
  await expect(store.collections.delete("nowhere")).rejects.toMatchObject({ code });
  await expect(store.collections.link({ collectionIds: ["nowhere"] })).rejects.toMatchObject({
    code,
  });
});
