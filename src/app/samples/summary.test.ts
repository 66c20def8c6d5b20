import { describe, expect, it } from "vitest";
import type { Candidate, FoundFace, Person } from "../../sdk/index.ts";
import { assignPersons } from "./assign.ts";
import type { SampleFace, SamplePhoto } from "./sample-photo.ts";
import { summarise } from "./summary.ts";

const person = (number: number) =>
  ({ id: `p${number}`, name: `Sample person ${number}` }) as Person;
const face = (outcome: SampleFace["outcome"], number?: number) =>
  ({ outcome, person: number ? person(number) : null }) as SampleFace;
const photo = (...faces: SampleFace[]) => ({ faces }) as SamplePhoto;

describe("summarise", () => {
  it("counts people, not faces, and names whoever is seen again", () => {
    const summary = summarise([
      photo(face("enrolled", 1), face("enrolled", 2)),
      photo(face("refused")),
      photo(face("recognised", 1), face("enrolled", 3)),
    ]);
    expect(summary.headline).toBe("3 people enrolled, 1 seen in two photos, 1 face not enrolled.");
    expect(summary.seenAgain).toEqual(["Sample person 1 is in photos 1 and 3."]);
  });

  it("says that a second run enrols nobody", () => {
    const summary = summarise([photo(face("recognised", 1)), photo(face("recognised", 2))]);
    expect(summary.headline).toBe("Nobody new to enrol, 2 known already.");
    expect(summary.seenAgain).toEqual([]);
  });
});

describe("assignPersons", () => {
  const found = (id: string, ...scores: [number, number][]) =>
    ({
      id,
      search: {
        candidates: scores.map(
          ([number, score]) => ({ person: person(number), score }) as Candidate,
        ),
      },
    }) as FoundFace;

  it("gives a person to the face that resembles them most, and nobody twice in one photo", () => {
    const assigned = assignPersons([
      found("a", [1, 0.85], [2, 0.82]),
      found("b", [1, 0.95]),
      found("c", [1, 0.83]),
    ]);
    expect(assigned.get("b")?.person.id).toBe("p1");
    expect(assigned.get("a")?.person.id).toBe("p2");
    expect(assigned.has("c")).toBe(false);
  });
});
