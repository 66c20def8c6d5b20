import type { PossibleDuplicateError } from "../../src/sdk/index.ts";
import { expect, test } from "./fixtures.ts";
import { openWithPhotos } from "./sdk-given.ts";

test("somebody already there under another name: refused with who it is, and nothing is stored", async ({
  page,
}) => {
  await openWithPhotos(page);
  const outcome = await page.evaluate(async () => {
    const { persons, search } = globalThis.visavis;
    const { first, probe, second } = globalThis.given;
    const ana = await persons.create({ images: [first], id: "a", name: "Ana" });
    await persons.create({ images: [second], id: "b", name: "Bo" });

    const error = await persons.create({ images: [probe], id: "c" }).then(
      () => null,
      (thrown: PossibleDuplicateError) => thrown,
    );
    const [candidate] = error?.candidates ?? [];
    const image = candidate && (await candidate.person.getImage(0));
    const [face] = (await search.detect(probe)).faces;
    const { refusalOf, codeOf } = globalThis;
    const refused = {
      fromDetection: await codeOf(persons.createFromDetection(face ?? [])),
      update: await refusalOf(persons.update({ id: "b", name: "New", images: [probe] })),
      add: await codeOf(persons.addImages("b", [probe])),
      replace: await codeOf(persons.replaceImages("b", { add: [probe] })),
      option: await refusalOf(
        persons.create({ images: [probe] }, { duplicates: "perhaps" as never }),
      ),
    };
    const unchanged = (await persons.list()).persons;
    // Their own photos are nobody else's.
    const own = await persons.addImages("a", [probe]);
    const together = await Promise.all(
      ["d", "e"].map((id) => codeOf(persons.create({ images: [probe], id }))),
    );
    return {
      code: error?.code,
      details: error?.details,
      candidates: error?.candidates.map(({ person: { id }, thumbnailId }) => [id, thumbnailId]),
      score: candidate?.score ?? 0,
      image: image?.type,
      thumbnailId: ana.thumbnails[0]?.id,
      refused,
      unchanged: unchanged.map(({ name, thumbnails }) => [name, thumbnails.length]),
      own: own.thumbnails.length,
      together,
    };
  });
  expect(outcome).toMatchObject({
    code: "POSSIBLE_DUPLICATE",
    details: [{ loc: ["images"], type: "POSSIBLE_DUPLICATE" }],
    candidates: [["a", outcome.thumbnailId]],
    image: "image/jpeg",
    refused: {
      fromDetection: "POSSIBLE_DUPLICATE",
      update: { code: "POSSIBLE_DUPLICATE", problems: ["images:POSSIBLE_DUPLICATE"] },
      add: "POSSIBLE_DUPLICATE",
      replace: "POSSIBLE_DUPLICATE",
      option: { code: "INVALID_ARGUMENT" },
    },
    unchanged: [
      ["Ana", 1],
      ["Bo", 1],
    ],
    own: 2,
    together: ["POSSIBLE_DUPLICATE", "POSSIBLE_DUPLICATE"],
  });
  expect(outcome.score).toBeGreaterThanOrEqual(0.87);
  expect(outcome.details?.[0]?.msg).toContain("Ana");
});

test("two calls at once that enrol the same face: one of them is refused", async ({ page }) => {
  await openWithPhotos(page);
  const codes = await page.evaluate(async () => {
    const { persons } = globalThis.visavis;
    const { first, probe } = globalThis.given;
    return Promise.all(
      [first, probe].map((image) => globalThis.codeOf(persons.create({ images: [image] }))),
    );
  });
  expect(codes.sort()).toEqual(["POSSIBLE_DUPLICATE", "none"]);
});

