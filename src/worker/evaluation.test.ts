import { beforeEach, describe, expect, it } from "vitest";
import type { EvaluationProgress } from "../contract/evaluation.ts";
import type { EvaluationOptions, NewPersonFacts } from "../contract/schemas.ts";
import { builtInModel } from "../engine/embedder-model.ts";
import { Gallery } from "../gallery/gallery.ts";
import type { Store } from "../store/index.ts";
import { testBed } from "../store/test-tools.ts";
import { evaluate } from "./evaluation.ts";
import { groupOf } from "./person-groups.ts";
import { someOf } from "./sample.ts";

const DIMENSION = 16;
let store: Store;
let gallery: Gallery;

beforeEach(async () => {
  store = await testBed().open();
  gallery = new Gallery(DIMENSION);
  return () => store.close();
});

/** Each person looks in a direction of their own, and every photo a little to another side. */
function template(person: number, photo: number): Float32Array {
  const values = Float32Array.from({ length: DIMENSION }, (_, at) =>
    at === person ? 1 : at === (person + photo + 1) % DIMENSION ? 0.3 : 0,
  );
  return values.map((value) => value / Math.hypot(...values));
}

async function enrol(person: number, photos: number, facts: NewPersonFacts = {}): Promise<void> {
  const faces = Array.from({ length: photos }, (_, photo) => ({
    ...{ thumbnail: Uint8Array.of(1), modelId: "m", pipeline: 1 },
    template: template(person, photo),
  }));
  const { added } = await store.persons.add({ id: `p${person}`, ...facts }, faces);
  for (const one of added) gallery.add(one.personKey, one.thumbnailKey, one.template);
}

function run(options: Partial<EvaluationOptions> = {}, mostPairs?: number) {
  const told: EvaluationProgress[] = [];
  const result = evaluate(
    { store, gallery, model: builtInModel },
    { minScore: 0.81, ...options },
    {
      signal: new AbortController().signal,
      onProgress: (progress) => told.push(progress),
      ...(mostPairs && { mostPairs }),
    },
  );
  return result.then((data) => ({ ...data, told }));
}

describe("evaluate", () => {
  it("counts every two photos of a person, and the first ones of every two persons", async () => {
    for (let person = 0; person < 14; person++) await enrol(person, 1 + (person % 3));
    const { all, calibration: used, told } = await run();
    expect(used).toBe("gallery");
    expect(all).toMatchObject({
      ...{ persons: 14, photos: 27, genuinePersons: 9, genuinePairs: 5 + 4 * 3 },
      ...{ impostorPersons: 14, impostorPairs: 91 },
    });
    const sum = (counts: number[]) => counts.reduce((total, one) => total + one, 0);
    expect([sum(all.scores.genuine), sum(all.scores.impostors)]).toEqual([17, 91]);
    // All of these friends match, no stranger does.
    expect(sum(all.scores.genuine.slice(0, 81))).toBe(0);
    expect(sum(all.scores.impostors.slice(81))).toBe(0);
    expect(told.at(-1)).toEqual({ done: 14 + 91, total: 14 + 91 });
  });

  it("is careful with fewer than twelve, and has nothing to say of nobody", async () => {
    expect((await run()).all).toMatchObject({ persons: 0, genuinePairs: 0, impostorPairs: 0 });
    await enrol(1, 2);
    const { calibration: used, all } = await run();
    expect(used).toBe("base");
    const cosine = 1 / 1.09;
    const bin = Math.floor(builtInModel.scores.carefulScoreOf(cosine) * 100);
    expect(all.scores.genuine[bin]).toBe(1);
  });

  it("looks at a collection only, while everybody is the cohort", async () => {
    const club = await store.collections.create({ name: "Club" });
    for (let person = 0; person < 13; person++) {
      await enrol(person, 2, person < 3 ? { collections: [club.id] } : {});
    }
    const { all, calibration: used } = await run({ collectionId: club.id });
    expect(all).toMatchObject({ persons: 3, genuinePairs: 3, impostorPairs: 3 });
    expect(used).toBe("gallery");
    await expect(run({ collectionId: "nowhere" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("compares strangers within their group, whatever the case of its name", async () => {
    const places = ["Peru", "peru ", "PERU", "Chad", null];
    for (const [person, nationality] of places.entries()) {
      await enrol(person, 1 + (person % 2), { nationality });
    }
    const { groups, all } = await run({ groupBy: "nationality" });
    expect(
      groups.map(({ value, persons, impostorPairs, genuinePairs }) => [
        ...[value, persons, impostorPairs, genuinePairs],
      ]),
    ).toEqual([
      ["Peru", 3, 3, 1],
      ["Chad", 1, 0, 1],
      [null, 1, 0, 0],
    ]);
    expect(all.impostorPairs).toBe(10);
  });

  it("takes a sample of too many strangers, but every friend", async () => {
    for (let person = 0; person < 14; person++) await enrol(person, 2);
    const { all, told } = await run({}, 10);
    expect(all).toMatchObject({
      ...{ persons: 14, genuinePairs: 14, impostorPersons: 5, impostorPairs: 10 },
    });
    expect(told.at(-1)).toEqual({ done: 24, total: 24 });
    expect((await run({}, 10)).all).toEqual(all);
  });

  it("stops with the signal, and leaves out who was deleted a moment ago", async () => {
    for (let person = 0; person < 4; person++) await enrol(person, 1);
    const signal = AbortSignal.abort(new Error("enough"));
    const stopped = evaluate(
      { store, gallery, model: builtInModel },
      { minScore: 0.81 },
      { signal, onProgress: () => undefined },
    );
    await expect(stopped).rejects.toThrow("enough");
    // As when another tab has deleted somebody: the gallery follows a moment later.
    await store.persons.delete(["p2"]);
    expect((await run({ groupBy: "gender" })).all).toMatchObject({ persons: 3, impostorPairs: 3 });
  });
});

describe("groupOf", () => {
  const person = (dateOfBirth: string | null) => ({
    ...{ id: "a", name: "a", gender: "F" as const, nationality: " ", notes: null, collections: [] },
    ...{ thumbnails: [], createDate: "2026-06-15T10:00:00Z", modifiedDate: "", dateOfBirth },
  });
  it.each([
    ["2026-06-15", "0–5"],
    ["2014-06-16", "6–11"],
    ["2014-06-15", "12–17"],
    ["1966-06-16", "45–59"],
    ["1966-06-15", "60+"],
    ["2026-06-20", null],
    [null, null],
  ])("born %s is %s", (born, band) => expect(groupOf(person(born), "ageBand")).toBe(band));

  it("knows only what was entered", () => {
    expect(groupOf(person(null), "gender")).toBe("F");
    expect(groupOf(person(null), "nationality")).toBeNull();
  });
});

it("a sample is as large as asked for, without repeats, and always the same", () => {
  const items = Array.from({ length: 100 }, (_, at) => at);
  const some = someOf(items, 10);
  expect(new Set(some).size).toBe(10);
  expect(someOf(items, 10)).toEqual(some);
  expect(someOf(items, 100)).toEqual(items);
  expect(some).not.toEqual(items.slice(0, 10));
});
