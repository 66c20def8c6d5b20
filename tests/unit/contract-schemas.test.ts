import { expect, test } from "vitest";
import { CollectionOrderBy, Gender, PersonOrderBy, SortOrder } from "../../src/contract/enums.ts";
import { FaceSdkError } from "../../src/contract/errors.ts";
import {
  collectionChangesSchema,
  collectionLinksSchema,
  collectionQuerySchema,
  compareOptionsSchema,
  evaluationOptionsSchema,
  faceRefsSchema,
  headCountOptionsSchema,
  newCollectionSchema,
  newPersonSchema,
  personChangesSchema,
  personQuerySchema,
  searchOptionsSchema,
  thumbnailIdsSchema,
  verifyOptionsSchema,
} from "../../src/contract/schemas.ts";
import { problemsOf, validate } from "../../src/contract/validate.ts";

type Schema = Parameters<typeof problemsOf>[0];

/** What is wrong, as `place:kind`. */
const wrong = (schema: Schema, input: unknown) =>
  problemsOf(schema, input, "in").map(({ loc, type }) => `${loc.slice(1).join(".")}:${type}`);
const long = (length: number) => "x".repeat(length);
const localDay = (days: number) => {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
};

test("enums have the original's values", () => {
  expect(SortOrder).toEqual({ ASC: "ASC", DESC: "DESC" });
  expect(Object.values(PersonOrderBy)).toEqual([
    ...["name", "date_of_birth", "gender", "nationality", "modified_date", "create_date"],
  ]);
  expect(Object.values(CollectionOrderBy)).toEqual([
    ...["name", "count", "modified_date", "create_date"],
  ]);
  expect(Gender).toEqual({ M: "M", F: "F" });
});

test("defaults are those of the contract", () => {
  const paging = { skip: 0, take: 20, order: "ASC", orderBy: "name" };
  expect(validate(personQuerySchema, {}, "query")).toEqual(paging);
  expect(validate(collectionQuerySchema, {}, "query")).toEqual(paging);
  expect(validate(headCountOptionsSchema, {}, "options")).toEqual({ confidence: 75 });
  expect(validate(compareOptionsSchema, {}, "options")).toEqual({ mode: "FAST" });
  expect(validate(verifyOptionsSchema, {}, "options")).toEqual({
    ...{ minScore: 0.81, mode: "ACCURATE" },
  });
  expect(validate(searchOptionsSchema, {}, "options")).toEqual({
    ...{ maxResults: 10, minScore: 0.81, mode: "FAST" },
  });
});

