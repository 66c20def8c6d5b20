import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import type { PersonData } from "../contract/records.ts";
import type { Store } from "./index.ts";
import { face, personQuery, storedTemplates, testBed, type TestBed } from "./test-tools.ts";

let bed: TestBed;
let store: Store;
beforeEach(async () => {
  bed = testBed();
  store = await bed.open();
  return () => store.close();
});

/** Ids of those who are known not to be this person. */
const different = (target: Store, id: string) =>
  target.differences.of(id).map((person) => person.id);

/** All that can be seen of a store, pictures and templates included. */
async function everything(target: Store) {
  const { persons } = target.persons.list(personQuery());
  const pictures = persons.map(({ id, thumbnails }) =>
    Promise.all(thumbnails.map(async (_, at) => [...(await target.persons.thumbnail(id, at))])),
  );
  return {
    persons,
    pictures: await Promise.all(pictures),
    differences: Object.fromEntries(persons.map(({ id }) => [id, different(target, id)])),
    templates: await storedTemplates(target),
    counts: target.counts(),
  };
}

const undated = <T extends { persons: PersonData[] }>(all: T) => ({
  ...all,
  persons: all.persons.map((person) => ({ ...person, modifiedDate: "" })),
});

const code = (wanted: string) => expect.objectContaining({ code: wanted }) as Error;

/** What a merge makes of two persons, photos aside. */
const modelOf = (kept: PersonData, merged: PersonData) => ({
  ...{ id: kept.id, name: kept.name, createDate: kept.createDate },
  gender: kept.gender ?? merged.gender,
  dateOfBirth: kept.dateOfBirth ?? merged.dateOfBirth,
  nationality: kept.nationality ?? merged.nationality,
  notes: kept.notes ?? merged.notes,
});
/** Whom everybody differs from after a merge: the kept person takes the merged one's place. */
function differencesAfter(before: Record<string, string[]>, kept: string, merged: string) {
  const now = (id: string) => (id === merged ? kept : id);
  const pairs = Object.entries(before).flatMap(([id, others]) =>
    others.map((other) => [now(id), now(other)] as const),
  );
  return Object.fromEntries(
    [...new Set(Object.keys(before).map(now))].map((id) => {
      const others = pairs.filter(([one, other]) => one === id && other !== id);
      return [id, [...new Set(others.map(([, other]) => other))].sort()];
    }),
  );
}
const namesOf = (persons: PersonData[]) =>
  [...new Set(persons.flatMap(({ collections }) => collections.map(({ name }) => name)))].sort();

const maybe = (text: string) => fc.option(fc.constant(text), { nil: null });
const someone = fc.record({
  gender: fc.option(fc.constantFrom("F" as const, "M" as const), { nil: null }),
  dateOfBirth: maybe("1990-05-31"),
  nationality: maybe("SE"),
  notes: maybe("n"),
  wards: fc.subarray([0, 1, 2]),
  faces: fc.integer({ min: 1, max: 3 }),
});
const given = fc.record({
  people: fc.array(someone, { minLength: 2, maxLength: 6 }),
  marks: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 }),
  picks: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 5 }),
});
type Given = typeof given extends fc.Arbitrary<infer Value> ? Value : never;

