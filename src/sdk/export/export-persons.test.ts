import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FaceSdkError } from "../../contract/errors.ts";
import { NO_PHOTO } from "../../contract/retention.ts";
import { ExportFormat, type AuditExportInput } from "../../contract/exports.ts";
import type { PersonData } from "../../contract/records.ts";
import { planImport } from "../import/index.ts";
import { Person } from "../person.ts";
import { personListFromJSON } from "../wire/index.ts";
import { exportPersons, type ExportOptions, type ExportTarget } from "./index.ts";

const formats = Object.values(ExportFormat);
const date = "2026-01-01T00:00:00.000Z";
const inTheFile = (name: string) => ({
  ...{ id: `id of ${name}`, name, description: null, count: 1 },
  ...{ createDate: date, modifiedDate: date },
});
const collection = (name: string) => ({
  ...inTheFile(name),
  ...{ purpose: "Who may come in", consentText: null, consentDate: null, expiryDate: "2030-01-01" },
});
const personData = (id: string, more: Partial<PersonData> = {}): PersonData => ({
  ...{ id, name: id, gender: null, dateOfBirth: null, nationality: null, notes: null },
  ...{ collections: [], thumbnails: [{ id: "t" }], createDate: date, modifiedDate: date },
  ...more,
});
const many = (count: number) => Array.from({ length: count }, (_, nth) => personData(`p${nth}`));

const noPhoto = () =>
  new FaceSdkError("NOT_FOUND", "", { details: [{ loc: ["index"], msg: "", type: NO_PHOTO }] });

const photoOf = (id: string, index: number) => new Blob([`photo ${index} of ${id}`]);

/** The SDK's calls that an export makes, over a plain list. */
function target(
  people: PersonData[],
  {
    gone = [],
    notKept = [],
    onPage,
  }: { gone?: readonly string[]; notKept?: readonly string[]; onPage?: () => void } = {},
) {
  const recorded: AuditExportInput[] = [];
  let most = 0;
  const picture = (id: string, index: number) =>
    gone.includes(id) || notKept.includes(id)
      ? Promise.reject(notKept.includes(id) ? noPhoto() : new FaceSdkError("NOT_FOUND"))
      : Promise.resolve(photoOf(id, index));
  const sdk = {
    audit: {
      recordExport: async (given: AuditExportInput) => {
        recorded.push(given);
        return people.map(({ id }) => id);
      },
    },
    persons: {
      list: async ({ ids, take }: { ids: string[]; take: number }) => {
        onPage?.();
        most = Math.max(most, ids.length, take);
        const found = people.filter(({ id }) => ids.includes(id) && !id.startsWith("deleted"));
        const persons = found.map(
          (data) => new Person(data, { getImage: picture, getPhoto: picture }),
        );
        return { count: persons.length, persons: persons.reverse() };
      },
    },
  };
  return { sdk: sdk as unknown as ExportTarget, recorded, mostAtOnce: () => most };
}

const refusalOf = async (call: Promise<unknown>): Promise<FaceSdkError> =>
  call.then(
    () => expect.fail("should have been refused"),
    (error: FaceSdkError) => error,
  );
const textOf = (file: Blob | null) => file?.text() ?? "";

