import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describe } from "../../tests/fixtures/stores/describe.mjs";
import type { Description } from "../../tests/fixtures/stores/describe.mjs";
import { writeDatabase, type StoredDatabase } from "../../tests/fixtures/stores/rows.mjs";
import { SCHEMA_VERSION } from "./schema.ts";
import { personQuery, testBed, face } from "./test-tools.ts";

/** What a store of an earlier version lay like on the disk, and what it said of itself. */
interface Fixture {
  schema: number;
  database: StoredDatabase;
  description: Description;
  beforeMerge?: Description;
}

/** Each written by the code of its time (tests/fixtures/stores/make.mjs). */
const fixtures = ["v1-floats", "v1", "v2", "v3", "v4", "v5"];

async function openFixture(name: string) {
  const file = new URL(`../../tests/fixtures/stores/${name}.json`, import.meta.url);
  const fixture = JSON.parse(readFileSync(file, "utf8")) as Fixture;
  const bed = testBed();
  await writeDatabase(bed.options.indexedDB, bed.options.name, fixture.database);
  return { ...fixture, bed, store: await bed.open() };
}

test.each(fixtures)("a store of %s opens, and everything in it is found", async (name) => {
  const { schema, database, description, bed, store } = await openFixture(name);
  expect(database.version).toBe(schema * 10);
  // What that version did not know yet may stand beside it.
  expect(await describe(store, schema)).toMatchObject(description);
  const { ok, entries } = await store.audit.verify(AbortSignal.any([]));
  expect({ ok, entries }).toEqual({ ok: true, entries: description.audit?.count ?? 0 });
  store.close();

  const reopened = await bed.open();
  expect(await describe(reopened, schema)).toMatchObject(description);
  reopened.close();
  const version = SCHEMA_VERSION * 10;
  expect(await bed.options.indexedDB.databases()).toMatchObject([{ version }]);
});

test.each(fixtures)("a store of %s goes on as any other", async (name) => {
  const { schema, description, store } = await openFixture(name);
  if (schema === 1) await store.merges.merge("ana", "cy");
  await store.merges.unmerge("ana");
  const before = await describe(store, 1);
  expect(before.persons.persons.map(({ id }) => id)).toContain("cy");
  await store.persons.add({ id: "new", collections: [] }, [face(20), face(21)]);
  await store.persons.delete(["new"]);
  expect(await describe(store, 1)).toEqual(before);
  await store.persons.delete(description.persons.persons.map(({ id }) => id).concat("cy"));
  expect(store.counts()).toMatchObject({ persons: 0, templates: 0 });
  expect((await store.audit.verify(AbortSignal.any([]))).ok).toBe(true);
  store.close();
});

const undated = ({ persons: { count, persons }, ...rest }: Description) => ({
  ...rest,
  persons: { count, persons: persons.map((person) => ({ ...person, modifiedDate: null })) },
});

test.each(["v2", "v3", "v4", "v5"])("a merge of %s can be undone", async (name) => {
  const { beforeMerge, store } = await openFixture(name);
  await store.merges.unmerge("ana");
  if (!beforeMerge) throw new Error(`the fixture of ${name} says nothing of before the merge`);
  // The undoing is a change of its own: it has its own date.
  expect(undated(await describe(store, 1))).toMatchObject(undated(beforeMerge));
  expect(store.persons.list(personQuery()).count).toBe(beforeMerge.persons.count);
  store.close();
});
