import { describe, expect, it } from "vitest";
import type { Landmarks } from "../contract/faces.ts";
import { dominantFace } from "./dominant.ts";
import { poseOf } from "./pose.ts";
import { judge } from "./quality.ts";
import { arcfaceTemplate, landmarkNames } from "./similarity.ts";

const frontal = Object.fromEntries(
  landmarkNames.map((name, i) => [name, arcfaceTemplate[i]]),
) as unknown as Landmarks;

function turned(degrees: number): Landmarks {
  const angle = (degrees * Math.PI) / 180;
  const turn = ({ x, y }: { x: number; y: number }) => ({
    x: x * Math.cos(angle) - y * Math.sin(angle),
    y: x * Math.sin(angle) + y * Math.cos(angle),
  });
  return Object.fromEntries(
    landmarkNames.map((name) => [name, turn(frontal[name])]),
  ) as unknown as Landmarks;
}

describe("poseOf", () => {
  it("is about zero for ArcFace's frontal template", () => {
    const { yaw, pitch, roll } = poseOf(frontal);
    for (const angle of [yaw, pitch, roll]) expect(Math.abs(angle)).toBeLessThan(2);
  });

  it("measures roll clockwise, and keeps yaw and pitch under it", () => {
    const pose = poseOf(turned(30));
    expect(pose.roll).toBeCloseTo(30, 0);
    expect(Math.abs(pose.yaw)).toBeLessThan(2);
    expect(poseOf(turned(-50)).roll).toBeCloseTo(-50, 0);
  });

  it("sees a nose that has moved right as a turn to the right, up as looking up", () => {
    const right = { ...frontal, nose: { ...frontal.nose, x: frontal.nose.x + 12 } };
    expect(poseOf(right).yaw).toBeGreaterThan(20);
    const up = { ...frontal, nose: { ...frontal.nose, y: frontal.nose.y - 10 } };
    expect(poseOf(up).pitch).toBeGreaterThan(20);
  });
});

describe("judge", () => {
  const pose = { yaw: 0, pitch: 0, roll: 0 };
  const box = { x: 20, y: 10, width: 80, height: 100 };
  /** A checkerboard of two greys: sharp, of any brightness. */
  const face = (dark: number, light: number) => {
    const data = new Uint8ClampedArray(112 * 112 * 4);
    for (let i = 0; i < 112 * 112; i++) {
      const odd = (Math.floor(i / 112 / 4) + Math.floor((i % 112) / 4)) % 2;
      data.fill(odd ? dark : light, i * 4, i * 4 + 3);
    }
    return { width: 112, height: 112, data };
  };
  const reasons = (
    change: Partial<Parameters<typeof judge>[0]>,
    aligned = face(80, 160),
    width = 200,
  ) => judge({ box, landmarks: frontal, pose, ...change }, aligned, { width, height: 200 }).reasons;

  it("has nothing against a sharp, well lit, frontal face", () => {
    expect(reasons({})).toEqual([]);
  });
  it.each([
    ["TOO_DARK", {}, face(0, 40)],
    ["TOO_BRIGHT", {}, face(225, 255)],
    ["TOO_BLURRY", {}, face(120, 120)],
    ["POSE_TOO_EXTREME", { pose: { ...pose, yaw: 70 } }, undefined],
    ["FACE_CUT_OFF", { box: { ...box, x: -40 } }, undefined],
  ] as const)("says %s", (reason, change, aligned) => {
    expect(reasons(change, aligned)).toEqual([reason]);
  });
  it("says FACE_TOO_SMALL where the eyes are fewer than 20 pixels apart", () => {
    const near = { ...frontal, right_eye: { ...frontal.right_eye, x: frontal.left_eye.x + 15 } };
    expect(reasons({ landmarks: near })).toEqual(["FACE_TOO_SMALL"]);
  });
});

describe("dominantFace", () => {
  const at = (x: number, y: number, side: number) => ({
    box: { x, y, width: side, height: side },
  });
  it("is the largest, unless a slightly smaller one is nearer to the middle", () => {
    expect(dominantFace([at(0, 0, 100), at(450, 450, 90)], 1000, 1000)?.face.box.x).toBe(450);
    expect(dominantFace([at(0, 0, 200), at(450, 450, 90)], 1000, 1000)?.face.box.x).toBe(0);
  });
  it("says when a second face has more than a third of its area", () => {
    expect(dominantFace([at(400, 400, 200), at(0, 0, 120)], 1000, 1000)?.several).toBe(true);
    expect(dominantFace([at(400, 400, 200), at(0, 0, 110)], 1000, 1000)?.several).toBe(false);
  });
  it("is nobody where nobody is", () => {
    expect(dominantFace([], 10, 10)).toBeUndefined();
  });
});
