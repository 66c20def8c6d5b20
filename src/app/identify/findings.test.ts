import { describe, expect, it } from "vitest";
import {
  Person,
  type Candidate,
  type LiveCheckData,
  type SearchResult,
  type TrackedFace,
} from "../../sdk/index.ts";
import { evidenceWords, foundInPhoto, foundLive, nameFace, without } from "./findings.ts";

const facts = { gender: null, dateOfBirth: null, nationality: null, notes: null };
const dates = { createDate: "2026-01-01T00:00:00Z", modifiedDate: "2026-01-01T00:00:00Z" };
const notNeeded = () => Promise.reject(new Error("not needed"));
const named = (name: string, score: number, id = name): Candidate => ({
  person: new Person(
    { id, name, ...facts, ...dates, collections: [], thumbnails: [] },
    { getImage: notNeeded, getPhoto: notNeeded },
  ),
  ...{ score, thumbnailId: "t" },
});
const ana = named("Ana", 0.9, "a");

function searched(candidates: Candidate[], minScore = 0.81): SearchResult {
  return { candidates, minScore, calibration: "gallery", fpir: 0.01, severalFaces: [] };
}

const point = { x: 0, y: 0 };
const face: TrackedFace = {
  id: "f",
  trackId: 1,
  box: { x: 0, y: 0, width: 10, height: 10 },
  landmarks: {
    left_eye: point,
    right_eye: point,
    nose: point,
    left_mouth: point,
    right_mouth: point,
  },
  confidence: 99,
  pose: { yaw: 0, pitch: 0, roll: 0 },
  quality: {
    reasons: [],
    warnings: [],
    components: {
      singleFace: 100,
      size: 38,
      sharpness: 90,
      exposure: 100,
      evenLight: 95,
      pose: 100,
      inPicture: 100,
      eyesOpen: null,
      mouthClosed: null,
    },
    score: 57,
    interEyeDistance: 60,
    luminance: 128,
  },
  band: "match",
  candidates: [ana],
  margin: null,
  looks: 4,
  agreeing: 4,
  search: searched([ana]),
};
const screen: LiveCheckData = {
  score: 0.01,
  frames: 5,
  verdict: "not_live",
  obstacle: null,
  active: null,
};

const nameTracked = (tracked: TrackedFace) => nameFace(foundLive(tracked));
const nameInPhoto = (...scores: number[]) =>
  nameFace(foundInPhoto(searched(scores.map((score) => ({ ...ana, score })))));

describe("a face in a photo", () => {
  it("is named by the rule that holds before the camera too, margin included", () => {
    expect(nameInPhoto(0.9)).toMatchObject({ state: "match", words: "Strong match" });
    expect(nameInPhoto(0.9, 0.8).state).toBe("match");
    expect(nameInPhoto(0.9, 0.89)).toMatchObject({
      ...{ state: "possible", title: "Possibly Ana?", words: "Somebody else is as near" },
    });
    expect(nameInPhoto(0.78)).toMatchObject({ state: "possible", words: "Similar, compare" });
    expect(nameInPhoto()).toMatchObject({ state: "unknown", name: "" });
    expect(nameFace(foundInPhoto(undefined)).state).toBe("looking");
  });

  it("goes by the threshold that was chosen", () => {
    const at = (minScore: number) => nameFace(foundInPhoto(searched([ana], minScore)));
    expect(at(0.9)).toMatchObject({ state: "match", words: "Strong match" });
    expect(at(0.95)).toMatchObject({ state: "possible", words: "Similar, compare" });
    expect(at(0.97).state).toBe("unknown");
  });
});

describe("a face before the camera", () => {
  it("shows the SDK's band", () => {
    expect(nameTracked(face)).toMatchObject({ state: "match", name: "Ana", title: "Ana" });
    expect(nameTracked({ ...face, band: "looking", candidates: [], search: undefined }).state).toBe(
      "looking",
    );
    expect(nameTracked({ ...face, band: "unknown", candidates: [] })).toMatchObject({
      state: "unknown",
      name: "",
    });
  });

  it("asks where the score is middling, where looks differ, and where somebody else is as near", () => {
    const asked = { state: "possible", title: "Possibly Ana?" };
    const middling: TrackedFace = {
      ...face,
      band: "possible",
      candidates: [{ ...ana, score: 0.77 }],
    };
    expect(nameTracked(middling)).toMatchObject({ ...asked, words: "Similar, compare" });
    expect(nameTracked({ ...face, band: "possible" })).toMatchObject({
      ...asked,
      words: "Looks differ, compare",
    });
    expect(nameTracked({ ...face, band: "possible", margin: 0.01 })).toMatchObject({
      ...asked,
      words: "Somebody else is as near",
    });
  });

  it("never shows as a match what may be a screen", () => {
    expect(nameTracked({ ...face, liveness: screen })).toMatchObject({
      state: "possible",
      words: "May be a photo or a screen",
    });
    expect(nameTracked({ ...face, liveness: { ...screen, verdict: "undecided" } }).state).toBe(
      "match",
    );
  });
});

describe("without those who were ruled out", () => {
  const [bo, cy] = [named("Bo", 0.85), named("Cy", 0.78)];
  const live = (candidates: Candidate[], changes: Partial<TrackedFace> = {}) =>
    foundLive({ ...face, candidates, margin: 0.05, search: searched(candidates), ...changes });
  const title = (found: ReturnType<typeof live>, ...ids: string[]) =>
    nameFace(without(found, ids)).title;

  it("shows the next one as possible, however high the score, and then nobody", () => {
    for (const found of [live([ana, bo, cy]), foundInPhoto(searched([ana, bo, cy]))]) {
      expect(title(found)).toBe("Ana");
      expect(title(found, "a")).toBe("Possibly Bo?");
      expect(nameFace(without(found, ["a"])).words).toBe("Comes next, compare");
      expect(title(found, "a", "Bo")).toBe("Possibly Cy?");
      expect(title(found, "a", "Bo", "Cy")).toBe("Not in this list");
      expect(title(found, "somebody else")).toBe("Ana");
    }
    expect(without(undefined, ["a"])).toBeUndefined();
  });

  it("does not say of looks that they name whoever comes next", () => {
    const found = without(live([ana, bo]), ["a"]);
    expect(found && evidenceWords(found)).toEqual(["Nobody else comes near."]);
  });

  it("is surer of the first one where the one who was as near is ruled out", () => {
    const twins = [ana, named("Bo", 0.89)];
    const near = { band: "possible", margin: 0.01 } as const;
    expect(title(live(twins, near))).toBe("Possibly Ana?");
    expect(title(live(twins, near), "Bo")).toBe("Ana");
    expect(title(live(twins, { ...near, agreeing: 1 }), "Bo")).toBe("Possibly Ana?");
    expect(title(foundInPhoto(searched(twins)), "Bo")).toBe("Ana");
  });

  it("names nobody while it may be another face", () => {
    const found = live([ana], { band: "looking" });
    expect(nameFace(without(found, ["a"])).state).toBe("looking");
  });
});

describe("evidenceWords", () => {
  it("tells the looks and the margin", () => {
    const words = (margin: number | null) =>
      evidenceWords({
        ...{ band: "possible", candidates: [ana], minScore: 0.81, margin },
        live: { agreeing: 3, looks: 4 },
      }).join(" ");
    expect(words(0.12)).toBe(
      "3 of 4 looks name this person. The score is 0.120 ahead of the next person.",
    );
    expect(words(0.01)).toMatch(/could as well be the one/);
    expect(words(null)).toMatch(/Nobody else comes near/);
  });
});
