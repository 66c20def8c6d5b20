import fc from "fast-check";
import { expect, test } from "vitest";
import { Gender } from "../../contract/enums.ts";
import { FaceSdkError } from "../../contract/errors.ts";
import { fromWireDate, toWireDate } from "./dates.ts";
import {
  collectionFromJSON,
  collectionListFromJSON,
  collectionListToJSON,
  collectionToJSON,
  personFromJSON,
  personListFromJSON,
  personListToJSON,
  personToJSON,
  type CollectionFromJSON,
  type PersonForJSON,
} from "./index.ts";

const text = (min: number, max: number) =>
  fc
    .string({ unit: "grapheme", maxLength: max })
    .map((value) => value.trim())
    .filter(({ length }) => length >= min && length <= max);
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const moment = fc
  .tuple(
    fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([date, micros]) => {
    const iso = date.toISOString();
    return micros === 0 ? iso : `${iso.slice(0, -1)}${String(micros).padStart(3, "0")}Z`;
  });
const birthday = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2020-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const collections: fc.Arbitrary<CollectionFromJSON> = fc.record({
  id: text(1, 100),
  name: text(1, 50),
  description: orNull(text(0, 100)),
  count: fc.nat(),
  createDate: moment,
  modifiedDate: moment,
});
const pictures = fc.array(fc.uint8Array({ maxLength: 50 }), { minLength: 1, maxLength: 3 });
const facts = fc.record({
  id: text(1, 100),
  name: text(1, 100),
  gender: orNull(fc.constantFrom(...Object.values(Gender))),
  dateOfBirth: orNull(birthday),
  nationality: orNull(text(0, 100)),
  notes: orNull(text(0, 500)),
  collections: fc.array(fc.oneof(collections, text(1, 100)), { maxLength: 3 }),
  createDate: moment,
  modifiedDate: moment,
});

type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never;

/** As a fetched Person: its thumbnails can be asked for by index. */
const personOf = (known: Facts, images: Uint8Array[] = []): PersonForJSON => ({
  ...known,
  thumbnails: images.map((_, index) => ({ id: String(index) })),
  getImage: (index) => Promise.resolve(new Blob([new Uint8Array(images[index] ?? [])])),
  getPhoto: (index) => Promise.resolve(new Blob([new Uint8Array(images[index] ?? []), "large"])),
});

/** As a file would give it back, and with a field that nobody knows. */
const sent = <T extends object>(json: T): unknown =>
  JSON.parse(JSON.stringify({ ...json, unheard_of: 1 }));

const problemsOf = (read: () => unknown) => {
  try {
    read();
  } catch (error) {
    if (error instanceof FaceSdkError) return { code: error.code, details: error.details };
  }
  throw new Error("should have been refused");
};

test("a person comes back exactly", async () => {
  await fc.assert(
    fc.asyncProperty(facts, async (known) => {
      const json = await personToJSON(personOf(known));
      expect(json).not.toHaveProperty("images");
      expect(personFromJSON(sent(json))).toEqual(known);
    }),
  );
});

test("a person's pictures come back byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(facts, pictures, async (known, images) => {
      const json = await personToJSON(personOf(known, images), { images: true });
      const { images: blobs = [] } = personFromJSON(sent(json));
      const bytes = await Promise.all(blobs.map(async (blob) => blob.arrayBuffer()));
      expect(bytes.map((buffer) => [...new Uint8Array(buffer)])).toEqual(
        images.map((image) => [...image]),
      );
      expect(blobs.every(({ type }) => type === "image/jpeg")).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test("photos may be in it instead of thumbnails, however long they are", async () => {
  const [known] = fc.sample(facts, 1);
  if (!known) throw new Error("nobody was made");
  const long = new Uint8Array(6_000_000).fill(7);
  const json = await personToJSON(personOf(known, [long]), { images: "photos" });
  const [photo] = personFromJSON(sent(json)).images ?? [];
  expect(photo?.size).toBe(6_000_005);
  const prefixed = { ...json, images: [`data:image/png;base64,${json.images?.[0]}`] };
  const [again] = personFromJSON(prefixed).images ?? [];
  expect([again?.size, again?.type]).toEqual([6_000_005, "image/png"]);
});

test("collections and lists come back exactly", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      fc.array(collections, { maxLength: 4 }),
      fc.array(facts, { maxLength: 4 }),
      async (count, some, people) => {
        for (const one of some)
          expect(collectionFromJSON(sent(collectionToJSON(one)))).toEqual(one);
        const page = { count, collections: some };
        expect(collectionListFromJSON(sent(collectionListToJSON(page)))).toEqual(page);
        const list = { count, persons: people.map((known) => personOf(known)) };
        const back = personListFromJSON(sent(await personListToJSON(list)));
        expect(back).toEqual({ count, persons: people });
      },
    ),
    { numRuns: 30 },
  );
});

