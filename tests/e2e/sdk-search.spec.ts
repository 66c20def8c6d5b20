import { expect, test } from "./fixtures.ts";
import { openWithPhotos } from "./sdk-given.ts";

test("search: detect, search, verify, compare, and enrolling what detect found", async ({
  page,
}) => {
  // Some fifty pictures, which a busy machine with two cores is a while about.
  test.slow();
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
    // Whoever is a stranger in the photo may be turned too far away to be enrolled.
    await persons.delete("second");
    const inPhoto = await search.detect(group, { search: true });

    const unknown = inPhoto.faces.find(
      ({ search, quality }) => search?.candidates.length === 0 && quality.reasons.length === 0,
    );
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

test("search: probes are fused, ties stand in the order of enrolment, a second face is told of", async ({
  page,
}) => {
  // Some fifty pictures, which a busy machine with two cores is a while about.
  test.slow();
  await openWithPhotos(page);
  const outcome = await page.evaluate(async () => {
    const { persons, search } = globalThis.visavis;
    const { first, probe, second, two } = globalThis.given;
    const { refusalOf } = globalThis;
    for (const id of ["c", "a", "b"]) {
      await persons.create({ images: [second], id }, { duplicates: "allow" });
    }
    await persons.create({ images: [first], id: "first" });
    const open = { minScore: 0, maxResults: 500 };
    const ids = async (limit: number) =>
      (await search.search(second, { minScore: 0, maxResults: limit })).candidates.map(
        ({ person }) => person.id,
      );
    const scoreOf = async (images: Blob[]) => {
      const { candidates } = await search.search(images, open);
      return candidates.find(({ person }) => person.id === "first")?.score ?? -1;
    };
    const images = [probe, second];
    const [best] = (await search.search(probe, open)).candidates;
    const shown = await search.search([probe, two], open);
    const verified = await search.verify("first", [two, probe], { minScore: 0 });
    const four = [first, first, first, first];
    return {
      ties: [await ids(500), await ids(500), await ids(2)],
      best: best?.score,
      single: [await scoreOf([probe]), await scoreOf([second])],
      fused: await scoreOf(images),
      turned: await scoreOf(images.reverse()),
      several: [shown.severalFaces, verified.severalFaces],
      match: verified.match?.person.id,
      refused: [
        await refusalOf(search.compare([], four)),
        await refusalOf(search.search(four, { maxResults: 0 })),
        await refusalOf(search.verify("", [], { minScore: -1 })),
      ],
      threeASide: (await search.compare([first, first, first], [probe, probe, probe])).score,
      oneASide: (await search.compare(first, probe)).score,
    };
  });
  const [all, again, limited] = outcome.ties;
  expect(all).toEqual(["c", "a", "b", "first"]);
  expect([again, limited]).toEqual([all, ["c", "a"]]);
  const [alike = 0, unlike = 0] = outcome.single;
  expect(alike).toBe(outcome.best);
  expect(unlike).toBeLessThan(0.75);
  expect(outcome.fused).toBeGreaterThan(unlike);
  expect(outcome.fused).toBeLessThan(alike);
  expect(outcome.turned).toBeCloseTo(outcome.fused, 6);
  expect(outcome.several).toEqual([[1], [0]]);
  expect(outcome.match).toBe("first");
  expect(outcome.threeASide).toBeCloseTo(outcome.oneASide, 5);
  expect(outcome.refused.map(({ problems }) => problems)).toEqual([
    ["probe.images:images_count", "reference.images:images_count"],
    ["options.maxResults:min_value", "probe.images:images_count"],
    ["options.minScore:min_value", "personId:min_length", "probe.images:images_count"],
  ]);
});

test("a frame's faces can be enrolled, but for those that need not be remembered", async ({
  page,
}) => {
  // Hundreds of frames, which a busy machine is a while about.
  test.slow();
  await openWithPhotos(page);
  const outcome = await page.evaluate(async () => {
    const { persons, search } = globalThis.visavis;
    const bitmap = await createImageBitmap(globalThis.given.first);
    const first = await search.track(bitmap);
    // So many that they would push the first frame's face out.
    let last = first;
    for (let i = 0; i < 260; i++) last = await search.track(bitmap, { remember: false });
    const [kept, passing] = [first?.faces[0], last?.faces[0]];
    if (!kept || !passing) throw new Error("no face");
    return {
      sameTrack: kept.trackId === passing.trackId,
      passing: await globalThis.codeOf(persons.createFromDetection(passing)),
      kept: await globalThis.codeOf(persons.createFromDetection(kept)),
      wrong: await globalThis.refusalOf(search.track(bitmap, { remember: "no" as never })),
    };
  });
  expect(outcome).toEqual({
    ...{ sameTrack: true, passing: "NOT_FOUND", kept: "none" },
    wrong: { code: "INVALID_ARGUMENT", problems: ["options.remember:boolean"] },
  });
});