/** Texts as people may give them, and as CSV and spreadsheets misread them. */
const letters = [
  "a",
  "É",
  "山",
  "😀",
  " ",
  "'",
  '"',
  "=",
  "+",
  "-",
  "@",
  ",",
  ";",
  "|",
  "\\",
  "\n",
];
const text = (max: number) =>
  fc
    .string({ unit: fc.constantFrom(...letters), maxLength: max })
    .map((one) => one.trim())
    .filter(Boolean);
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const people = fc.uniqueArray(
  fc.record({
    id: text(6),
    name: text(12),
    gender: fc.constantFrom("M", "F", null),
    dateOfBirth: fc.constantFrom("1990-05-31", null),
    nationality: orNull(text(4)),
    notes: orNull(text(20)),
    collections: fc.uniqueArray(text(6), { maxLength: 3 }),
    photos: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 5, selector: ({ id }) => id },
);

test("a JSON with photos is understood by the import: ids, facts, collections and photos", async () => {
  await fc.assert(
    fc.asyncProperty(people, async (given) => {
      const all = given.map(({ photos, collections, ...facts }) =>
        personData(facts.id, {
          ...facts,
          thumbnails: Array.from({ length: photos }, (_, nth) => ({ id: `${nth}` })),
          collections: collections.map(collection),
        }),
      );
      const { file } = await exportPersons(target(all).sdk, { format: "json", images: "photos" });
      const plan = await planImport(file ?? new Blob());
      expect(plan.refused).toEqual([]);
      expect(plan.photos).toBe(given.reduce((sum, { photos }) => sum + photos, 0));
      for (const [nth, { photos, collections, ...facts }] of plan.persons.entries()) {
        const { photos: count, collections: names, ...expected } = given[nth] ?? {};
        const texts = await Promise.all(photos.map(async (photo) => (await photo.read()).text()));
        expect(texts).toEqual(
          Array.from({ length: count ?? 0 }, (_, at) => `photo ${at} of ${facts.id}`),
        );
        const known = Object.entries(expected).map(([key, fact]) => [key, fact ?? ""]);
        expect(facts).toEqual({ ...Object.fromEntries(known), isFromJson: true });
        expect(collections).toMatchObject(
          (names ?? []).map((name) => ({ id: `id of ${name}`, name })),
        );
      }
      expect(plan.persons).toHaveLength(given.length);
    }),
    { numRuns: 60 },
  );
});

test("a ZIP is understood by the import: ids, facts, collections and photos, byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(people, async (given) => {
      const all = given.map(({ photos, collections, ...facts }) =>
        personData(facts.id, {
          ...facts,
          thumbnails: Array.from({ length: photos }, (_, nth) => ({ id: `${nth}` })),
          collections: collections.map(collection),
        }),
      );
      const { file } = await exportPersons(target(all).sdk, { format: "zip" });
      const plan = await planImport(file ?? new Blob());
      expect(plan.refused).toEqual([]);
      const back = await Promise.all(
        plan.persons.map(async ({ photos, ...facts }) => ({
          facts,
          photos: await Promise.all(photos.map(async (photo) => (await photo.read()).text())),
        })),
      );
      const expected = given.map(({ photos, ...facts }, nth) => ({
        facts: {
          ...Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, fact ?? ""])),
          collections: facts.collections.map((name) => ({ name })),
          row: nth + 2,
        },
        photos: Array.from({ length: photos }, (_, nth) => `photo ${nth} of ${facts.id}`),
      }));
      expect(back).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test("JSON is the original's list; a CSV has a mark, headings and no formula", async () => {
  const all = [
    personData("a", { name: "=HYPERLINK(1)", collections: [collection("x|y"), collection("z")] }),
    personData("b", { notes: "two\nlines, and a comma", thumbnails: [{ id: "t" }, { id: "u" }] }),
  ];
  const { sdk } = target(all);
  const json = await exportPersons(sdk, { format: "json" });
  const list = JSON.parse(await textOf(json.file)) as unknown;
  expect(personListFromJSON(list)).toEqual({
    count: 2,
    persons: all.map((one) => ({
      ...one,
      thumbnails: undefined,
      collections: one.collections.map(({ name }) => inTheFile(name)),
    })),
  });
  expect(json).toMatchObject({ exported: 2, photos: 0, gone: 0, bytes: json.file?.size });
  const pictures = await exportPersons(sdk, { format: "json", images: true });
  const { persons } = personListFromJSON(JSON.parse(await textOf(pictures.file)));
  expect(persons.map(({ images }) => images?.length)).toEqual([1, 2]);
  expect(pictures.photos).toBe(3);

  const csv = await exportPersons(sdk, { format: "csv" });
  // `text()` would take the mark away.
  const bytes = new Uint8Array((await csv.file?.arrayBuffer()) ?? []);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect((await textOf(csv.file)).replace("\uFEFF", "").split("\r\n")).toEqual([
    "id,name,gender,date_of_birth,nationality,notes,collections,create_date,modified_date",
    "a,'=HYPERLINK(1),,,,,x\\|y|z,2026-01-01 00:00:00.000000,2026-01-01 00:00:00.000000",
    'b,b,,,,"two\nlines, and a comma",,2026-01-01 00:00:00.000000,2026-01-01 00:00:00.000000',
    "",
  ]);
});

