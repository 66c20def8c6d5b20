import fc from "fast-check";
import { expect, test } from "vitest";
import { PersonOrderBy, SortOrder } from "../contract/enums.ts";
import type { PersonData } from "../contract/records.ts";
import type { NewPersonFacts, PersonQuery } from "../contract/schemas.ts";
import { face, testBed } from "./test-tools.ts";

/*
 * The store against a plain model: a list of persons that is filtered and sorted anew at each
 * question, with locale comparison and accent-blind search spelt out once more.
 */

const text = fc.constantFrom("Ana", "ana", "Ána", "Bo 9", "bo 10", "Zoë", "Ærø Łuk");
const facts: fc.Arbitrary<NewPersonFacts> = fc.record({
  name: fc.option(text),
  gender: fc.constantFrom("M", "F", null),
  dateOfBirth: fc.constantFrom("1990-05-31", "2001-01-01", null),
  nationality: fc.option(text),
  notes: fc.option(text),
});
const collections = fc.subarray([0, 1]);
type Step =
  | { type: "add" | "update"; nth: number; facts: NewPersonFacts; collections: number[] }
  | { type: "delete" | "join" | "leave"; nth: number; collections: number[] };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constantFrom("add" as const, "add" as const, "update" as const),
    ...{ nth: fc.nat(7), facts, collections },
  }),
  fc.record({
    type: fc.constantFrom("delete" as const, "join" as const, "leave" as const),
    ...{ nth: fc.nat(7), collections },
  }),
);
const query = fc.record({
  skip: fc.nat(4),
  take: fc.nat(5),
  order: fc.constantFrom(...Object.values(SortOrder)),
  orderBy: fc.constantFrom(...Object.values(PersonOrderBy)),
  search: fc.option(fc.constantFrom("ana", "ANA bo", "zoe", "aero luk", "P1", "9", "x", "  ")),
  collection: fc.option(fc.nat(1)),
  ids: fc.option(fc.array(fc.constantFrom("p0", "p1", "p2", "p3", "p5", "nobody"))),
});

const plainFold = (value: string) =>
  value
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace("æ", "ae")
    .replace("ø", "o")
    .replace("ł", "l");

function plainList(people: PersonData[], asked: PersonQuery) {
  const values: Record<PersonOrderBy, (person: PersonData) => string | null> = {
    name: (person) => person.name,
    date_of_birth: (person) => person.dateOfBirth,
    gender: (person) => person.gender,
    nationality: (person) => person.nationality,
    modified_date: (person) => person.modifiedDate,
    create_date: (person) => person.createDate,
  };
  const value = values[asked.orderBy];
  const sign = asked.order === "ASC" ? 1 : -1;
  const found = people.filter((person) => {
    const { id, name, nationality, notes } = person;
    const texts = [id, name, nationality ?? "", notes ?? ""].map(plainFold);
    const words = plainFold(asked.search ?? "").split(" ");
    const isIn = person.collections.some((one) => one.id === asked.collectionId);
    return (
      words.every((word) => texts.some((one) => one.includes(word))) &&
      (isIn || !asked.collectionId) &&
      (asked.ids?.includes(id) ?? true)
    );
  });
  found.sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    const byId = a.id < b.id ? -1 : 1;
    if (x === null || y === null) return x === y ? byId : x === null ? 1 : -1;
    const locale = { numeric: true, sensitivity: "base" } as const;
    return (x.localeCompare(y, undefined, locale) || byId) * sign;
  });
  const persons = found.slice(asked.skip, asked.skip + asked.take);
  return { count: found.length, ids: persons.map((person) => person.id) };
}

test("lists what a plain model lists, whatever was written before, and after reopening", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 14 }),
      fc.array(query, { minLength: 4, maxLength: 4 }),
      async (steps, queries) => {
        const bed = testBed();
        const store = await bed.open();
        const wards = [
          (await store.collections.create({ name: "Ward A" })).id,
          (await store.collections.create({ name: "Ward B" })).id,
        ];
        const ids = (nths: number[]) => nths.map((nth) => wards[nth] ?? "");
        const ask = (target: typeof store) =>
          queries.map(({ collection, ...rest }) => {
            const asked = { ...rest, collectionId: collection === null ? null : wards[collection] };
            const people = Array.from({ length: 8 }, (_, nth) => `p${nth}`)
              .filter((id) => target.persons.has(id))
              .map((id) => target.persons.get(id));
            const { count, persons } = target.persons.list(asked);
            expect({ count, ids: persons.map((one) => one.id) }).toEqual(plainList(people, asked));
            return persons;
          });

        // So that the orders exist, and are kept up by the writes.
        ask(store);
        for (const one of steps) {
          const id = `p${one.nth}`;
          const isThere = store.persons.has(id);
          if (one.type === "add" && !isThere) {
            const given = { ...one.facts, id, collections: ids(one.collections) };
            await store.persons.add(given, [face(one.nth)]);
          } else if (one.type === "update" && isThere) {
            const given = { ...one.facts, id, collections: ids(one.collections) };
            await store.persons.update(given);
          } else if (one.type === "delete" && isThere) {
            await store.persons.delete([id]);
          } else if ((one.type === "join" || one.type === "leave") && isThere) {
            const change = one.type === "join" ? { add: [id] } : { remove: [id] };
            await store.collections.link({ collectionIds: ids(one.collections), ...change });
          }
        }
        const answers = ask(store);
        const reopened = await bed.open();
        expect(ask(reopened)).toEqual(answers);
        expect(reopened.counts()).toEqual(store.counts());
        store.close();
        reopened.close();
      },
    ),
    { numRuns: 60 },
  );
});
