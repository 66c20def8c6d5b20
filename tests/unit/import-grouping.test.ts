import { describe, expect, it } from "vitest";
import type { ImportEntry } from "../../src/sdk/import/entries.ts";
import { groupByName } from "../../src/sdk/import/grouping.ts";

const entry = (path: string): ImportEntry => ({
  path,
  size: 1,
  read: () => Promise.reject(new Error("not read while grouping")),
});
const group = (...paths: string[]) => {
  const { persons, refused } = groupByName(paths.map(entry));
  return {
    people: Object.fromEntries(persons.map((p) => [p.name, p.photos.map(({ path }) => path)])),
    refused: refused.map(({ file }) => file),
  };
};

describe("groupByName", () => {
  it("takes names from files, and groups what differs in a trailing number", () => {
    const { people } = group(
      "Ada_Lovelace.jpg",
      "Alan Turing 1.jpg",
      "Alan_Turing_2.png",
      "Grace-3.jpg",
      "Mary (2).jpg",
      "Mary.jpg",
    );
    expect(people).toEqual({
      "Ada Lovelace": ["Ada_Lovelace.jpg"],
      "Alan Turing": ["Alan Turing 1.jpg", "Alan_Turing_2.png"],
      Grace: ["Grace-3.jpg"],
      Mary: ["Mary (2).jpg", "Mary.jpg"],
    });
  });

  it("takes numbers that are names as names", () => {
    const many = Array.from({ length: 5 }, (_, index) => `IMG_000${index + 1}.jpg`);
    expect(Object.keys(group(...many).people)).toHaveLength(5);
    expect(Object.keys(group("Employee 1024.jpg", "Employee 1025.jpg").people)).toEqual([
      "Employee 1024",
      "Employee 1025",
    ]);
  });

  it("takes a folder's name for its photos, at most three of them", () => {
    const { people, refused } = group(
      "Ada_Lovelace/front.jpg",
      "Ada_Lovelace/left.jpg",
      ...[1, 2, 3, 4].map((number) => `Alan/Alan_000${number}.jpg`),
      "Grace/1.jpg",
    );
    expect(Object.keys(people)).toEqual(["Ada Lovelace", "Alan", "Grace"]);
    expect(people.Alan).toHaveLength(3);
    expect(refused).toEqual(["Alan/Alan_0004.jpg"]);
  });

  it("never makes one person of a folder that only holds photos", () => {
    expect(Object.keys(group("staff/Ada.jpg", "staff/Bob.jpg").people)).toEqual(["Ada", "Bob"]);
    const { people } = group(
      ...["Ada", "Bob", "Cleo", "Dan"].map((name) => `4b/${name}.jpg`),
      "4a/Eve.jpg",
    );
    expect(Object.keys(people)).toEqual(["4a", "Ada", "Bob", "Cleo", "Dan"]);
  });
});
