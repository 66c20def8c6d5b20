import { expect, test } from "vitest";
import { PERSONS_PER_BLOCK } from "./person-blocks.ts";
import { face, personQuery, testBed } from "./test-tools.ts";

const ids = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `p${from + at}`);

test("persons fill blocks, and places that fall free; nothing of who left stays", async () => {
  const bed = testBed();
  const store = await bed.open();
  const add = async (all: string[]) => {
    for (const id of all) await store.persons.add({ id }, [face(1)]);
  };
  const blocks = async () => (await bed.rows()).personBlocks as { sealed: Uint8Array }[];

  await add(ids(0, PERSONS_PER_BLOCK + 2));
  expect(await blocks()).toHaveLength(2);
  await store.persons.delete(["p3", "p5"]);
  await store.persons.update({ id: "p4", name: "Ana" });
  expect(Buffer.concat((await blocks()).map(({ sealed }) => sealed)).toString()).not.toMatch(
    /"p[35]"/,
  );
  await add(["new", "newer"]);
  expect(await blocks()).toHaveLength(2);
  await store.persons.delete(ids(PERSONS_PER_BLOCK, PERSONS_PER_BLOCK + 2));
  expect(await blocks()).toHaveLength(1);

  const before = store.persons.list(personQuery());
  expect(before.count).toBe(PERSONS_PER_BLOCK);
  store.close();
  const reopened = await bed.open();
  expect(reopened.persons.list(personQuery())).toEqual(before);
  await reopened.persons.delete(before.persons.map(({ id }) => id));
  expect(await blocks()).toEqual([]);
});