test("enrolled anyway, merged, found under one name, and taken apart again", async ({ page }) => {
  await openWithPhotos(page);
  const outcome = await page.evaluate(async () => {
    const { persons, collections, search } = globalThis.visavis;
    const { first, probe } = globalThis.given;
    const { codeOf } = globalThis;
    const ward = await collections.create({ name: "Ward" });
    await persons.create({ images: [first], id: "a", name: "Ana", notes: "kept" });
    await persons.create(
      { images: [probe], id: "b", name: "Anna", nationality: "SE", collections: [ward] },
      { duplicates: "allow" },
    );
    const seen = async () => {
      const { candidates } = await search.search(probe);
      return candidates.map(({ person }) => person.id).sort();
    };
    const state = async () => {
      const { persons: all } = await persons.list();
      // The undoing is a change of its own, with its own date.
      const plain = all.map((person) => [person.toChanges(), person.thumbnails]);
      return JSON.stringify([plain, await seen()]);
    };
    const before = await state();
    const merged = await persons.merge("a", "b");
    const during = {
      facts: [merged.name, merged.notes, merged.nationality, merged.thumbnails.length],
      wards: merged.collections.length,
      seen: await seen(),
      list: (await persons.merges("a")).map(({ person, canUndo }) => [person.name, canUndo]),
      gone: await codeOf(persons.get("b")),
      verified: (await search.verify("a", probe)).match?.person.id,
    };
    const { kept, merged: back } = await persons.unmerge("a");
    const after = await state();
    await persons.merge("a", "b");
    await persons.replaceImages("a", { remove: [merged.thumbnails[1]?.id ?? ""] });
    const changed = await codeOf(persons.unmerge("a"));
    const wrong = [
      await codeOf(persons.merge("a", "a")),
      await codeOf(persons.merge("a", "none")),
      await codeOf(persons.unmerge("none")),
      await codeOf(persons.merge("a", "")),
    ];
    return { before, after, during, ids: [kept.id, back.id], changed, wrong };
  });
  expect(outcome.during).toEqual({
    facts: ["Ana", "kept", "SE", 2],
    wards: 1,
    seen: ["a"],
    list: [["Anna", true]],
    gone: "NOT_FOUND",
    verified: "a",
  });
  expect(outcome.after).toBe(outcome.before);
  expect(outcome.before).toContain('["a","b"]');
  expect(outcome.ids).toEqual(["a", "b"]);
  expect(outcome.changed).toBe("CONFLICT");
  expect(outcome.wrong).toEqual([
    ...["INVALID_ARGUMENT", "NOT_FOUND", "NOT_FOUND", "INVALID_ARGUMENT"],
  ]);
});

test("two who were said to be different are not named for each other, until that is taken back", async ({
  page,
}) => {
  await openWithPhotos(page);
  const outcome = await page.evaluate(async () => {
    const { persons } = globalThis.visavis;
    const { first, probe } = globalThis.given;
    const { codeOf } = globalThis;
    await persons.create({ images: [first], id: "a" });
    await persons.create({ images: [probe], id: "b" }, { duplicates: "allow" });
    const before = await codeOf(persons.addImages("a", [probe]));
    await persons.markDifferent("b", "a");
    const marked = (await persons.differences("a")).map(({ id }) => id);
    const own = await persons.addImages("a", [probe]);
    const others = await codeOf(persons.create({ images: [probe], id: "c" }));
    const wrong = [
      await codeOf(persons.markDifferent("a", "a")),
      await codeOf(persons.markDifferent("a", "none")),
      await codeOf(persons.unmarkDifferent("a", "a")),
      await codeOf(persons.unmarkDifferent("none", "a")),
      await codeOf(persons.unmarkDifferent("a", "")),
      await codeOf(persons.differences("none")),
      await codeOf(persons.differences(undefined as never)),
    ];
    await persons.unmarkDifferent("a", "b");
    await persons.unmarkDifferent("b", "a");
    return {
      ...{ before, marked, others, wrong },
      after: own.thumbnails.length,
      left: (await persons.differences("b")).length,
      again: await codeOf(persons.addImages("a", [probe])),
    };
  });
  expect(outcome).toEqual({
    before: "POSSIBLE_DUPLICATE",
    marked: ["b"],
    others: "POSSIBLE_DUPLICATE",
    wrong: [
      ...["INVALID_ARGUMENT", "NOT_FOUND", "INVALID_ARGUMENT", "NOT_FOUND"],
      ...["INVALID_ARGUMENT", "NOT_FOUND", "INVALID_ARGUMENT"],
    ],
    after: 2,
    left: 0,
    again: "POSSIBLE_DUPLICATE",
  });
});