test("any merges are as the model says, and undone one by one leave everything as it was", async () => {
  const check = async ({ people, marks: said, picks }: Given) => {
    const ownBed = testBed();
    let own = await ownBed.open();
    const wards: string[] = [];
    for (const name of ["A", "B", "C"]) wards.push((await own.collections.create({ name })).id);
    let mark = 0;
    for (const [at, { faces, wards: among, ...facts }] of people.entries()) {
      const collections = among.map((ward) => wards[ward] ?? "");
      const marks = Array.from({ length: faces }, () => face(++mark));
      await own.persons.add({ id: `p${at}`, ...facts, collections }, marks);
    }
    for (const [a, b] of said) {
      const [one, other] = [a % people.length, b % people.length];
      if (one !== other) await own.differences.mark(`p${one}`, `p${other}`);
    }
    const undo: { kept: string; before: Awaited<ReturnType<typeof everything>> }[] = [];
    for (const [a, b] of picks) {
      const before = await everything(own);
      const [kept] = before.persons.slice(a % before.persons.length);
      const others = before.persons.filter(({ id }) => id !== kept?.id);
      const merged = others[b % others.length];
      if (!kept || !merged) break;
      const { person } = await own.merges.merge(kept.id, merged.id);
      undo.push({ kept: kept.id, before });
      expect(person).toMatchObject(modelOf(kept, merged));
      expect(namesOf([person])).toEqual(namesOf([kept, merged]));
      const all = [...kept.thumbnails, ...merged.thumbnails];
      expect(person.thumbnails).toHaveLength(Math.min(3, all.length));
      expect(person.thumbnails[0]).toEqual(kept.thumbnails[0]);
      expect(all).toEqual(expect.arrayContaining(person.thumbnails));
      expect(own.persons.has(merged.id)).toBe(false);
      expect((await everything(own)).differences).toEqual(
        differencesAfter(before.differences, kept.id, merged.id),
      );
    }
    // What lies on the disk is enough for it.
    own.close();
    own = await ownBed.open();
    for (const { kept, before } of undo.reverse()) {
      await own.merges.unmerge(kept);
      // But for the moment of the undo: other devices shall take it for newer than the merge.
      expect(undated(await everything(own))).toEqual(undated(before));
    }
    own.close();
    expect((await ownBed.rows()).merges).toEqual([]);
  };
  await fc.assert(fc.asyncProperty(given, check), { numRuns: 25 });
});

async function twoPersons() {
  await store.persons.add({ id: "a", notes: "kept" }, [face(1), face(2)]);
  await store.persons.add({ id: "b", nationality: "SE" }, [face(3), face(4)]);
}

test("the photos that are kept are those that differ most", async () => {
  const alike = (angle: number, mark: number) => ({
    ...face(mark),
    template: Float32Array.of(Math.cos(angle), Math.sin(angle), 0, 0),
  });
  await store.persons.add({ id: "a" }, [alike(0, 1), alike(0.1, 2)]);
  await store.persons.add({ id: "b" }, [alike(1.4, 3), alike(0.7, 4)]);
  await store.merges.merge("a", "b");
  const marks = await Promise.all([0, 1, 2].map((at) => store.persons.thumbnail("a", at)));
  expect(marks.map(([, , mark]) => mark)).toEqual([1, 3, 4]);
});

test("facts and collections that were changed after the merge stay", async () => {
  await twoPersons();
  const ward = await store.collections.create({ name: "Ward" });
  await store.persons.update({ id: "b", collections: [ward.id] });
  await store.merges.merge("a", "b");
  expect(store.persons.get("a")).toMatchObject({ nationality: "SE", collections: [{ count: 1 }] });
  await store.persons.update({ id: "a", nationality: "NO", name: "Ana" });
  await store.collections.delete(ward.id);
  const { person, merged } = await store.merges.unmerge("a");
  expect(person).toMatchObject({ name: "Ana", nationality: "NO", notes: "kept" });
  expect(merged).toMatchObject({ id: "b", nationality: "SE", collections: [] });
});

test("a merge can be undone only while the photos are the same and the id is free", async () => {
  await twoPersons();
  await expect(store.merges.merge("a", "a")).rejects.toEqual(code("INVALID_ARGUMENT"));
  await expect(store.merges.merge("a", "none")).rejects.toEqual(code("NOT_FOUND"));
  await expect(store.merges.unmerge("a")).rejects.toEqual(code("NOT_FOUND"));
  await store.merges.merge("a", "b");
  await store.persons.add({ id: "b" }, [face(5)]);
  await expect(store.merges.unmerge("a")).rejects.toEqual(code("CONFLICT"));
  expect(await store.merges.of("a")).toMatchObject([{ person: { id: "b" }, canUndo: false }]);
  await store.persons.delete(["b"]);
  expect(await store.merges.of("a")).toMatchObject([{ canUndo: true }]);
  await store.persons.update({ id: "a" }, [face(6)]);
  await expect(store.merges.unmerge("a")).rejects.toEqual(code("CONFLICT"));
  expect(await store.merges.of("a")).toMatchObject([{ canUndo: false }]);
});

