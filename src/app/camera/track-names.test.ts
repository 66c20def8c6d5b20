import { describe, expect, it } from "vitest";
import { type Candidate, Person, type SearchResult } from "../../sdk/index.ts";
import { TrackNames } from "./track-names.ts";

const person = (id: string) =>
  new Person(
    {
      id,
      name: `Name of ${id}`,
      gender: null,
      dateOfBirth: null,
      nationality: null,
      notes: null,
      collections: [],
      thumbnails: [],
      createDate: "2026-01-01T00:00:00Z",
      modifiedDate: "2026-01-01T00:00:00Z",
    },
    () => Promise.reject(new Error("not needed")),
  );

const answer = (...candidates: [id: string, score: number][]): SearchResult => ({
  candidates: candidates.map(([id, score]): Candidate => ({
    person: person(id),
    score,
    thumbnailId: "t",
  })),
  minScore: 0.75,
  calibration: "base",
  fpir: 0.01,
  severalFaces: [],
});

describe("TrackNames", () => {
  it("says that it looks until there is an answer", () => {
    expect(new TrackNames().observe(1, undefined, 0).state).toBe("looking");
  });

  it("names after two answers that agree", () => {
    const names = new TrackNames();
    expect(names.observe(1, answer(["a", 0.9]), 0).state).toBe("looking");
    expect(names.observe(1, answer(["a", 0.92]), 100)).toMatchObject({
      state: "match",
      title: "Name of a",
    });
  });

  it("does not count the same answer twice, unless it stays", () => {
    const names = new TrackNames();
    names.observe(1, answer(["a", 0.9]), 0);
    expect(names.observe(1, answer(["a", 0.9]), 33).state).toBe("looking");
    expect(names.observe(1, answer(["a", 0.9]), 600).state).toBe("match");
  });

  it("keeps a name through one odd answer, and lets it go after two", () => {
    const names = new TrackNames();
    names.observe(1, answer(["a", 0.9]), 0);
    names.observe(1, answer(["a", 0.91]), 100);
    expect(names.observe(1, answer(["b", 0.82]), 200).name).toBe("Name of a");
    expect(names.observe(1, answer(["a", 0.9]), 300).name).toBe("Name of a");
    names.observe(1, answer(["b", 0.83]), 400);
    expect(names.observe(1, answer(["b", 0.84]), 500).name).toBe("Name of b");
  });

  it("asks a middling score as a question", () => {
    const names = new TrackNames();
    names.observe(1, answer(["a", 0.77]), 0);
    expect(names.observe(1, answer(["a", 0.78]), 100)).toMatchObject({
      state: "possible",
      title: "Possibly Name of a?",
    });
  });

  it("says at once that nobody was found, and forgets tracks that are gone", () => {
    const names = new TrackNames();
    expect(names.observe(1, answer(), 0).state).toBe("unknown");
    names.observe(2, answer(), 10_000);
    expect(names.observe(1, undefined, 10_001).state).toBe("looking");
  });
});
