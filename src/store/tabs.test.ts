import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Store } from "./index.ts";
import { collectionQuery, face, personQuery, storedTemplates, testBed } from "./test-tools.ts";

/** Two stores on one database: to each other they are two tabs. */
let here: Store;
let there: Store;
beforeEach(async () => {
  const bed = testBed();
  here = await bed.open();
  there = await bed.open();
  return () => {
    here.close();
    there.close();
  };
});

test("each hears of the other's writes and shows them", async () => {
  const heard = vi.fn();
  const own = vi.fn();
  there.onChange(heard);
  here.onChange(own);
  const ward = await here.collections.create({ name: "Ward" });
  await here.persons.add({ id: "a", collections: [ward.id] }, [face(1)]);
  await vi.waitFor(() => expect(there.persons.has("a")).toBe(true));
  expect(there.persons.get("a")).toEqual(here.persons.get("a"));
  expect(heard).toHaveBeenCalledWith({ what: "persons", external: true });
  expect(heard).toHaveBeenCalledWith({ what: "collections", external: true });
  expect(own.mock.calls).toEqual([
    [{ what: "collections", external: false }],
    [{ what: "persons", external: false }],
    [{ what: "collections", external: false }],
  ]);
});

test("a listener that has left hears nothing, one that throws harms nobody", async () => {
  const left = vi.fn();
  here.onChange(left)();
  const uncaught = new Promise((resolve) => process.once("uncaughtException", resolve));
  const others = process.listeners("uncaughtException").slice(0, -1);
  for (const other of others) process.off("uncaughtException", other);
  here.onChange(() => {
    throw new Error("a listener's own");
  });
  await here.persons.add({ id: "a" }, [face(1)]);
  expect(await uncaught).toMatchObject({ message: "a listener's own" });
  for (const other of others) process.on("uncaughtException", other);
  expect(left).not.toHaveBeenCalled();
});

describe("without waiting for word from the other", () => {
  test("a write sees what the other wrote before", async () => {
    const ward = await here.collections.create({ name: "Ward" });
    await here.persons.add({ id: "a" }, [face(1)]);
    await expect(there.persons.add({ id: "a" }, [face(2)])).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(there.collections.create({ name: "ward" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    const { person } = await there.persons.update({ id: "a", collections: [ward.id] });
    expect(person.collections).toEqual([{ ...ward, count: 1 }]);
    await here.persons.delete(["a"]);
    await expect(there.persons.update({ id: "a" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("so does the reading of templates", async () => {
    await here.persons.add({ id: "a" }, [face(1)]);
    expect(Object.values(await storedTemplates(there))).toEqual([[...face(1).template]]);
    await there.persons.delete(["a"]);
    expect(await storedTemplates(here)).toEqual({});
  });

  test("writes of both at the same time lose nothing and share no key", async () => {
    const marks = Array.from({ length: 20 }, (_, at) => at);
    await Promise.all(
      marks.map((mark) => (mark % 2 ? here : there).persons.add({ id: `p${mark}` }, [face(mark)])),
    );
    const templates = await storedTemplates(here);
    expect(Object.keys(templates)).toHaveLength(20);
    expect(await storedTemplates(there)).toEqual(templates);
    expect(here.persons.list(personQuery())).toEqual(there.persons.list(personQuery()));
    expect(here.persons.list(personQuery()).count).toBe(20);
    expect(here.collections.list(collectionQuery()).count).toBe(0);
  });
});
