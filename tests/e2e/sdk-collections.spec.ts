import { expect, test } from "./fixtures.ts";
import { openWithPhotos } from "./sdk-given.ts";

test("collections: create, list, link by a person's update, rename, delete", async ({ page }) => {
  await openWithPhotos(page);
  const outcome = await page.evaluate(async () => {
    const { persons, collections, retention } = globalThis.visavis;
    const { first, second } = globalThis.given;
    const ward = await collections.create({ name: "Ward 1", description: "East wing" });
    const staff = await collections.create({ name: "Staff" });
    const a = await persons.create({ images: [first], id: "a", collections: [ward] });
    await persons.create({ images: [second], id: "b", collections: [ward.id, staff.id] });
    const counts = (await collections.list()).collections.map(({ name, count }) => [name, count]);
    a.collections = [staff];
    await persons.update(a);
    const moved = await collections.get(ward.id);
    const inStaff = await persons.list({ collectionId: staff.id });
    const ofB = await collections.list({ personId: "b" });
    const renamed = await collections.update({ id: ward.id, name: "Ward 2" });
    const taken = await globalThis.codeOf(collections.create({ name: "ward 2" }));
    const tooLong = await globalThis.codeOf(collections.create({ name: "x".repeat(51) }));
    const wrongTerms = await globalThis.refusalOf(
      collections.create({ name: "Trial", purpose: "x".repeat(201), expiryDate: "soon" }),
    );
    const refused = await Promise.all(
      [
        retention.due({ on: "soon" }),
        retention.purge([]),
        retention.purge(["nobody's"]),
        retention.purge([staff.id]),
        retention.setKeepPhotos("no" as unknown as boolean),
        retention.setKeepPhotos(true, { removeStored: true }),
        retention.setKeepPhotos(false, { signal: AbortSignal.abort() }),
      ].map((call) => globalThis.codeOf(call)),
    );
    const photos = await retention.getPhotos();
    await collections.delete(ward.id);
    return {
      counts,
      moved: moved.count,
      inStaff: inStaff.persons.map(({ id }) => id),
      ofB: ofB.count,
      renamed: [renamed.name, renamed.description],
      taken,
      tooLong,
      wrongTerms,
      refused,
      photos,
      left: (await collections.list()).collections.map(({ name }) => name),
      persons: (await persons.list()).count,
    };
  });
  expect(outcome).toEqual({
    counts: [
      ["Staff", 1],
      ["Ward 1", 2],
    ],
    moved: 1,
    inStaff: ["a", "b"],
    ofB: 2,
    renamed: ["Ward 2", "East wing"],
    taken: "CONFLICT",
    tooLong: "INVALID_ARGUMENT",
    wrongTerms: {
      code: "INVALID_ARGUMENT",
      problems: ["collection.expiryDate:regex", "collection.purpose:max_length"],
    },
    refused: [
      ...["INVALID_ARGUMENT", "INVALID_ARGUMENT", "NOT_FOUND", "CONFLICT"],
      ...["INVALID_ARGUMENT", "INVALID_ARGUMENT", "ABORTED"],
    ],
    photos: { keep: true, stored: 2 },
    left: ["Staff"],
    persons: 2,
  });
});
