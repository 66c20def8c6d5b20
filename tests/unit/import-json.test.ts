import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FaceSdkError } from "../../src/contract/errors.ts";
import { importPersons, planImport, type ImportTarget } from "../../src/sdk/import/index.ts";

const picture = btoa("picture");
const dates = {
  create_date: "2022-07-13 13:33:17.133421",
  modified_date: "2022-07-13 13:33:17.133423",
};
const varun = {
  ...{ id: "bb106660", name: "Varun", gender: null, collections: [], date_of_birth: null },
  ...{ nationality: null, notes: null, images: [picture], ...dates },
};
const blobOf = (json: unknown) => new Blob([JSON.stringify(json)]);
const named = (name: string, content: string) => [new File([content], name)];
const damaged = { code: "INVALID_ARGUMENT", advice: expect.stringContaining("JSON") };

describe("the persons of a JSON", () => {
  it("may be a list as the original answers it, an array, or one person", async () => {
    const list = { count: 2, persons: [varun, { ...varun, id: "2", name: "Ada" }] };
    for (const [json, names] of [
      [list, ["Varun", "Ada"]],
      [{ more: { persons: [1] }, text: '"persons":[', ...list }, ["Varun", "Ada"]],
      [list.persons, ["Varun", "Ada"]],
      [varun, ["Varun"]],
      [{ count: 0, persons: [] }, []],
    ] as const) {
      const plan = await planImport(blobOf(json));
      expect(plan.persons.map(({ name }) => name)).toEqual(names);
      expect(plan.refused).toEqual([]);
    }
  });

  it("are new ones too, which have no dates, and known by their name alone", async () => {
    const { persons } = await planImport(
      named("new.json", `\uFEFF\n{"name":"Ada","images":["data:image/png;base64,${picture}"]}`),
    );
    expect(persons).toMatchObject([{ name: "Ada", id: "", photos: [{ path: "new.json" }] }]);
    const photo = await persons[0]?.photos[0]?.read();
    expect([await photo?.text(), photo?.type]).toEqual(["picture", "image/png"]);
  });

  it("are judged one by one, with a row of the report for each that is left out", async () => {
    const many = [picture, picture, picture, picture];
    const list = [
      varun,
      { ...varun, gender: "X", date_of_birth: "1990-02-30" },
      { ...varun, images: [] },
      { ...varun, id: "4", images: many },
      7,
      { ...varun, id: "6", images: [1] },
    ];
    const { persons, refused } = await planImport(named("people.json", JSON.stringify(list)));
    expect(persons.map(({ photos }) => photos.map(({ path }) => path))).toEqual([
      ["people.json#1"],
      ["people.json#4/1", "people.json#4/2", "people.json#4/3"],
    ]);
    expect(refused.map(({ file, code, why, person }) => [file, code, why, person])).toEqual([
      ["people.json#2", "INVALID_ARGUMENT", null, "Varun"],
      ["people.json#3", "INVALID_ARGUMENT", "noImages", "Varun"],
      ["people.json#4/4", "INVALID_ARGUMENT", "fourthPhoto", "Varun"],
      ["people.json#5", "INVALID_ARGUMENT", null, ""],
      ["people.json#6", "INVALID_ARGUMENT", null, "Varun"],
    ]);
    expect(refused[0]?.reason).toContain("person.date_of_birth");
    expect(refused[0]?.reason).toContain("person.gender");
  });

  it("are refused with one reason where there are more pictures than anybody has", async () => {
    const images = Array.from({ length: 100_000 }, () => 1);
    const { refused } = await planImport(blobOf([{ ...varun, images }]));
    expect(refused).toMatchObject([{ code: "INVALID_ARGUMENT", why: null }]);
    expect(refused[0]?.reason.length).toBeLessThan(200);
  });

  it("are found wherever a piece of the file ends, in texts of all kinds", async () => {
    // So long that the text goes over the pieces' ends at ever other places.
    const text = fc.string({ unit: fc.constantFrom('"', "\\", "[", "}", ",", "é", "😀", "a") });
    await fc.assert(
      fc.asyncProperty(text, fc.nat({ max: 60 }), async (notes, shift) => {
        const wide = btoa("x".repeat(749_970 + shift));
        const people = [1, 2, 3].map((id) => {
          return { id: `${id}`, notes: notes.slice(0, 200), images: [wide] };
        });
        const plan = await planImport(blobOf({ count: 3, persons: people }));
        expect(plan.persons.map(({ id }) => id)).toEqual(["1", "2", "3"]);
        expect(plan.persons[2]?.notes).toBe(notes.slice(0, 200).trim());
        expect((await plan.persons[2]?.photos[0]?.read())?.size).toBe(749_970 + shift);
      }),
      { numRuns: 10 },
    );
  });
});

