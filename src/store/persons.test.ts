import { beforeEach, describe, expect, test } from "vitest";
import type { Store } from "./index.ts";
import { pack, unpack } from "./pack.ts";
import { face, personQuery, storedTemplates, testBed, type TestBed } from "./test-tools.ts";

let bed: TestBed;
let store: Store;
beforeEach(async () => {
  bed = testBed();
  store = await bed.open();
  return () => store.close();
});

describe("add", () => {
  test("fills in id, name and dates, and says what the gallery needs", async () => {
    const written = await store.persons.add({}, [face(1), face(2)]);
    expect(written.person).toEqual({
      ...{ id: "id-1", name: "id-1", gender: null, dateOfBirth: null, nationality: null },
      ...{ notes: null, collections: [], thumbnails: [{ id: "id-2" }, { id: "id-3" }] },
      createDate: "2026-01-01T00:00:01.000Z",
      modifiedDate: "2026-01-01T00:00:01.000Z",
    });
    expect(written.removedThumbnailKeys).toEqual([]);
    expect(written.added.map(({ template }) => unpack(template, 0, 4))).toEqual([
      face(1).template,
      face(2).template,
    ]);
    const personKey = store.persons.keyOf("id-1");
    expect(written.added.map((one) => one.personKey)).toEqual([personKey, personKey]);
    const ids = written.added.map((one) =>
      store.persons.thumbnailIdOf(one.personKey, one.thumbnailKey),
    );
    expect(ids).toEqual(["id-2", "id-3"]);
    expect(store.persons.get("id-1")).toEqual(written.person);
    expect(store.persons.byKey(personKey)).toEqual(written.person);
    expect(store.persons.has("id-1")).toBe(true);
    expect(store.counts()).toEqual({ persons: 1, templates: 2, collections: 0 });
  });

  test("keeps what it is told, and joins collections once each", async () => {
    const ward = await store.collections.create({ name: "Ward" });
    const facts = {
      ...{ id: "a", name: "Ana", gender: "F" as const, dateOfBirth: "1990-05-31" },
      ...{ nationality: "ES", notes: "Left hand" },
    };
    const { person } = await store.persons.add({ ...facts, collections: [ward.id, ward.id] }, [
      face(1),
    ]);
    expect(person).toMatchObject(facts);
    expect(person.collections).toEqual([{ ...ward, count: 1 }]);
  });

  test("a taken id is a CONFLICT, an unknown collection NOT_FOUND, and neither adds anything", async () => {
    await store.persons.add({ id: "a" }, [face(1)]);
    const before = await bed.rows();
    const conflict = expect.objectContaining({ code: "CONFLICT" }) as Error;
    expect(() => store.persons.assertCanAdd({ id: "a" })).toThrow(conflict);
    const notFound = expect.objectContaining({ code: "NOT_FOUND" }) as Error;
    expect(() => store.persons.assertCanAdd({ collections: ["nowhere"] })).toThrow(notFound);
    store.persons.assertCanAdd({ id: "b" });
    await expect(store.persons.add({ id: "a" }, [face(2)])).rejects.toMatchObject({
      code: "CONFLICT",
      details: [{ loc: ["id"], type: "conflict" }],
    });
    await expect(
      store.persons.add({ id: "b", collections: ["nowhere"] }, [face(2)]),
    ).rejects.toMatchObject({ code: "NOT_FOUND", details: [{ loc: ["collections", 0] }] });
    expect(await bed.rows()).toEqual(before);
    expect(store.counts().persons).toBe(1);
  });

  const good = face(1);
  test.each([
    ["no face", [], ["faces"]],
    ["four faces", [1, 2, 3, 4].map((mark) => face(mark)), ["faces"]],
    ["an empty thumbnail", [{ ...good, thumbnail: new Uint8Array() }], ["faces", 0, "thumbnail"]],
    ["an empty template", [{ ...good, template: new Float32Array() }], ["faces", 0, "template"]],
    ["NaN", [good, { ...good, template: Float32Array.of(NaN, 1) }], ["faces", 1, "template"]],
    ["no model", [{ ...good, modelId: "" }], ["faces", 0, "modelId"]],
    ["half a pipeline", [{ ...good, pipeline: 1.5 }], ["faces", 0, "pipeline"]],
  ])("refuses %s", async (_, faces, loc) => {
    const refused = { code: "INVALID_ARGUMENT", details: [{ loc }] };
    await expect(store.persons.add({ id: "x" }, faces)).rejects.toMatchObject(refused);
    await store.persons.add({ id: "a" }, [good]);
    await expect(store.persons.update({ id: "a" }, faces)).rejects.toMatchObject(refused);
    expect(store.counts()).toMatchObject({ persons: 1, templates: 1 });
  });

  test("refuses a template as long as no other of its model", async () => {
    await store.persons.add({}, [face(1)]);
    const odd = { ...face(2), template: Float32Array.of(1) };
    await expect(store.persons.add({}, [odd])).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  });
});

