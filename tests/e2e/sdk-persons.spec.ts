import { expect, test } from "./fixtures.ts";
import { openWithPhotos } from "./sdk-given.ts";

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
    gone: "NOT_FOUND",
    goneImage: "NOT_FOUND",
  });
});

test("persons: bad input is refused with a code; nothing changes", async ({ page }) => {
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
  expect(outcome.results).toEqual({
    taken: "CONFLICT",
    noImages: "INVALID_ARGUMENT",
    fourImages: "INVALID_ARGUMENT",
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
      codes: Object.values(refused),
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

test("persons: all that is wrong is told at once; images have no getter and take no thumbnails", async ({
  page,
}) => {
  await openWithPhotos(page);
  const outcome = await page.evaluate(async () => {
    const { persons } = globalThis.visavis;
    const { first, second } = globalThis.given;
    const { refusalOf } = globalThis;
    const created = await persons.create({ images: [first], id: "a", name: "A" });
    const before = JSON.stringify(created);
    const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(created), "images");
    created.name = "Changed";
    created.images = [second, await created.getImage(0)];
    const wrong = { name: "x".repeat(101), dateOfBirth: "2999-01-01", gender: "other" as never };
    const refusals = {
      thumbnail: await refusalOf(persons.update(created)),
      create: await refusalOf(
        persons.create({ ...wrong, images: [], notes: "n".repeat(501), collections: [7 as never] }),
      ),
      update: await refusalOf(persons.update({ ...wrong, id: "a", images: [42 as never] })),
      updateCollection: await refusalOf(
        persons.update({ id: "a", name: "Changed", collections: ["none"] }),
      ),
      list: await refusalOf(persons.list({ take: 101, skip: -1, orderBy: "notes" as never })),
      replace: await refusalOf(
        persons.replaceImages("", { add: [null as never], remove: ["a", "b", "c", "d"] }),
      ),
      delete: await refusalOf(persons.delete(["a", "", 7 as never])),
    };
    return {
      ...{ refusals, hasSetter: own?.set !== undefined, hasGetter: own?.get !== undefined },
      read: created.images as unknown,
      same: JSON.stringify(await persons.get("a")) === before,
    };
  });
  expect(outcome).toEqual({
    ...{ hasSetter: true, hasGetter: false, read: undefined, same: true },
    refusals: {
      thumbnail: { code: "IMAGE_TOO_SMALL", problems: ["images.1:IMAGE_TOO_SMALL"] },
      create: {
        code: "INVALID_ARGUMENT",
        problems: [
          ...["person.collections.0:union", "person.dateOfBirth:check", "person.gender:enum"],
          ...["person.images:images_count", "person.name:max_length", "person.notes:max_length"],
        ],
      },
      update: {
        code: "INVALID_ARGUMENT",
        problems: [
          ...["person.dateOfBirth:check", "person.gender:enum"],
          ...["person.images.0:image_source", "person.name:max_length"],
        ],
      },
      updateCollection: { code: "NOT_FOUND", problems: ["collections.0:not_found"] },
      list: {
        code: "INVALID_ARGUMENT",
        problems: ["query.orderBy:enum", "query.skip:min_value", "query.take:max_value"],
      },
      replace: {
        code: "INVALID_ARGUMENT",
        problems: ["add.images.0:image_source", "id:min_length", "remove:max_length"],
      },
      delete: { code: "INVALID_ARGUMENT", problems: ["ids.1:min_length", "ids.2:string"] },
    },
  });
});

test("persons: six orders in both directions, a count before paging, a search without accents", async ({
  page,
}) => {
  await openWithPhotos(page);
  const outcome = await page.evaluate(async () => {
    const { persons } = globalThis.visavis;
    const images = [globalThis.given.first];
    await persons.create({
      ...{ images, id: "1", name: "Łukasz 10", gender: "M", dateOfBirth: "2001-01-01" },
    });
    // One face is enough for three records: this is about lists.
    const anyway = { duplicates: "allow" } as const;
    const second = {
      ...{ images, id: "2", name: "łukasz 9", gender: "F" as const, dateOfBirth: "1990-05-31" },
      ...{ nationality: "Österreich", notes: "Première étage" },
    } as const;
    await persons.create(second, anyway);
    await persons.create({ images, id: "3", name: "Ana", nationality: "Brasil" }, anyway);
    await persons.update({ id: "1", notes: "seen" });
    const ids = async (query: Parameters<typeof persons.list>[0]) =>
      (await persons.list(query)).persons.map(({ id }) => id).join("");
    const orders: Record<string, string[]> = {};
    for (const orderBy of [
      ...(["name", "date_of_birth", "gender"] as const),
      ...(["nationality", "modified_date", "create_date"] as const),
    ]) {
      orders[orderBy] = [await ids({ orderBy }), await ids({ orderBy, order: "DESC" })];
    }
    const found: Record<string, string> = {};
    for (const search of ["LUKASZ", "osterreich", "premiere ETAGE", "3", "ana brasil", "nobody"]) {
      found[search] = await ids({ search });
    }
    const page = await persons.list({ search: "lukasz", take: 1, skip: 1 });
    const none = await persons.list({ take: 0 });
    const beyond = await persons.list({ skip: 7, take: 100 });
    return {
      ...{ orders, found },
      page: [page.count, page.persons.map(({ id }) => id).join("")],
      none: [none.count, none.persons.length],
      beyond: [beyond.count, beyond.persons.length],
    };
  });
  expect(outcome).toEqual({
    orders: {
      name: ["321", "123"],
      // Who has no value comes last, either way.
      date_of_birth: ["213", "123"],
      gender: ["213", "123"],
      nationality: ["321", "231"],
      modified_date: ["231", "132"],
      create_date: ["123", "321"],
    },
    found: {
      ...{ LUKASZ: "21", osterreich: "2", "premiere ETAGE": "2" },
      ...{ "3": "3", "ana brasil": "3", nobody: "" },
    },
    page: [2, "1"],
    none: [3, 0],
    beyond: [3, 0],
  });
});
