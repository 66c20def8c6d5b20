import type { Page } from "@playwright/test";
import { expect, openReady, test } from "./fixtures.ts";
import { photo, photos } from "./photos.ts";

/** `globalThis.visavis` as the console, automation and other pages of the origin use it. */

/** Puts the photos into the page as `globalThis.given`, and opens it. */
async function openWithPhotos(page: Page): Promise<void> {
  await openReady(page);
  const files = {
    first: await photo(page, photos.first.enrol),
    probe: await photo(page, photos.first.probe),
    second: await photo(page, photos.second.enrol),
    group: await photo(page, photos.group.file),
  };
  const encoded = Object.entries(files).map(([name, { buffer }]) => [
    name,
    buffer.toString("base64"),
  ]);
  await page.evaluate((entries) => {
    const blobs = entries.map(([name, data]) => {
      const bytes = Uint8Array.from(atob(data ?? ""), (char) => char.charCodeAt(0));
      return [name, new Blob([bytes])];
    });
    globalThis.given = Object.fromEntries(blobs);
    globalThis.codeOf = (call) =>
      call.then(
        () => ({ code: "none", types: [] }),
        (error: { code: string; details: { type: string; loc: unknown[] }[] }) => ({
          code: error.code,
          types: error.details.map(({ type, loc }) => `${loc.join(".")}:${type}`),
        }),
      );
  }, encoded);
}

declare global {
  var given: Record<"first" | "probe" | "second" | "group", Blob>;
  var codeOf: (call: Promise<unknown>) => Promise<{ code: string; types: string[] }>;
}

test("persons: create, get, list, update, images, delete", async ({ page }) => {
  await openWithPhotos(page);
  const outcome = await page.evaluate(async () => {
    const { persons } = globalThis.visavis;
    const { first, probe, second } = globalThis.given;
    const created = await persons.create({
      images: [first],
      name: "Zoë Ångström",
      gender: "F",
      dateOfBirth: "1990-05-31",
      nationality: "SE",
      notes: "Wears glasses",
    });
    const plain = await persons.create({ images: [second], id: "emp-7" });
    const byName = await persons.list({ search: "angstrom" });
    const byNotes = await persons.list({ search: "GLASSES" });
    const paged = await persons.list({ take: 1, skip: 1, orderBy: "create_date", order: "DESC" });

    const image = await createImageBitmap(await created.getImage(0));
    const oldThumbnail = created.thumbnails[0]?.id;
    created.name = "Zoë Renamed";
    created.notes = null;
    created.images = [first, probe];
    const updated = await persons.update(created);
    const fetched = await persons.get(created.id);
    await persons.delete([created.id]);
    return {
      isUuid: /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(created.id),
      plainName: plain.name,
      found: [byName.count, byNotes.count, paged.count, paged.persons.length],
      pagedName: paged.persons[0]?.name,
      imageSize: [image.width, image.height],
      updated: [updated.name, updated.notes, updated.gender, updated.thumbnails.length],
      newThumbnail: updated.thumbnails[0]?.id !== oldThumbnail,
      fetched: fetched.name,
      left: (await persons.list()).persons.map(({ id }) => id),
      gone: await globalThis.codeOf(persons.get(created.id)),
      goneImage: await globalThis.codeOf(persons.getImage(created.id, 0)),
    };
  });
  expect(outcome).toMatchObject({
    isUuid: true,
    plainName: "emp-7",
    found: [1, 1, 2, 1],
    pagedName: "Zoë Ångström",
    imageSize: [112, 112],
    updated: ["Zoë Renamed", null, "F", 2],
    newThumbnail: true,
    fetched: "Zoë Renamed",
    left: ["emp-7"],
    gone: { code: "NOT_FOUND" },
    goneImage: { code: "NOT_FOUND" },
  });
});

test("persons: bad input is refused with a code and every problem at once; nothing changes", async ({
  page,
}) => {
  await openWithPhotos(page);
  const outcome = await page.evaluate(async () => {
    const { persons } = globalThis.visavis;
    const { first } = globalThis.given;
    const created = await persons.create({ images: [first], id: "a", name: "A" });
    const thumbnail = await created.getImage(0);
    const { codeOf } = globalThis;
    const results = {
      taken: await codeOf(persons.create({ images: [first], id: "a" })),
      noImages: await codeOf(persons.create({ images: [] })),
      fourImages: await codeOf(persons.create({ images: [first, first, first, first] })),
      many: await codeOf(
        persons.create({
          images: [],
          name: "x".repeat(101),
          dateOfBirth: "2999-01-01",
          gender: "other" as never,
          notes: "n".repeat(501),
        }),
      ),
      badDay: await codeOf(persons.create({ images: [first], dateOfBirth: "2001-02-30" })),
      noCollection: await codeOf(persons.create({ images: [first], collections: ["none"] })),
      thumbnail: await codeOf(persons.update({ id: "a", images: [thumbnail] })),
      notAnImage: await codeOf(persons.create({ images: [42 as never] })),
      otherOrigin: await codeOf(persons.create({ images: ["https://example.com/a.jpg"] })),
      missingFile: await codeOf(globalThis.visavis.search.detect("missing/photo.jpg")),
      takeTooMany: await codeOf(persons.list({ take: 101 })),
      unknownUpdate: await codeOf(persons.update({ id: "nobody", name: "N" })),
      unknownDelete: await codeOf(persons.delete(["a", "nobody"])),
      index: await codeOf(persons.getImage("a", -1)),
      forgotten: await codeOf(persons.createFromDetection({ id: "no-such-face" })),
      aborted: await codeOf(persons.create({ images: [first] }, { signal: AbortSignal.abort() })),
    };
    const after = await persons.get("a");
    return {
      results,
      name: after.name,
      same: after.thumbnails[0]?.id === created.thumbnails[0]?.id,
      count: (await persons.list()).count,
    };
  });
  const codes = Object.fromEntries(
    Object.entries(outcome.results).map(([name, { code }]) => [name, code]),
  );
  expect(codes).toEqual({
    taken: "CONFLICT",
    noImages: "INVALID_ARGUMENT",
    fourImages: "INVALID_ARGUMENT",
    many: "INVALID_ARGUMENT",
    badDay: "INVALID_ARGUMENT",
    noCollection: "NOT_FOUND",
    thumbnail: "IMAGE_TOO_SMALL",
    notAnImage: "INVALID_ARGUMENT",
    otherOrigin: "INVALID_ARGUMENT",
    missingFile: expect.stringMatching(/NOT_FOUND|UNSUPPORTED_IMAGE/) as unknown,
    takeTooMany: "INVALID_ARGUMENT",
    unknownUpdate: "NOT_FOUND",
    unknownDelete: "NOT_FOUND",
    index: "INVALID_ARGUMENT",
    forgotten: "NOT_FOUND",
    aborted: "ABORTED",
  });
  expect(outcome.results.many.types.sort()).toEqual([
    "person.dateOfBirth:check",
    "person.gender:enum",
    "person.images:images_count",
    "person.name:max_length",
    "person.notes:max_length",
  ]);
  expect(outcome).toMatchObject({ name: "A", same: true, count: 1 });
});

