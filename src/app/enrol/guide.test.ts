import { describe, expect, it } from "vitest";
import type { Box, Pose, TrackedFace, TrackedFrame } from "../../sdk/index.ts";
import { guide, nextView, type Guidance, type View } from "./guide.ts";

/** A stage of 300×300 shows the middle 720×720 of the picture: 2.4 of its pixels are one of the oval's. */
const picture = { width: 1280, height: 720 };
const stage = { width: 300, height: 300 };

interface Given {
  /** The face's middle and height, in the oval's units. */
  x?: number;
  y?: number;
  height?: number;
  yaw?: number;
  reasons?: TrackedFace["quality"]["reasons"];
  band?: TrackedFace["band"];
  name?: string;
}

function faceOf({ x = 150, y = 132, height = 150, ...given }: Given): TrackedFace {
  const size = { width: 0.75 * height * 2.4, height: height * 2.4 };
  const box: Box = {
    ...size,
    x: (x - 150) * 2.4 + 640 - size.width / 2,
    y: (y - 150) * 2.4 + 360 - size.height / 2,
  };
  const pose: Pose = { yaw: given.yaw ?? 0, pitch: 0, roll: 0 };
  const person = { id: "ana", name: given.name ?? "Ana" };
  return {
    box,
    pose,
    quality: { reasons: given.reasons ?? [] },
    band: given.band ?? "unknown",
    candidates: given.band === "match" ? [{ person, score: 0.9, thumbnailId: "t" }] : [],
  } as unknown as TrackedFace;
}

const look = { at: "frame", side: 448 } as const;

function say(faces: Given[], view: View = "front", exceptId = ""): Guidance {
  const frame = { ...picture, timestamp: 0, look, faces: faces.map(faceOf) } satisfies TrackedFrame;
  return guide(frame, stage, view, exceptId).guidance;
}

describe("guide", () => {
  it("asks for one face, in the oval, of the right size", () => {
    expect(say([])).toEqual({ is: "noFace" });
    expect(say([{}])).toEqual({ is: "good" });
    expect(say([{}, { x: 40, height: 120 }])).toEqual({ is: "severalFaces" });
    expect(say([{}, { x: 40, height: 60 }])).toEqual({ is: "good" });
    expect(say([{ x: 230 }])).toEqual({ is: "offCentre" });
    expect(say([{ y: 40 }])).toEqual({ is: "offCentre" });
    expect(say([{ height: 80 }])).toEqual({ is: "closer" });
    expect(say([{ height: 290 }])).toEqual({ is: "back" });
  });

  it("goes by the picture as it is shown: a tall stage shows less of its sides", () => {
    const frame = { ...picture, timestamp: 0, look, faces: [faceOf({ height: 150 })] };
    const tall = { width: 300, height: 600 };
    // The picture is twice as large there, and the face with it; the oval is not.
    expect(guide(frame, tall, "front", "").guidance).toEqual({ is: "back" });
  });

  it("says first what keeps the face from being used", () => {
    expect(say([{ reasons: ["TOO_DARK", "TOO_BLURRY"] }])).toEqual({
      is: "refused",
      reason: "TOO_DARK",
    });
    expect(say([{ yaw: 20 }])).toEqual({ is: "refused", reason: "POSE_TOO_EXTREME" });
  });

  it("asks for a view from the side, then from the other one", () => {
    expect(say([{ yaw: 3 }], "aside")).toEqual({ is: "aside" });
    expect(say([{ yaw: -14 }], "aside")).toEqual({ is: "good" });
    expect(say([{ yaw: -34 }], "aside")).toEqual({ is: "refused", reason: "POSE_TOO_EXTREME" });
    expect(say([{ yaw: -14 }], { other: -12 })).toEqual({ is: "other" });
    expect(say([{ yaw: 14 }], { other: -12 })).toEqual({ is: "good" });
  });

  it("takes nobody who is enrolled, but for the one whose photos these are", () => {
    expect(say([{ band: "match" }])).toEqual({ is: "known", name: "Ana" });
    expect(say([{ band: "match" }], "front", "ana")).toEqual({ is: "good" });
    expect(say([{ band: "possible" }])).toEqual({ is: "good" });
  });
});

describe("nextView", () => {
  it("begins in front, then goes to one side and to the other", () => {
    expect(nextView([])).toBe("front");
    expect(nextView([2])).toBe("aside");
    expect(nextView([null])).toBe("aside");
    expect(nextView([2, -12])).toEqual({ other: -12 });
    expect(nextView([null, null])).toBe("aside");
  });
});
