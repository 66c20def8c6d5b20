import { expect, test } from "vitest";
import { LIVE_FROM, onlyJudgeableFace } from "../../src/engine/liveness.ts";

/** What liveness refuses: each limit with what just passes and what just fails. */

const quality = { reasons: [], interEyeDistance: 80, luminance: 120, sharpness: 100 };
const pose = { yaw: 0, pitch: 0, roll: 0 };
const face = { box: { x: 25, y: 25, width: 180, height: 224 }, pose, quality };
const [width, height] = [230, 274];
const codeOf = (faces: (typeof face)[], size = [width, height]) => {
  try {
    onlyJudgeableFace(faces, size[0] ?? 0, size[1] ?? 0);
    return "none";
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test("exactly one face", () => {
  expect(codeOf([face])).toBe("none");
  expect(codeOf([])).toBe("NO_FACE");
  expect(codeOf([face, face])).toBe("MULTIPLE_FACES");
});

test("a face of 224 pixels, pupils 80 pixels apart", () => {
  expect(codeOf([{ ...face, box: { ...face.box, height: 223.9 } }])).toBe("FACE_TOO_SMALL");
  const near = { ...quality, interEyeDistance: 79.9 };
  expect(codeOf([{ ...face, quality: near }])).toBe("FACE_TOO_SMALL");
});

test("25 pixels round it, on each side", () => {
  for (const [dx, dy] of [
    [-1, 0],
    [1, 0],
    [0, -1],
    [0, 1],
  ] as const) {
    const box = { ...face.box, x: face.box.x + dx, y: face.box.y + dy };
    expect(codeOf([{ ...face, box }]), `${dx}, ${dy}`).toBe("FACE_CUT_OFF");
  }
});

test("yaw and pitch up to 30 degrees, either way; roll does not matter", () => {
  for (const angle of [-30, 30]) {
    expect(codeOf([{ ...face, pose: { yaw: angle, pitch: -angle, roll: 90 } }])).toBe("none");
    const beyond = angle * 1.01;
    expect(codeOf([{ ...face, pose: { ...pose, yaw: beyond } }])).toBe("POSE_TOO_EXTREME");
    expect(codeOf([{ ...face, pose: { ...pose, pitch: beyond } }])).toBe("POSE_TOO_EXTREME");
  }
});

test("live is a score of 0.5 and more", () => expect(LIVE_FROM).toBe(0.5));