describe("update", () => {
  const facts = {
    ...{ id: "a", name: "Ana", gender: "F" as const, dateOfBirth: "1990-05-31" },
    ...{ nationality: "ES", notes: "Left hand" },
  };

  test("undefined leaves everything but the date of the change", async () => {
    const { person } = await store.persons.add(facts, [face(1)]);
    const written = await store.persons.update({ id: "a", name: undefined });
    expect(written.person).toEqual({ ...person, modifiedDate: "2026-01-01T00:00:03.000Z" });
    expect(written).toMatchObject({ added: [], removedThumbnailKeys: [] });
  });

  test("null empties, and the name goes back to the id", async () => {
    const ward = await store.collections.create({ name: "Ward" });
    await store.persons.add({ ...facts, collections: [ward.id] }, [face(1)]);
    const empty = { name: null, gender: null, dateOfBirth: null, nationality: null, notes: null };
    const { person } = await store.persons.update({ id: "a", ...empty, collections: null });
    expect(person).toMatchObject({ ...empty, name: "a", collections: [] });
    expect(store.collections.get(ward.id).count).toBe(0);
  });

  test("collections set the membership", async () => {
    const [one, two, three] = await Promise.all(
      ["1", "2", "3"].map((name) => store.collections.create({ name })),
    );
    const ids = (some: ({ id: string } | undefined)[]) => some.map((each) => each?.id ?? "");
    await store.persons.add({ ...facts, collections: ids([one, two]) }, [face(1)]);
    await store.persons.update({ id: "a", collections: ids([two, three]) });
    expect(ids(store.persons.get("a").collections)).toEqual(ids([two, three]));
    expect(store.persons.keysIn(one?.id ?? "").size).toBe(0);
    expect([...store.persons.keysIn(three?.id ?? "")]).toEqual([store.persons.keyOf("a")]);
    await expect(
      store.persons.update({ id: "a", name: "B", collections: ["nowhere"] }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(store.persons.get("a").name).toBe("Ana");
  });

  test("faces replace all thumbnails and templates", async () => {
    await store.persons.add({ id: "b" }, [face(9)]);
    const first = await store.persons.add(facts, [face(1), face(2)]);
    const second = await store.persons.update({ id: "a", notes: "new" }, [face(3)]);
    expect(second.removedThumbnailKeys).toEqual(first.added.map((one) => one.thumbnailKey));
    expect(second.person.thumbnails).toHaveLength(1);
    expect(await store.persons.thumbnail("a", 0)).toEqual(face(3).thumbnail);
    await expect(store.persons.thumbnail("a", 1)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const [left] = second.added;
    expect(Object.keys(await storedTemplates(store))).toContain(
      `${left?.personKey}/${left?.thumbnailKey}`,
    );
    expect(Object.values(await storedTemplates(store))).toEqual([
      [...face(9).template],
      [...face(3).template],
    ]);
    expect(store.counts().templates).toBe(2);
    expect((await bed.rows()).thumbnails).toHaveLength(2);
  });

  test("an unknown person is NOT_FOUND", async () => {
    await expect(store.persons.update({ id: "a" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("delete", () => {
  test("leaves no row in any store", async () => {
    const ward = await store.collections.create({ name: "Ward" });
    const { added } = await store.persons.add({ id: "a", collections: [ward.id] }, [face(1)]);
    await store.persons.add({ id: "b", collections: [ward.id] }, [face(2), face(3, "other")]);
    const removedThumbnailKeys = added.map((one) => one.thumbnailKey);
    expect(await store.persons.delete(["a"])).toEqual({ added: [], removedThumbnailKeys });
    expect(store.collections.get(ward.id).count).toBe(1);
    await store.persons.delete(["b", "b"]);
    const { personBlocks, thumbnails, templates, links, collections } = await bed.rows();
    expect([personBlocks, thumbnails, templates, links]).toEqual([[], [], [], []]);
    expect(collections).toHaveLength(1);
    expect(store.counts()).toEqual({ persons: 0, templates: 0, collections: 1 });
    expect(store.persons.list(personQuery())).toEqual({ count: 0, persons: [] });
  });

  test("leaves no number of a deleted template in any remaining block", async () => {
    const marks = Array.from({ length: 140 }, (_, at) => at + 1);
    for (const mark of marks) await store.persons.add({ id: `p${mark}` }, [face(mark)]);
    expect((await bed.rows()).templates).toHaveLength(2);
    const doomed = marks.filter((mark) => mark % 3 === 0);
    await store.persons.delete(doomed.map((mark) => `p${mark}`));
    const rows = (await bed.rows()).templates as { sealed: Uint8Array }[];
    const bytes = Buffer.concat(rows.map(({ sealed }) => sealed));
    for (const mark of marks) {
      const { codes } = pack(face(mark).template);
      expect(bytes.includes(Buffer.from(codes.buffer)), `template ${mark}`).toBe(mark % 3 !== 0);
    }
  });

  test("all or none: an unknown id deletes nobody", async () => {
    await store.persons.add({ id: "a" }, [face(1)]);
    const before = await bed.rows();
    await expect(store.persons.delete(["a", "nobody"])).rejects.toMatchObject({
      code: "NOT_FOUND",
      details: [{ loc: ["ids", 1] }],
    });
    expect(await bed.rows()).toEqual(before);
    expect(store.persons.has("a")).toBe(true);
    expect(await store.persons.delete([])).toEqual({ added: [], removedThumbnailKeys: [] });
  });

  test("the id is free again, under a key that was never used", async () => {
    await store.persons.add({ id: "a" }, [face(1)]);
    const before = store.persons.keyOf("a");
    await store.persons.delete(["a"]);
    await store.persons.add({ id: "a" }, [face(2)]);
    expect(store.persons.keyOf("a")).toBeGreaterThan(before);
    expect(() => store.persons.byKey(before)).toThrow(/There is no person/);
  });
});

test("what is not there is NOT_FOUND", async () => {
  const notFound = expect.objectContaining({ code: "NOT_FOUND" }) as Error;
  await store.persons.add({ id: "a" }, [face(1)]);
  expect(() => store.persons.get("nobody")).toThrow(notFound);
  expect(() => store.persons.keyOf("nobody")).toThrow(notFound);
  expect(() => store.persons.byKey(999)).toThrow(notFound);
  expect(() => store.persons.thumbnailIdOf(store.persons.keyOf("a"), 999)).toThrow(notFound);
  expect(() => store.persons.keysIn("nowhere")).toThrow(notFound);
  expect(() => store.persons.list(personQuery({ collectionId: "nowhere" }))).toThrow(notFound);
  for (const index of [-1, 0.5, 1]) {
    await expect(store.persons.thumbnail("a", index)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});