describe("a JSON that is none", () => {
  it("is refused as a whole, wherever it was cut off", async () => {
    const whole = JSON.stringify({ count: 2, persons: [varun, varun] });
    for (let length = 0; length < whole.length; length += 7) {
      const cut = planImport(named("cut.json", whole.slice(0, length)));
      await expect(cut, `${length} letters`).rejects.toMatchObject(damaged);
    }
  });

  for (const text of [
    "",
    " ",
    "7",
    "null",
    '"persons"',
    "[1,]",
    "[,1]",
    "[1}",
    "{[}]",
    '{"persons":[1],}',
    '{"persons":[1]} 2',
    "\uFEFF\uFEFF[]",
    "[".repeat(2_000_000),
    `{"persons":[${"[".repeat(500_000)}]}`,
    `[{"x":${"[".repeat(100)}${"]".repeat(100)}}]`,
    `{"x":"${"y".repeat(1_000_001)}","persons":[]}`,
  ]) {
    it(`such as ${text.slice(0, 30)}`, async () => {
      await expect(planImport(named("no.json", text))).rejects.toMatchObject(damaged);
    });
  }

  it("such as one that is not in UTF-8", async () => {
    const file = new File([new Uint8Array([0x5b, 0x22, 0xff, 0x22, 0x5d])], "latin.json");
    await expect(planImport([file])).rejects.toMatchObject(damaged);
  });
});

/** The SDK's calls that an import makes, over plain maps. */
function target(refused: Record<string, FaceSdkError> = {}) {
  const stored: Record<string, unknown>[] = [];
  const collections = [{ id: "c1", name: "Ward", count: 1 }];
  const sdk = {
    ready: Promise.resolve(),
    collections: {
      list: async ({ ids }: { ids?: string[] }) => {
        const found = collections.filter(({ id }) => !ids || ids.includes(id));
        return { count: found.length, collections: found };
      },
      create: async (collection: { name: string }) => {
        const made = { ...collection, id: `new ${collection.name}`, count: 0 };
        collections.push(made);
        return made;
      },
      delete: async (given: string) => {
        collections.splice(
          collections.findIndex(({ id }) => id === given),
          1,
        );
      },
    },
    persons: {
      get: async (given: string) => {
        if (!stored.some(({ id }) => id === given)) throw new FaceSdkError("NOT_FOUND");
      },
      create: async ({ images, ...person }: { images: Blob[]; id: string }) => {
        const error = refused[person.id];
        if (error) throw error;
        stored.push({ ...person, images: images.length });
      },
    },
  };
  return { sdk: sdk as unknown as ImportTarget, stored, collections };
}

describe("importing it", () => {
  const wards = [
    { id: "c1", name: "Called otherwise", count: 9, description: null, ...dates },
    { id: "c9", name: "ward", description: null },
    { id: "c8", name: "Night", description: "From ten to six", count: 2, ...dates },
    "c1",
  ];

  it("finds collections by id, else by name, and makes what is missing", async () => {
    const { sdk, stored, collections } = target();
    const json = blobOf([
      { ...varun, collections: wards },
      { ...varun, id: "2", collections: ["c7"] },
    ]);
    const report = await importPersons(sdk, json);
    expect(report).toMatchObject({ enrolled: 1, stopped: null });
    expect(stored).toMatchObject([{ id: "bb106660", name: "Varun", images: 1 }]);
    expect(stored[0]?.collections).toEqual(["c1", "new Night"]);
    expect(collections[1]).toMatchObject({ name: "Night", description: "From ten to six" });
    expect(report.refused).toMatchObject([{ code: "NOT_FOUND", why: "noCollection" }]);

    const again = await importPersons(sdk, json);
    expect(again).toMatchObject({ enrolled: 0, alreadyThere: 1 });
    expect(collections).toHaveLength(2);
  });

  it("leaves nothing of who is refused, no collection either", async () => {
    const { sdk, stored, collections } = target({
      bb106660: new FaceSdkError("IMAGE_TOO_SMALL", "Too small", {
        details: [{ loc: ["images", 0], msg: "", type: "IMAGE_TOO_SMALL" }],
      }),
      2: new FaceSdkError("QUOTA_EXCEEDED"),
    });
    const json = (id: string) => blobOf([{ ...varun, id, collections: wards }]);
    const report = await importPersons(sdk, json("bb106660"));
    expect(report.refused).toMatchObject([{ code: "IMAGE_TOO_SMALL", why: "thumbnail" }]);
    expect((await importPersons(sdk, json("2"))).stopped?.code).toBe("QUOTA_EXCEEDED");
    expect([stored, collections.length]).toEqual([[], 1]);
    await importPersons(sdk, json("3"));
    expect(stored).toHaveLength(1);
    expect(collections).toHaveLength(2);
  });

  it("refuses a picture that is no base64, and takes the person's others", async () => {
    const { sdk, stored } = target();
    const report = await importPersons(
      sdk,
      blobOf([{ ...varun, images: ["not base64!", picture] }]),
    );
    expect(report).toMatchObject({
      enrolled: 1,
      refused: [{ file: "#1/1", code: "UNSUPPORTED_IMAGE", why: "unreadable" }],
    });
    expect(stored).toMatchObject([{ images: 1 }]);
  });
});
