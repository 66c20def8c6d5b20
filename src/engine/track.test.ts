import { describe, expect, it } from "vitest";
import { fuse, weightOf } from "./fusion.ts";
import { correlation, glimpseOf, isAlike } from "./glimpse.ts";
import type { Likeness } from "./likeness.ts";
import { actor, GOOD, LIKENESS, lookAt, randomFrom, seen } from "./synthetic-faces.ts";
import { KEPT_LOOKS, Track } from "./track.ts";
import { dot } from "./vector.ts";

const random = randomFrom(7);
const ana = actor(random);
const FRAME = 100_000;

describe("a track's template", () => {
  it("comes nearer to the person with each look, and keeps the latest looks only", () => {
    const track = new Track(1, seen(ana, 0), 0, LIKENESS);
    const nearness: number[] = [];
    for (let i = 0; i < 20; i++) {
      track.see(seen(ana, 0), i * FRAME);
      expect(track.take(lookAt(ana, 1, random), GOOD, i * FRAME)).toBe(true);
      nearness.push(track.nearness(ana.face));
    }
    expect(nearness[0]).toBeCloseTo(Math.SQRT1_2, 1);
    expect(nearness[7]).toBeGreaterThan(0.92);
    expect(track.looks).toHaveLength(KEPT_LOOKS);
    expect(track.looks.at(-1)?.id).toBe(19);
  });

  it("gives small, blurred and turned looks less weight", () => {
    const full = weightOf(GOOD);
    expect(full).toBe(1);
    expect(weightOf({ ...GOOD, interEyeDistance: 20 })).toBeCloseTo(0.5, 6);
    expect(weightOf({ ...GOOD, sharpness: 15 })).toBeCloseTo(0.25, 6);
    expect(weightOf({ ...GOOD, pose: { yaw: -30, pitch: 0 } })).toBeCloseTo(0.5, 6);
    expect(weightOf({ interEyeDistance: 1, sharpness: 0, pose: { yaw: 80, pitch: 0 } })).toBe(0.05);
    const look = (x: number, y: number, weight: number) => ({
      id: 0,
      template: Float32Array.of(x, y),
      weight,
      timestamp: 0,
    });
    const [x, y] = fuse([look(1, 0, 1), look(0, 1, 0.5)]);
    expect(y).toBeCloseTo((x ?? 0) / 2, 6);
    expect(dot(Float32Array.of(x ?? 0, y ?? 0), Float32Array.of(x ?? 0, y ?? 0))).toBeCloseTo(1, 6);
  });

  it("breaks at once at a stranger's look, and only after several that are in between", () => {
    const fresh = () => {
      const track = new Track(1, seen(ana, 0), 0, LIKENESS);
      track.take(ana.face, GOOD, 0);
      return track;
    };
    expect(fresh().take(actor(random).face, GOOD, FRAME)).toBe(false);

    const doubted = fresh();
    const odd = () => lookAt(ana, 2.8, random);
    expect(dot(odd(), ana.face)).toBeCloseTo(0.336, 2);
    for (let i = 1; i <= 3; i++) {
      expect(doubted.take(odd(), GOOD, i * FRAME)).toBe(true);
      expect(doubted.trusted).toBe(false);
      expect(doubted.see(seen(ana, 0), i * FRAME)).toBe("urgent");
    }
    expect(doubted.looks).toHaveLength(1);
    expect(doubted.take(odd(), GOOD, 4 * FRAME)).toBe(false);
  });

  it("asks for as much as the model's people resemble themselves", () => {
    const look = lookAt(ana, 0.48, random);
    expect(dot(look, ana.face)).toBeCloseTo(0.9, 2);
    const looksOf = (likeness: Likeness) => {
      const track = new Track(1, seen(ana, 0), 0, likeness);
      track.take(ana.face, GOOD, 0);
      return { holds: track.take(look, GOOD, FRAME), taken: track.looks.length };
    };
    expect(looksOf({ same: 0.85, other: 0.8 })).toEqual({ holds: true, taken: 2 });
    expect(looksOf({ same: 0.95, other: 0.85 })).toEqual({ holds: true, taken: 1 });
    expect(looksOf({ same: 0.95, other: 0.92 })).toEqual({ holds: false, taken: 1 });
  });
});

describe("glimpses", () => {
  const picture = (value: (x: number, y: number) => number) => {
    const data = new Uint8ClampedArray(112 * 112 * 4);
    for (let i = 0; i < 112 * 112; i++)
      data.fill(value(i % 112, Math.floor(i / 112)), i * 4, i * 4 + 3);
    return glimpseOf({ width: 112, height: 112, data });
  };

  it("forgive light and contrast, not another face", () => {
    const face = (x: number, y: number) => 100 + 60 * Math.sin(x / 17) * Math.cos(y / 23);
    expect(
      isAlike(
        picture(face),
        picture((x, y) => 40 + face(x, y) / 2),
      ),
    ).toBe(true);
    expect(
      isAlike(
        picture(face),
        picture((x, y) => face(y, x)),
      ),
    ).toBe(false);
    expect(
      correlation(
        picture(face),
        picture((x, y) => 255 - face(x, y)),
      ),
    ).toBeCloseTo(-1, 1);
  });

  it("of an even grey are like nothing, not even themselves", () => {
    expect(
      isAlike(
        picture(() => 128),
        picture(() => 128),
      ),
    ).toBe(false);
  });
});
