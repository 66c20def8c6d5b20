import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { FaceSdkError } from "../../../contract/errors.ts";
import type { Store } from "../../index.ts";
import type { LinkRow, SealedRow } from "../../schema.ts";
import { collectionQuery, face, personQuery, storedTemplates, testBed } from "../../test-tools.ts";
import { decodeTombstone } from "../../tombstones.ts";
import { backupOf, never, reading } from "../test-tools.ts";

vi.mock(import("../../vault/passphrase-key.ts"), async (original) => {
  const real = await original();
  const parameters = real.newKdfParameters();
  let key: ReturnType<typeof real.deriveKey> | undefined;
  return {
    ...real,
    newKdfParameters: () => parameters,
    deriveKey: (passphrase, params, usages) => (key ??= real.deriveKey(passphrase, params, usages)),
  };
});

const MOMENT_MS = 40_000;
/** More of them, now and then, by hand: MERGE_RUNS=1000. */
const RUNS = Number(process.env.MERGE_RUNS ?? 20);
const MODEL = { id: "model", pipeline: 1 };
const PERSONS = ["p0", "p1", "p2", "p3"];
const NAMES = ["Ward", "ward ", "Ward (2)"];

/** A tablet with a clock of its own, which may be set back. */
async function device(nth: number) {
  let ids = 0;
  let time = Date.UTC(2026, 0, 1);
  const bed = testBed();
  const store = await bed.open({
    newId: () => `${nth}-${++ids}`,
    // Coarse, so that both often write at the same moment.
    now: () => new Date(Math.floor((time += 1000) / MOMENT_MS) * MOMENT_MS),
  });
  return { bed, store, tick: (seconds: number) => (time += seconds * 1000) };
}
type Device = Awaited<ReturnType<typeof device>>;

/** All that two devices shall agree on, without keys. */
async function contentsOf({ bed, store }: Device) {
  const { persons } = store.persons.list(personQuery());
  const { collections } = store.collections.list(collectionQuery());
  const rows = await bed.rows();
  const ids = new Map(persons.map(({ id }) => [store.persons.keyOf(id), id]));
  const templates = await storedTemplates(store);
  const photos = await Promise.all(
    persons.map(({ id, thumbnails }) =>
      Promise.all(
        thumbnails.map(async (one, at) => [one.id, [...(await store.persons.thumbnail(id, at))]]),
      ),
    ),
  );
  const dates = (table: string) =>
    (rows[table] as LinkRow[]).map(({ personKey, date }) => `${ids.get(personKey)} ${date}`).sort();
  const graves = (rows.tombstones as SealedRow[]).map(({ sealed }) => decodeTombstone(sealed));
  return {
    persons: persons.map((person, at) => ({ ...person, photos: photos[at] })),
    templates: Object.entries(templates)
      .map(([keys, template]) => [ids.get(Number(keys.split("/")[0])), ...template].join())
      .sort(),
    collections,
    links: dates("links"),
    unlinks: dates("unlinks"),
    differences: persons.map(({ id }) => store.differences.of(id).map((other) => other.id)),
    rollCalls: store.rollCalls
      .list({})
      .map(({ id }) => store.rollCalls.get(id))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    tombstones: graves.map(({ hash, date }) => `${hash} ${date}`).sort(),
  };
}

type Edit = (device: Device) => unknown;

const pick = <T>(from: readonly T[], nth: number): T | undefined => from[nth % from.length];
const person = fc.constantFrom(...PERSONS);
const mark = fc.integer({ min: 0, max: 100 });
const number = fc.nat({ max: 3 });

const collectionId = (store: Store, nth: number) =>
  pick(store.collections.list(collectionQuery()).collections, nth)?.id ?? "none";
const rollCallId = (store: Store, nth: number) => pick(store.rollCalls.list({}), nth)?.id ?? "none";