test("persons: add, remove and replace images; 1 to 3 always remain", async ({ page }) => {
  await openWithPhotos(page);
  const outcome = await page.evaluate(async () => {
    const { persons, search } = globalThis.visavis;
    const { first, probe, second } = globalThis.given;
    const { codeOf } = globalThis;
    const created = await persons.create({ images: [first], id: "a" });
    const [original] = created.thumbnails as [{ id: string }];
    const two = await persons.addImages("a", [probe]);
    const refused = {
      four: await codeOf(persons.addImages("a", [first, probe])),
      none: await codeOf(
        persons.replaceImages("a", { remove: two.thumbnails.map(({ id }) => id) }),
      ),
      unknown: await codeOf(persons.removeImage("a", "nothing")),
      nothing: await codeOf(persons.replaceImages("a", {})),
      nobody: await codeOf(persons.addImages("nobody", [first])),
    };
    const one = await persons.removeImage("a", original.id);
    // The photo of somebody else takes the place of the last one: the person is known by it now.
    const other = await persons.replaceImages("a", {
      add: [second],
      remove: one.thumbnails.map(({ id }) => id),
    });
    const byOld = await search.search(probe);
    const bySecond = await search.search(second);
    return {
      counts: [two, one, other].map(({ thumbnails }) => thumbnails.length),
      keptSecond: one.thumbnails[0]?.id === two.thumbnails[1]?.id,
      codes: Object.values(refused).map(({ code }) => code),
      found: [byOld.candidates.length, bySecond.candidates.length],
    };
  });
  expect(outcome).toEqual({
    counts: [2, 1, 1],
    keptSecond: true,
    codes: ["INVALID_ARGUMENT", "INVALID_ARGUMENT", "NOT_FOUND", "INVALID_ARGUMENT", "NOT_FOUND"],
    found: [0, 1],
  });
});

test("collections: create, list, link by a person's update, rename, delete", async ({ page }) => {
  await openWithPhotos(page);
  const outcome = await page.evaluate(async () => {
    const { persons, collections } = globalThis.visavis;
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
    await collections.delete(ward.id);
    return {
      counts,
      moved: moved.count,
      inStaff: inStaff.persons.map(({ id }) => id),
      ofB: ofB.count,
      renamed: [renamed.name, renamed.description],
      taken: taken.code,
      tooLong: tooLong.code,
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
    left: ["Staff"],
    persons: 2,
  });
});

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
      badScore: await globalThis.codeOf(search.search(probe, { minScore: 2, maxResults: 501 })),
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
    noFace: { code: "NO_FACE" },
    nobody: { code: "NOT_FOUND" },
    badScore: { code: "INVALID_ARGUMENT" },
  });
  expect(outcome.known).toBe(outcome.knownBefore + 1);
  expect(outcome.score).toBeGreaterThan(0.87);
  expect(outcome.bitmapScore).toBeCloseTo(outcome.score, 3);
  expect(outcome.same).toBeGreaterThan(0.87);
  expect(outcome.different).toBeLessThan(0.75);
  expect(outcome.badScore.types).toHaveLength(2);
  // Two persons at a false match rate of 1e-4.
  expect(outcome.fpir).toBeCloseTo(2e-4, 6);
});

test("a second tab sees what the first one enrols, and recognises it", async ({
  page,
  context,
}) => {
  await openWithPhotos(page);
  const other = await context.newPage();
  await openWithPhotos(other);
  await page.evaluate(() =>
    globalThis.visavis.persons.create({ images: [globalThis.given.first], id: "shared" }),
  );
  await expect
    .poll(() =>
      other.evaluate(async () => {
        const { candidates } = await globalThis.visavis.search.search(globalThis.given.probe);
        return candidates.map(({ person }) => person.id);
      }),
    )
    .toEqual(["shared"]);
});