describe("each format", () => {
  test.each(formats)("%s: page by page, into a stream too, and recorded first", async (format) => {
    const { sdk, recorded, mostAtOnce } = target(many(250));
    const done: number[] = [];
    const { file } = await exportPersons(sdk, {
      format,
      onProgress: (progress) => done.push(progress.done),
    });
    expect(mostAtOnce()).toBe(100);
    expect([done[0], done.at(-1)]).toEqual([0, 250]);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(recorded).toEqual([{ format }]);

    const chunks: Uint8Array<ArrayBuffer>[] = [];
    const to = new WritableStream<Uint8Array<ArrayBuffer>>({
      write: (chunk) => void chunks.push(chunk),
    });
    const report = await exportPersons(sdk, { format, to });
    expect(report).toMatchObject({ exported: 250, file: null, bytes: file?.size });
    expect(new Blob(chunks).size).toBe(file?.size);
    await expect(to.getWriter().closed).resolves.toBeUndefined();
  });

  test.each(formats)("%s: nobody at all", async (format) => {
    const { file, exported } = await exportPersons(target([]).sdk, { format });
    expect(exported).toBe(0);
    expect(file?.size).toBeGreaterThan(0);
    if (format === "zip") expect((await planImport(file ?? new Blob())).persons).toEqual([]);
    if (format === "json")
      expect(JSON.parse(await textOf(file))).toEqual({ persons: [], count: 0 });
  });

  test.each(formats)("%s: stopped in the middle, the stream is thrown away", async (format) => {
    const abort = new AbortController();
    let reason: unknown;
    const to = new WritableStream<Uint8Array<ArrayBuffer>>({ abort: (why) => void (reason = why) });
    let pages = 0;
    const onPage = () => ++pages === 2 && abort.abort();
    const { sdk } = target(many(250), { onPage: () => void onPage() });
    const call = exportPersons(sdk, { format, to, signal: abort.signal });
    expect((await refusalOf(call)).code).toBe("ABORTED");
    expect(pages).toBe(2);
    expect(reason).toMatchObject({ code: "ABORTED" });
  });

  test.each(formats)("%s: a stream that takes no more", async (format) => {
    for (const [cause, code] of [
      [new DOMException("full", "QuotaExceededError"), "QUOTA_EXCEEDED"],
      [new TypeError("the disk was pulled out"), "STORAGE_BLOCKED"],
    ] as const) {
      const to = new WritableStream<Uint8Array<ArrayBuffer>>({
        write: () => Promise.reject(cause),
      });
      expect((await refusalOf(exportPersons(target(many(3)).sdk, { format, to }))).code).toBe(code);
    }
  });
});

test("who is deleted meanwhile is left out and counted", async () => {
  const all = [personData("a"), personData("deleted"), personData("late"), personData("d")];
  for (const options of [{ format: "zip" }, { format: "json", images: true }] as ExportOptions[]) {
    const report = await exportPersons(target(all, { gone: ["late"] }).sdk, options);
    expect(report).toMatchObject({ exported: 2, gone: 2, photos: 2 });
    if (options.format === "zip") {
      const { persons, refused } = await planImport(report.file ?? new Blob());
      expect([persons.map(({ id }) => id), refused]).toEqual([["a", "d"], []]);
    }
  }
});

test("of whom no photo is kept is written without one, and counted", async () => {
  const { sdk } = target([personData("a"), personData("b")], { notKept: ["b"] });
  const zip = await exportPersons(sdk, { format: "zip" });
  expect(zip).toMatchObject({ exported: 2, gone: 0, photos: 1, withoutPhoto: 1 });
  const { persons, refused } = await planImport(zip.file ?? new Blob());
  expect([persons.map(({ id }) => id), refused.length]).toEqual([["a"], 1]);
  const json = await exportPersons(sdk, { format: "json", images: true });
  expect(json).toMatchObject({ exported: 2, photos: 1, withoutPhoto: 1 });
  const list = personListFromJSON(JSON.parse(await textOf(json.file)));
  expect(list.persons.map(({ images }) => images?.length)).toEqual([1, 0]);
  expect(await exportPersons(sdk, { format: "csv" })).toMatchObject({
    exported: 2,
    withoutPhoto: 0,
  });
});

test("bad input is refused with every problem at once, and nothing is recorded", async () => {
  const { sdk, recorded } = target(many(1));
  const locked = new WritableStream();
  locked.getWriter();
  const wrong = {
    ...{ format: "xlsx", personIds: ["a", 7], collectionId: "", images: "yes" },
    ...{ to: locked, onProgress: 1, signal: {} },
  };
  const { code, details } = await refusalOf(exportPersons(sdk, wrong as unknown as ExportOptions));
  expect(code).toBe("INVALID_ARGUMENT");
  expect(details.map(({ loc }) => loc.join(".")).sort()).toEqual([
    ...["options.collectionId", "options.format", "options.images", "options.onProgress"],
    ...["options.personIds.1", "options.signal", "options.to"],
  ]);
  for (const given of [
    ...[undefined, null, 7, {}, { format: "csv", to: {} }],
    { format: "csv", personIds: ["a"], collectionId: "c" },
  ]) {
    const call = exportPersons(sdk, given as unknown as ExportOptions);
    expect((await refusalOf(call)).code).toBe("INVALID_ARGUMENT");
  }
  const { signal } = { signal: AbortSignal.abort() };
  expect((await refusalOf(exportPersons(sdk, { format: "csv", signal }))).code).toBe("ABORTED");
  expect(recorded).toEqual([]);
});
