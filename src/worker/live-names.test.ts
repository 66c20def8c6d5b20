import { describe, expect, it } from "vitest";
import type { CandidateData, SearchData } from "../contract/records.ts";
import type { SearchOptions } from "../contract/schemas.ts";
import {
  actor,
  GOOD,
  LIKENESS,
  lookAt,
  randomFrom,
  seen,
  type Actor,
} from "../engine/synthetic-faces.ts";
import { Track } from "../engine/track.ts";
import { dot } from "../engine/vector.ts";
import { LiveNames, type Searcher } from "./live-names.ts";

const random = randomFrom(3);
const [ana, ben, eve] = [actor(random), actor(random), actor(random)];
const options: SearchOptions = { maxResults: 3, minScore: 0.81, mode: "FAST" };

const dates = { createDate: "2026-01-01T00:00:00Z", modifiedDate: "2026-01-01T00:00:00Z" };
const nothing = { gender: null, dateOfBirth: null, nationality: null, notes: null };

/** Knows these people; a cosine is a score. Counts what it is asked. */
class People implements Searcher {
  asked = 0;
  readonly enrolled: Map<string, Actor>;

  constructor(enrolled: Record<string, Actor>) {
    this.enrolled = new Map(Object.entries(enrolled));
  }

  searchTemplates([template]: Float32Array[], wanted: SearchOptions): SearchData {
    this.asked++;
    const minScore = wanted.minScore === "auto" ? 0.9 : wanted.minScore;
    const candidates = [...this.enrolled]
      .map(([id, { face }]): CandidateData => {
        const person = { id, name: id, ...nothing, ...dates, collections: [], thumbnails: [] };
        return { person, score: dot(face, template ?? face), thumbnailId: "t" };
      })
      .filter(({ score }) => score >= minScore)
      .sort((a, b) => b.score - a.score)
      .slice(0, wanted.maxResults);
    return { candidates, minScore, calibration: "base", fpir: 0.5, severalFaces: [] };
  }
}

function trackOf(who: Actor, looks: number, noise = 0.3): Track {
  const track = new Track(1, seen(who, 0), 0, LIKENESS);
  for (let i = 0; i < looks; i++) track.take(lookAt(who, noise, random), GOOD, i);
  return track;
}

describe("LiveNames", () => {
  it("names after two looks that agree, with the margin to the next", () => {
    const names = new LiveNames(new People({ ana, ben }));
    expect(names.name(trackOf(ana, 1), options).band).toBe("looking");
    const name = names.name(trackOf(ana, 2), options);
    expect(name).toMatchObject({ band: "match", looks: 2, agreeing: 2 });
    expect(name.margin).toBeGreaterThan(0.7);
    expect(name.candidates.map(({ person }) => person.id)).toEqual(["ana"]);
    expect(name.search).toMatchObject({ minScore: 0.81, fpir: 0.5 });
  });

  it("knows the margin also where one result was asked for", () => {
    const twin = { ...ana, face: lookAt(ana, 0.05, random) };
    const names = new LiveNames(new People({ ana, twin }));
    const name = names.name(trackOf(ana, 4), { ...options, maxResults: 1 });
    expect(name).toMatchObject({ band: "possible" });
    expect(name.margin).toBeLessThan(0.03);
    expect(name.candidates).toHaveLength(1);
  });

  it("keeps a stranger unknown, and lists only as possible who is under the minimum", () => {
    const names = new LiveNames(new People({ ana, ben }));
    expect(names.name(trackOf(eve, 4), options)).toMatchObject({ band: "unknown", candidates: [] });
    const near = new LiveNames(new People({ ana: { ...ana, face: lookAt(ana, 0.8, random) } }));
    const name = near.name(trackOf(ana, 4, 0.01), options);
    expect(name.band).toBe("possible");
    expect(name.candidates).toHaveLength(1);
    expect(name.search?.candidates).toEqual([]);
  });

  it("names nobody while it may be another face", () => {
    const track = trackOf(ana, 4);
    track.trusted = false;
    const name = new LiveNames(new People({ ana })).name(track, options);
    expect(name).toMatchObject({ band: "looking", candidates: [] });
    expect(name.search).toBeUndefined();
  });

  it("asks anew only for new looks, another question, and other people", () => {
    const people = new People({ ana });
    const names = new LiveNames(people);
    const track = trackOf(ana, 3);
    names.name(track, options);
    const first = people.asked;
    names.name(track, options);
    expect(people.asked).toBe(first);
    track.take(lookAt(ana, 0.3, random), GOOD, 9);
    names.name(track, options);
    expect(people.asked).toBe(first + 2);

    expect(names.name(track, { ...options, minScore: "auto" }).search?.minScore).toBe(0.9);
    people.enrolled.delete("ana");
    names.clear();
    expect(names.name(track, options).band).toBe("unknown");
  });
});