test("deleting a person deletes whoever was merged into them, all the way down", async () => {
  await twoPersons();
  await store.persons.add({ id: "c" }, [face(7), face(8), face(9)]);
  await store.persons.add({ id: "d" }, [face(10)]);
  await store.differences.mark("a", "d");
  await store.merges.merge("a", "b");
  await store.merges.merge("c", "a");
  await store.persons.delete(["c"]);
  const rows = await bed.rows();
  expect(rows).toMatchObject({ merges: [], differences: [], templates: [{ count: 1 }] });
  expect([rows.personBlocks?.length, rows.thumbnails?.length]).toEqual([1, 1]);
});

async function fourPersons() {
  await twoPersons();
  await store.persons.add({ id: "c" }, [face(7)]);
  await store.persons.add({ id: "d" }, [face(8)]);
}

test("who was said to be somebody else stays so across a new start, and can be taken back", async () => {
  await twoPersons();
  await store.differences.mark("a", "b");
  await store.differences.mark("b", "a");
  await expect(store.differences.mark("a", "a")).rejects.toEqual(code("INVALID_ARGUMENT"));
  await expect(store.differences.mark("a", "none")).rejects.toEqual(code("NOT_FOUND"));
  await expect(store.differences.unmark("b", "b")).rejects.toEqual(code("INVALID_ARGUMENT"));
  await expect(store.differences.unmark("none", "b")).rejects.toEqual(code("NOT_FOUND"));
  expect(() => store.differences.of("none")).toThrow(code("NOT_FOUND"));
  const reopened = await bed.open();
  expect(different(reopened, "a")).toEqual(["b"]);
  expect((await bed.rows()).differences).toHaveLength(1);
  await reopened.differences.unmark("b", "a");
  await reopened.differences.unmark("b", "a");
  expect([different(reopened, "a"), different(reopened, "b")]).toEqual([[], []]);
  // That it was taken back is kept, for the devices that have the mark still.
  expect((await bed.rows()).differences).toHaveLength(1);
  await reopened.differences.mark("a", "b");
  expect(different(reopened, "b")).toEqual(["a"]);
  reopened.close();
});

test("a merge hands marks on, but for one between the two, whatever is undone first", async () => {
  await fourPersons();
  await store.differences.mark("a", "b");
  await store.differences.mark("b", "c");
  await store.merges.merge("a", "b");
  expect([different(store, "a"), different(store, "c")]).toEqual([["c"], ["a"]]);
  await store.merges.merge("d", "c");
  expect([different(store, "a"), different(store, "d")]).toEqual([["d"], ["a"]]);
  // Said already, of those who went into them.
  await store.differences.mark("d", "a");
  expect((await bed.rows()).differences).toHaveLength(2);
  await store.merges.unmerge("a");
  expect([different(store, "a"), different(store, "b")]).toEqual([["b"], ["a", "d"]]);
  await store.merges.unmerge("d");
  expect(["a", "b", "c", "d"].map((id) => different(store, id))).toEqual([
    ...[["b"], ["a", "c"], ["b"], []],
  ]);
});

test("what is marked or taken back after a merge stays so when it is undone", async () => {
  await fourPersons();
  await store.differences.mark("b", "c");
  await store.merges.merge("a", "b");
  await store.differences.unmark("c", "a");
  await store.differences.mark("a", "d");
  await store.merges.unmerge("a");
  expect(["a", "b", "c", "d"].map((id) => different(store, id))).toEqual([["d"], [], [], ["a"]]);
});
