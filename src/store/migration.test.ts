import { Dexie } from "dexie";
import { IDBKeyRange } from "fake-indexeddb";
import { expect, test } from "vitest";
import { encodeJson } from "./codec.ts";
import { decodePersonBlock } from "./person-blocks.ts";
import { face, personQuery, testBed } from "./test-tools.ts";

/** The stores of version 1, as they were in the first release. */
const version1 = {
  persons: "key",
  thumbnails: "key, personKey",
  templates: "key, [modelId+pipeline+count]",
  collections: "key",
  links: "[collectionKey+personKey], collectionKey, personKey",
  meta: "name",
};

test("a database of version 1 opens with everybody in it, and can do what version 2 can", async () => {
  // Rows as version 1 wrote them, but for the persons, who had a row each until version 5.
  const source = testBed();
  const first = await source.open();
  await first.persons.add({ id: "a", name: "Ana" }, [face(1), face(2)]);
  await first.persons.add({ id: "b", name: "Bo" }, [face(3)]);
  const before = first.persons.list(personQuery());
  first.close();
  const rows = await source.rows();

  const bed = testBed();
  const old = new Dexie(bed.options.name, { ...bed.options, IDBKeyRange });
  old.version(1).stores(version1);
  await old.open();
  for (const table of old.tables) await table.bulkAdd(rows[table.name] ?? []);
  const blocks = rows.personBlocks as { sealed: Uint8Array<ArrayBuffer> }[];
  const persons = blocks.flatMap(({ sealed }) => decodePersonBlock(sealed));
  await old
    .table("persons")
    .bulkAdd(persons.map(([key, record]) => ({ key, sealed: encodeJson(record) })));
  old.close();

  const store = await bed.open();
  expect(store.persons.list(personQuery())).toEqual(before);
  await store.merges.merge("a", "b");
  expect(store.persons.list(personQuery()).count).toBe(1);
  await store.merges.unmerge("a");
  expect(store.persons.list(personQuery())).toEqual(before);
  store.close();
  expect(await bed.options.indexedDB?.databases()).toMatchObject([{ version: 60 }]);
});
