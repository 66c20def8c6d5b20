import { expect, test } from "vitest";
import {
  decodeCollection,
  encodeCollection,
  type CollectionRecord,
  type PersonRecord,
} from "./codec.ts";
import { decodePersonBlock, encodePersonBlock } from "./person-blocks.ts";

const person: PersonRecord = {
  id: "p-1",
  name: "Zoë Ærø 王",
  gender: "F",
  dateOfBirth: "1990-05-31",
  nationality: null,
  notes: 'a "quoted"\nline',
  createDate: "2026-01-01T00:00:00.000Z",
  modifiedDate: "2026-01-02T00:00:00.000Z",
  thumbnails: [{ id: "t-1", key: 4 }],
  templateBlocks: [5],
};
const collection: CollectionRecord = {
  id: "c-1",
  name: "Ward 3",
  description: null,
  createDate: "2026-01-01T00:00:00.000Z",
  modifiedDate: "2026-01-01T00:00:00.000Z",
  purpose: "Who may come in",
  consentText: "You may say no.",
  consentDate: "2026-01-01",
  expiryDate: null,
};

test("records come back as they were encoded, without what is not theirs", () => {
  const entry = { ...person, key: 3, searchText: "SECRET" };
  expect(decodePersonBlock(encodePersonBlock([[3, entry]]))).toEqual([[3, person]]);
  expect(decodeCollection(encodeCollection({ ...collection, ...{ key: 3 } }))).toEqual(collection);
});

test.each([
  ["no JSON", new TextEncoder().encode("{")],
  ["no record", new TextEncoder().encode("7")],
  ["no persons", new TextEncoder().encode("{}")],
  ["no list of them", new TextEncoder().encode('{"persons":7}')],
  ["no UTF-8", Uint8Array.of(0xff, 0xfe)],
])("damage is noticed: %s", (_, bytes) => {
  expect(() => decodePersonBlock(bytes)).toThrow("damaged");
});
