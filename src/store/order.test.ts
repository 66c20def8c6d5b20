import fc from "fast-check";
import { expect, test } from "vitest";
import { PersonOrderBy, SortOrder } from "../contract/enums.ts";
import type { PersonRecord } from "./codec.ts";
import type { Searched } from "./haystack.ts";
import { comparison, PersonOrder } from "./order.ts";
import { matches, searchText } from "./text.ts";

type Entry = PersonRecord & Searched;
const blank: Entry = {
  ...{ id: "", name: "", gender: null, dateOfBirth: null, nationality: null, notes: null },
  ...{ createDate: "2026", modifiedDate: "2026", thumbnails: [], templateBlocks: [] },
  searchText: "",
};
const someone = fc
  .record({
    ...Object.fromEntries(Object.entries(blank).map(([key, value]) => [key, fc.constant(value)])),
    id: fc.string({ unit: fc.constantFrom("a", "b", "C"), minLength: 1, maxLength: 4 }),
    name: fc.constantFrom("Ward 9", "ward 10", "José", "JOSE", "jose", "Zoë"),
    gender: fc.constantFrom("M" as const, "F" as const, null),
    dateOfBirth: fc.constantFrom("1990-05-31", "2001-01-01", null),
    nationality: fc.constantFrom("ES", "es", "Chad", null),
  })
  .map((person) => ({ ...person, searchText: searchText([person.name]) })) as fc.Arbitrary<Entry>;
const people = fc.uniqueArray(someone, { selector: (person) => person.id, maxLength: 25 });
const orderBy = fc.constantFrom(...Object.values(PersonOrderBy));

const sorted = (by: PersonOrderBy, some: Entry[], direction: SortOrder = "ASC") =>
  some.toSorted(comparison(by, direction));

test("changes lead where sorting anew leads", () => {
  fc.assert(
    fc.property(people, people, orderBy, (first, second, by) => {
      const order = new PersonOrder(by, sorted(by, first));
      const left = new Map(first.map((person) => [person.id, person]));
      for (const person of first.slice(0, 5)) {
        order.replace(person, undefined);
        left.delete(person.id);
      }
      for (const person of second) {
        // What was looked through before a change must not be looked through after it.
        order.toArray("ASC", ["A"]);
        order.replace(left.get(person.id), person);
        left.set(person.id, person);
      }
      for (const direction of Object.values(SortOrder)) {
        const all = sorted(by, [...left.values()], direction);
        expect(order.toArray(direction)).toEqual(all);
        const words = ["JO", "S"];
        const found = all.filter((person) => matches(person.searchText, words));
        expect(order.toArray(direction, words)).toEqual(found);
      }
    }),
  );
});

const ids = (by: PersonOrderBy, direction: SortOrder, some: Partial<Entry>[]) =>
  sorted(
    by,
    some.map((one) => ({ ...blank, ...one })),
    direction,
  ).map((one) => one.id);

test("names go by language and number, ties by id", () => {
  const some = [
    { id: "1", name: "Ward 10" },
    { id: "2", name: "ward 9" },
    { id: "4", name: "Émile" },
    { id: "3", name: "emile" },
    { id: "5", name: "Zoë" },
  ];
  expect(ids("name", "ASC", some)).toEqual(["3", "4", "2", "1", "5"]);
  expect(ids("name", "DESC", some)).toEqual(["5", "1", "2", "4", "3"]);
});

test("who has no value comes last in both directions", () => {
  const some = [
    { id: "1", dateOfBirth: null },
    { id: "2", dateOfBirth: "1990-05-31" },
    { id: "3", dateOfBirth: "1980-05-31" },
    { id: "0", dateOfBirth: null },
  ];
  expect(ids("date_of_birth", "ASC", some)).toEqual(["3", "2", "0", "1"]);
  expect(ids("date_of_birth", "DESC", some)).toEqual(["2", "3", "0", "1"]);
});
