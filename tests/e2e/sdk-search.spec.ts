import { expect, test } from "./fixtures.ts";
import { openWithPhotos } from "./sdk-given.ts";

test("search: detect, search, verify, compare, and enrolling what detect found", async ({
  page,
}) => {
  await openWithPhotos(page);
  const outcome = await page.evaluate(async () => {
    const { persons, collections, search } = globalThis.visavis;
    const { first, probe, second, group } = globalThis.given;
    const club = await collections.create({ name: "Club" });
    await persons.create({ images: [first], id: "first", collections: [club] });
    await persons.create({ images: [second], id: "second" });

    const found = await search.search(probe);
    const inClub = await search.search([probe, first], { collectionId: club.id, mode: "ACCURATE" });
    const stranger = await search.search(second, { collectionId: club.id });
    const all = await search.search(probe, { minScore: 0, maxResults: 2 });
    const yes = await search.verify("first", probe);
    const no = await search.verify("first", second);
    const same = await search.compare(first, probe);
    const different = await search.compare([first, probe], second, { mode: "ACCURATE" });
    const inPhoto = await search.detect(group, { search: true });

    const unknown = inPhoto.faces.find((face) => face.search?.candidates.length === 0);
    const added = unknown && (await persons.createFromDetection(unknown, { name: "New" }));
    const again = await search.detect(group, { search: true });
    const bitmap = await createImageBitmap(probe);
    const byBitmap = await search.search(bitmap);
    const open = bitmap.width > 0;
    return {
      found: found.candidates.map(({ person }) => person.id),
      thumbnail: found.candidates[0]?.thumbnailId === found.candidates[0]?.person.thumbnails[0]?.id,
      score: found.candidates[0]?.score ?? 0,
      bitmapScore: byBitmap.candidates[0]?.score ?? 0,
      open,
      fpir: found.fpir,
      inClub: inClub.candidates.length,
      stranger: stranger.candidates.length,
      order: all.candidates.map(({ person }) => person.id),
      yes: yes.match?.person.id,
      no: [no.match, no.score < 0.75],
      same: same.score,
      different: different.score,
      calibration: same.calibration,
      landmarks: Object.keys(inPhoto.faces[0]?.landmarks ?? {}),
      thumbnailType: inPhoto.faces[0]?.thumbnail.type,
      added: added?.name ?? "",
      known: again.faces.filter((face) => face.search?.candidates.length).length,
      knownBefore: inPhoto.faces.filter((face) => face.search?.candidates.length).length,
      noFace: await globalThis.codeOf(search.search(new ImageData(300, 300))),
      nobody: await globalThis.codeOf(search.verify("nobody", probe)),
      badScore: await globalThis.refusalOf(search.search(probe, { minScore: 2, maxResults: 501 })),
    };
  });
  expect(outcome).toMatchObject({
    found: ["first"],
    thumbnail: true,
    open: true,
    inClub: 1,
    stranger: 0,
    order: ["first", "second"],
    yes: "first",
    no: [null, true],
    calibration: "base",
    landmarks: ["left_eye", "right_eye", "nose", "left_mouth", "right_mouth"],
    thumbnailType: "image/jpeg",
    added: "New",
    noFace: "NO_FACE",
    nobody: "NOT_FOUND",
    badScore: { code: "INVALID_ARGUMENT" },
  });
  expect(outcome.known).toBe(outcome.knownBefore + 1);
  expect(outcome.score).toBeGreaterThan(0.87);
  expect(outcome.bitmapScore).toBeCloseTo(outcome.score, 3);
  expect(outcome.same).toBeGreaterThan(0.87);
  expect(outcome.different).toBeLessThan(0.75);
  expect(outcome.badScore.problems).toEqual([
    "options.maxResults:max_value",
    "options.minScore:max_value",
  ]);
  // Two persons at a false match rate of 1e-4.
  expect(outcome.fpir).toBeCloseTo(2e-4, 6);
});
