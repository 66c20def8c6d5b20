import { describe, expect, it } from "vitest";
import { FaceSdkError } from "../../src/contract/errors.ts";
import { planByCsv } from "../../src/sdk/import/csv.ts";
import type { ImportEntry } from "../../src/sdk/import/entries.ts";

const entry = (path: string): ImportEntry => ({
  path,
  size: 1,
  read: () => Promise.reject(new Error("not read while planning")),
});
const plan = (text: string, paths: string[], csv = "persons.csv") =>
  planByCsv(entry(csv), new TextEncoder().encode(text), paths.map(entry));
const failure = (text: string | Uint8Array<ArrayBuffer>): FaceSdkError => {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  try {
    planByCsv(entry("persons.csv"), bytes, []);
  } catch (error) {
    if (error instanceof FaceSdkError) return error;
  }
  throw new Error("was not refused");
};

describe("planByCsv", () => {
  it("reads facts under both spellings, with a byte order mark and semicolons", () => {
    const { persons, refused, ignoredColumns } = plan(
      "\uFEFFfiles;id;name;gender;date_of_birth;nationality;notes;collections;Shoe size\r\n" +
        'a.jpg|b.jpg;7;Ada;female;1815-12-10;GB;"wrote; counted";Ward|Night shift;38\r\n',
      ["a.jpg", "b.jpg"],
    );
    expect(refused).toEqual([]);
    expect(ignoredColumns).toEqual(["Shoe size"]);
    expect(persons).toMatchObject([
      {
        id: "7",
        name: "Ada",
        gender: "F",
        dateOfBirth: "1815-12-10",
        nationality: "GB",
        notes: "wrote; counted",
        collections: [{ name: "Ward" }, { name: "Night shift" }],
        row: 2,
        photos: [{ path: "a.jpg" }, { path: "b.jpg" }],
      },
    ]);
    const camel = plan("file1,file2,dateOfBirth\na.jpg,b.jpg,1815-12-10\n", ["a.jpg", "b.jpg"]);
    expect(camel.persons[0]).toMatchObject({ name: "a", dateOfBirth: "1815-12-10" });
    expect(camel.persons[0]?.photos).toHaveLength(2);
  });

  it("finds files beside the CSV, by path, by name and whatever the case", () => {
    const { persons, refused } = plan(
      "file\nA.JPG\nsub/b.jpg\nc.jpg\ntwice.jpg\n",
      ["in/a.jpg", "in/sub/b.jpg", "in/deep/c.jpg", "in/x/twice.jpg", "in/y/twice.jpg"],
      "in/persons.csv",
    );
    expect(persons).toHaveLength(3);
    expect(refused.map(({ file, code }) => [file, code])).toEqual([
      ["twice.jpg", "NOT_FOUND"],
      ["in/x/twice.jpg", "INVALID_ARGUMENT"],
      ["in/y/twice.jpg", "INVALID_ARGUMENT"],
    ]);
  });

  it("reports what is missing, named twice or not named, and keeps the rest", () => {
    const { persons, refused } = plan("file,name\na.jpg|gone.jpg,Ada\n\na.jpg,Bob\n,Cleo\n", [
      "a.jpg",
      "extra.jpg",
    ]);
    expect(persons.map(({ name }) => name)).toEqual(["Ada"]);
    expect(refused.map(({ file, person, code }) => [file, person, code])).toEqual([
      ["gone.jpg", "Ada", "NOT_FOUND"],
      ["a.jpg", "Bob", "CONFLICT"],
      ["", "Cleo", "INVALID_ARGUMENT"],
      ["extra.jpg", "", "INVALID_ARGUMENT"],
    ]);
    expect(refused[1]?.advice).toContain("row 4");
  });

  it("takes no table that is made to fill the memory", () => {
    const many = { code: "INVALID_ARGUMENT", advice: expect.stringContaining("50,000") };
    expect(failure(`file\n${"a|".repeat(100_000)}\n`)).toMatchObject(many);
    expect(failure(`file\n${"a\n".repeat(60_000)}`)).toMatchObject(many);
    // With a place for each column in each row these would be two thousand million.
    const wide = `file,name,${"x,".repeat(50_000)}\n${"a.jpg,Ada\n".repeat(40_000)}`;
    expect(plan(wide, ["a.jpg"]).persons).toMatchObject([{ name: "Ada" }]);
  });

  it("refuses what cannot be read, naming the rows", () => {
    const wide = failure("file,name\na.jpg,Ada\nb.jpg,Bob,one,more\n");
    expect(wide.code).toBe("INVALID_ARGUMENT");
    expect(wide.details).toMatchObject([{ loc: ["csv", 3], type: "too_many_cells" }]);
    expect(failure("name\nAda\n").details[0]?.type).toBe("missing_column");
    expect(failure('file,name\n"a.jpg,Ada\n').details[0]?.loc[0]).toBe("csv");
    expect(failure(new Uint8Array([0x66, 0xe9, 0x0a])).advice).toContain("UTF-8");
  });
});