/** A field's last good and first bad values. */
const limits: [name: string, Schema, good: object[], bad: [object, string][]][] = [
  [
    "skip",
    personQuerySchema,
    [{ skip: 0 }, { skip: 1e9 }],
    [
      [{ skip: -1 }, "skip:min_value"],
      [{ skip: 0.5 }, "skip:integer"],
    ],
  ],
  [
    "take",
    personQuerySchema,
    [{ take: 0 }, { take: 100 }],
    [
      [{ take: -1 }, "take:min_value"],
      [{ take: 101 }, "take:max_value"],
    ],
  ],
  [
    "order",
    personQuerySchema,
    [{ order: "DESC" }],
    [
      [{ order: "desc" }, "order:enum"],
      [{ orderBy: "notes" }, "orderBy:enum"],
    ],
  ],
  [
    "orders of persons",
    personQuerySchema,
    Object.values(PersonOrderBy).map((orderBy) => ({ orderBy })),
    [[{ orderBy: "count" }, "orderBy:enum"]],
  ],
  [
    "orders of collections",
    collectionQuerySchema,
    Object.values(CollectionOrderBy).map((orderBy) => ({ orderBy })),
    [[{ orderBy: "gender" }, "orderBy:enum"]],
  ],
  [
    "id",
    newPersonSchema,
    [{}, { id: null }, { id: "x" }, { id: long(100) }],
    [
      [{ id: "" }, "id:min_length"],
      [{ id: " " }, "id:min_length"],
      [{ id: long(101) }, "id:max_length"],
    ],
  ],
  [
    "name of a person",
    newPersonSchema,
    [{ name: null }, { name: "x" }, { name: long(100) }],
    [
      [{ name: "" }, "name:min_length"],
      [{ name: long(101) }, "name:max_length"],
    ],
  ],
  [
    "gender",
    newPersonSchema,
    [{ gender: "M" }, { gender: "F" }, { gender: null }],
    [[{ gender: "m" }, "gender:enum"]],
  ],
  [
    "dateOfBirth",
    newPersonSchema,
    [{ dateOfBirth: null }, { dateOfBirth: "2000-02-29" }, { dateOfBirth: localDay(0) }],
    [
      [{ dateOfBirth: localDay(1) }, "dateOfBirth:check"],
      [{ dateOfBirth: "2001-02-29" }, "dateOfBirth:check"],
      [{ dateOfBirth: "31.05.1990" }, "dateOfBirth:regex"],
    ],
  ],
  [
    "nationality and notes",
    newPersonSchema,
    [{ nationality: "Côte d’Ivoire" }, { nationality: null }, { notes: long(500) }],
    [
      [{ nationality: 7 }, "nationality:string"],
      [{ notes: long(501) }, "notes:max_length"],
    ],
  ],
  [
    "collections of a person",
    personChangesSchema,
    [{ id: "p", collections: ["a", { id: "b" }] }],
    [[{ id: "p", collections: [7] }, "collections.0:union"]],
  ],
  [
    "name of a collection",
    newCollectionSchema,
    [
      { name: "x" },
      { name: long(50), description: long(100), purpose: long(200), consentText: long(2000) },
      { name: "x", description: null, purpose: null, consentText: null, expiryDate: null },
      { name: "x", consentDate: "2024-02-29", expiryDate: "2099-12-31" },
    ],
    [
      [{}, "name:object"],
      [{ name: "" }, "name:min_length"],
      [{ name: long(51) }, "name:max_length"],
      [{ name: "x", description: long(101) }, "description:max_length"],
      [{ name: "x", purpose: long(201) }, "purpose:max_length"],
      [{ name: "x", consentText: long(2001) }, "consentText:max_length"],
      [{ name: "x", consentDate: "2025-02-29" }, "consentDate:check"],
      [{ name: "x", expiryDate: "1 May" }, "expiryDate:regex"],
    ],
  ],
  [
    "a collection's change",
    collectionChangesSchema,
    [{ id: "c" }, { id: "c", name: long(50), description: null }],
    [
      [{ id: "c", name: null }, "name:string"],
      [{ id: "c", name: long(51) }, "name:max_length"],
      [{ id: "c", expiryDate: "" }, "expiryDate:regex"],
    ],
  ],
  [
    "links",
    collectionLinksSchema,
    [{ collectionIds: ["c"] }, { collectionIds: ["c"], add: ["p"], remove: ["q"] }],
    [
      [{ collectionIds: [] }, "collectionIds:min_length"],
      [{ collectionIds: ["c"], add: [""] }, "add.0:min_length"],
    ],
  ],
  [
    "confidence",
    headCountOptionsSchema,
    [{ confidence: 1 }, { confidence: 99 }],
    [
      [{ confidence: 0 }, "confidence:min_value"],
      [{ confidence: 100 }, "confidence:max_value"],
    ],
  ],
  [
    "search",
    searchOptionsSchema,
    [
      { maxResults: 1 },
      { maxResults: 500 },
      { minScore: 0 },
      { minScore: 1 },
      { minScore: "auto" },
      { possible: true },
    ],
    [
      [{ maxResults: 0 }, "maxResults:min_value"],
      [{ maxResults: 501 }, "maxResults:max_value"],
      [{ minScore: -0.01 }, "minScore:min_value"],
      [{ minScore: 1.01 }, "minScore:max_value"],
      [{ minScore: NaN }, "minScore:union"],
      [{ minScore: "lowest" }, "minScore:union"],
      [{ mode: "fast" }, "mode:enum"],
      [{ possible: "yes" }, "possible:boolean"],
    ],
  ],
  [
    "faces and thumbnails",
    thumbnailIdsSchema,
    [[], ["a", "b", "c"]],
    [[["a", "b", "c", "d"], ":max_length"]],
  ],
  [
    "found faces",
    faceRefsSchema,
    [[{ id: "a" }], [{ id: "a" }, { id: "b" }, { id: "c" }]],
    [[[], ":min_length"]],
  ],
];

test.each(limits)("limits of %s", (_, schema, good, bad) => {
  for (const input of good) expect(wrong(schema, input), JSON.stringify(input)).toEqual([]);
  for (const [input, problem] of bad) {
    expect(wrong(schema, input), JSON.stringify(input)).toEqual([problem]);
  }
});

test("everything that is wrong is told at once, as { loc, msg, type }", () => {
  const input = { id: "", name: long(101), gender: "x", dateOfBirth: "soon", notes: long(501) };
  const others = [
    { loc: ["person", "images"], msg: "must be 1 to 3 images", type: "images_count" },
  ];
  try {
    validate(newPersonSchema, input, "person", others);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(FaceSdkError);
    const { code, details, message } = error as FaceSdkError;
    expect(code).toBe("INVALID_ARGUMENT");
    expect(details.map(({ loc }) => loc.join(".")).sort()).toEqual([
      ...["person.dateOfBirth", "person.gender", "person.id", "person.images"],
      ...["person.name", "person.notes"],
    ]);
    for (const detail of details) {
      expect(detail).toEqual({
        loc: expect.any(Array) as unknown,
        msg: expect.stringMatching(/./) as unknown,
        type: expect.stringMatching(/^[a-z_]+$/) as unknown,
      });
      expect(message).toContain(detail.msg);
    }
  }
});

test("an evaluation's options", () => {
  expect(validate(evaluationOptionsSchema, {}, "in")).toEqual({ minScore: 0.81 });
  expect(wrong(evaluationOptionsSchema, { collectionId: null, groupBy: "ageBand" })).toEqual([]);
  const bad = { collectionId: "", groupBy: "shoes", minScore: 1.1 };
  expect(wrong(evaluationOptionsSchema, bad)).toEqual([
    ...["collectionId:min_length", "groupBy:enum", "minScore:max_value"],
  ]);
});