test("what the original prints is understood, and printed again as it was", async () => {
  const original = {
    id: "bb106660-85cd-44d0-8b80-2dc288503890",
    name: "Varun",
    gender: null,
    collections: [],
    date_of_birth: null,
    nationality: null,
    notes: null,
    create_date: "2022-07-13 13:33:17.133421",
    modified_date: "2022-07-13 13:33:17.133423",
  };
  const person = personFromJSON(original);
  expect(person.createDate).toBe("2022-07-13T13:33:17.133421Z");
  expect(await personToJSON(personOf(person as Facts))).toEqual(original);
});

test("a collection that is only referred to becomes its id", async () => {
  const known = personFromJSON({ ...blank, collections: ["b"] });
  const json = await personToJSON({
    ...personOf(known as Facts),
    collections: [{ id: "a" }, "b"],
  });
  expect(json.collections).toEqual(["a", "b"]);
});

test("dates: either form, padded, in UTC", () => {
  expect(toWireDate("2022-07-13T13:33:17.133Z")).toBe("2022-07-13 13:33:17.133000");
  expect(fromWireDate("2022-07-13 13:33:17.133000")).toBe("2022-07-13T13:33:17.133Z");
  // Python prints no fraction where there is none.
  expect(fromWireDate("2022-07-13 13:33:17")).toBe("2022-07-13T13:33:17.000Z");
  expect(fromWireDate("2022-07-13T01:03:17.5+02:00")).toBe("2022-07-12T23:03:17.500Z");
  expect(fromWireDate("2022-07-13T01:03:17.5-0330")).toBe("2022-07-13T04:33:17.500Z");
  for (const wrong of ["", "now", "2022-02-30 00:00:00", "2022-07-13 24:00:00", "2022-07-13"]) {
    expect(fromWireDate(wrong)).toBeUndefined();
  }
  expect(fromWireDate("0000-01-01T00:00:00+01:00")).toBeUndefined();
});

test("a date of birth may carry a midnight", () => {
  const json = { ...blank, date_of_birth: "1990-05-31 00:00:00" };
  expect(personFromJSON(json).dateOfBirth).toBe("1990-05-31");
});

test("every problem is named at once, under the names of the JSON", () => {
  const json = {
    ...blank,
    name: 7,
    gender: "X",
    date_of_birth: "1990-02-30",
    images: ["not base64!"],
    collections: ["a", { id: "b" }],
    create_date: "yesterday",
  };
  const { code, details } = problemsOf(() => personFromJSON(json));
  expect(code).toBe("INVALID_ARGUMENT");
  const places = details.map(({ loc }) => loc.join("."));
  for (const place of ["name", "gender", "date_of_birth", "images.0", "create_date"]) {
    expect(places).toContain(`person.${place}`);
  }
  expect(places).toContain("person.collections.1.name");
  for (const { msg, type } of details)
    expect([typeof msg, typeof type]).toEqual(["string", "string"]);

  const list = problemsOf(() => personListFromJSON({ count: 1, persons: [{ ...blank, id: "" }] }));
  expect(list.details.map(({ loc }) => loc)).toEqual([["list", "persons", 0, "id"]]);
  expect(problemsOf(() => personFromJSON(null)).details[0]?.loc).toEqual(["person"]);
});

const blank = {
  id: "1",
  name: "One",
  create_date: "2022-07-13 13:33:17.133421",
  modified_date: "2022-07-13 13:33:17.133421",
};
