import { expect, it } from "vitest";
import { face, testBed } from "./test-tools.ts";

it("counts persons and photos, by collection and by name, and who is in none", async () => {
  const store = await testBed().open();
  expect(store.enrolled()).toEqual({
    persons: 0,
    photos: 0,
    withoutCollection: 0,
    collections: [],
  });
  const night = await store.collections.create({ name: "Night" });
  const day = await store.collections.create({ name: "day" });
  const both = [night.id, day.id];
  await store.persons.add({ id: "a", name: "a", collections: both }, [face(1), face(2)]);
  await store.persons.add({ id: "b", name: "b", collections: [night.id] }, [face(3)]);
  await store.persons.add({ id: "c", name: "c" }, [face(4)]);
  expect(store.enrolled()).toEqual({
    persons: 3,
    photos: 4,
    withoutCollection: 1,
    collections: [
      { id: day.id, name: "day", persons: 1, photos: 2 },
      { id: night.id, name: "Night", persons: 2, photos: 3 },
    ],
  });
  await store.persons.delete(["a"]);
  expect(store.enrolled()).toMatchObject({ persons: 2, photos: 2, withoutCollection: 1 });
});