const edit: fc.Arbitrary<[string, Edit]> = fc.oneof(
  fc
    .tuple(person, mark, number)
    .map(([id, nth, c]): [string, Edit] => [
      `add ${id} ${nth}`,
      ({ store }) =>
        store.persons.add(
          { id, name: `n${nth}`, collections: nth % 2 ? [collectionId(store, c)] : [] },
          [face(nth), face(nth + 1)].slice(nth % 2),
        ),
    ]),
  fc
    .tuple(person, mark)
    .map(([id, nth]): [string, Edit] => [
      `update ${id}`,
      ({ store }) => store.persons.update({ id, notes: `note ${nth}` }),
    ]),
  fc
    .tuple(person, mark)
    .map(([id, nth]): [string, Edit] => [
      `photo ${id}`,
      ({ store }) =>
        store.persons.replaceFaces(
          id,
          [face(nth)],
          [store.persons.get(id).thumbnails[0]?.id ?? ""],
        ),
    ]),
  person.map((id): [string, Edit] => [`delete ${id}`, ({ store }) => store.persons.delete([id])]),
  fc
    .tuple(person, person)
    .map(([a, b]): [string, Edit] => [`merge ${a} ${b}`, ({ store }) => store.merges.merge(a, b)]),
  person.map((id): [string, Edit] => [`unmerge ${id}`, ({ store }) => store.merges.unmerge(id)]),
  fc
    .constantFrom(...NAMES)
    .map((name): [string, Edit] => [
      `collection ${name}`,
      ({ store }) => store.collections.create({ name }),
    ]),
  fc
    .tuple(number, fc.constantFrom(...NAMES))
    .map(([nth, name]): [string, Edit] => [
      `rename ${nth} ${name}`,
      ({ store }) => store.collections.update({ id: collectionId(store, nth), name }),
    ]),
  number.map((nth): [string, Edit] => [
    `delete collection ${nth}`,
    ({ store }) => store.collections.delete(collectionId(store, nth)),
  ]),
  fc.tuple(number, person, fc.boolean()).map(([nth, id, isIn]): [string, Edit] => [
    `${isIn ? "link" : "unlink"} ${nth} ${id}`,
    ({ store }) =>
      store.collections.link({
        collectionIds: [collectionId(store, nth)],
        [isIn ? "add" : "remove"]: [id],
      }),
  ]),
  fc
    .tuple(person, person, fc.boolean())
    .map(([a, b, differ]): [string, Edit] => [
      `${differ ? "differ" : "same"} ${a} ${b}`,
      ({ store }) => store.differences[differ ? "mark" : "unmark"](a, b),
    ]),
  number.map((nth): [string, Edit] => [
    `roll call ${nth}`,
    ({ store }) => store.rollCalls.start(collectionId(store, nth)),
  ]),
  fc.tuple(number, person, number).map(([nth, id, what]): [string, Edit] => [
    `presence ${nth} ${id} ${what}`,
    async ({ store }) => {
      const call = rollCallId(store, nth);
      if (what === 0) await store.rollCalls.finish(call);
      else if (what === 1) await store.rollCalls.unmark(call, [id]);
      else await store.rollCalls.mark(call, [{ personId: id, by: "hand", score: null }]);
    },
  ]),
  fc
    .integer({ min: -30, max: 30 })
    .map((seconds): [string, Edit] => [`clock ${seconds}`, ({ tick }) => tick(seconds)]),
);

const edits = fc.array(
  edit.map(([name, run]) =>
    Object.assign(run, { toString: () => name, [fc.toStringMethod]: () => name }),
  ),
  { minLength: 3, maxLength: 14 },
);

async function run(on: Device, all: readonly Edit[]): Promise<void> {
  for (const one of all) {
    try {
      await one(on);
    } catch (error) {
      // Somebody who is not there cannot be changed; that is for other tests.
      if (!(error instanceof FaceSdkError)) throw error;
    }
  }
}

const merge = async (into: Device, file: Blob) =>
  into.store.backups.merge(await into.store.backups.verify(file, reading()), MODEL, never);

describe("the merge of two devices' registers", () => {
  it(
    "comes to the same in either order and however often",
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(edits, edits), { minLength: 1, maxLength: 3 }),
          async (rounds) => {
            const [one, two] = [await device(1), await device(2)];
            for (const [first, second] of rounds) {
              await run(one, first);
              await run(two, second);
              const files = [await backupOf(one.store), await backupOf(two.store)] as const;
              await merge(one, files[1]);
              await merge(two, files[0]);
              const contents = await contentsOf(one);
              expect(await contentsOf(two)).toEqual(contents);
              // The same once more, and what the other has made of it.
              await merge(one, files[1]);
              expect(await contentsOf(one)).toEqual(contents);
              await merge(one, await backupOf(two.store));
              expect(await contentsOf(one)).toEqual(contents);
              expect(await one.store.audit.verify(never)).toMatchObject({ ok: true });
            }
            one.store.close();
            two.store.close();
          },
        ),
        { numRuns: RUNS },
      );
    },
    RUNS * 6000,
  );
});
