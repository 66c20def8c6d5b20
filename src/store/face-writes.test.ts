import { beforeEach, expect, test } from "vitest";
import type { Store } from "./index.ts";
import { face, testBed, type TestBed } from "./test-tools.ts";

let bed: TestBed;
let store: Store;
beforeEach(async () => {
  bed = testBed();
  store = await bed.open();
  return () => store.close();
});

const thumbnailIds = (id: string) => store.persons.get(id).thumbnails.map((one) => one.id);

test("adds behind the others, removes by id, and tells the gallery both", async () => {
  await store.persons.add({ id: "other" }, [face(9)]);
  await store.persons.add({ id: "a" }, [face(1), face(2)]);
  const [first, second] = thumbnailIds("a");
  const added = await store.persons.replaceFaces("a", [face(3)], [first as string]);
  expect(added.added).toHaveLength(1);
  expect(added.removedThumbnailKeys).toHaveLength(1);
  expect(thumbnailIds("a")).toEqual([second, added.person.thumbnails[1]?.id]);
  expect(added.person.modifiedDate > added.person.createDate).toBe(true);
  expect(store.counts()).toMatchObject({ persons: 2, templates: 3 });
  expect([...(await store.persons.thumbnail("a", 1))]).toEqual([...face(3).thumbnail]);
});

test("what is left can be deleted after a reopening: no row of the person remains", async () => {
  await store.persons.add({ id: "a" }, [face(1), face(2)]);
  await store.persons.replaceFaces("a", [face(3), face(4)], [thumbnailIds("a")[0] as string]);
  store.close();
  store = await bed.open();
  expect(store.counts().templates).toBe(3);
  await store.persons.replaceFaces("a", [], thumbnailIds("a").slice(1));
  await store.persons.delete(["a"]);
  const { personBlocks, thumbnails, templates } = await bed.rows();
  expect([personBlocks, thumbnails, templates]).toEqual([[], [], []]);
});

test("fewer than one or more than three images, or an unknown one, change nothing", async () => {
  await store.persons.add({ id: "a" }, [face(1), face(2)]);
  const before = await bed.rows();
  const [first, second] = thumbnailIds("a") as [string, string];
  const refused = (added: number, removed: string[], code: string) =>
    expect(
      store.persons.replaceFaces(
        "a",
        Array.from({ length: added }, (_, at) => face(at + 5)),
        removed,
      ),
    ).rejects.toMatchObject({ code });
  await refused(0, [first, second], "INVALID_ARGUMENT");
  await refused(2, [], "INVALID_ARGUMENT");
  await refused(1, ["nowhere"], "NOT_FOUND");
  expect(() => store.persons.assertCanReplaceFaces("a", 2, [])).toThrow("1 to 3");
  await expect(store.persons.replaceFaces("nobody", [face(1)], [])).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await bed.rows()).toEqual(before);
});
