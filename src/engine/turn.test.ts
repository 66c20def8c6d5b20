import { describe, expect, it } from "vitest";
import type { Find } from "./find.ts";
import { rollWhenTurned, turnFindBack, turnPicture } from "./turn.ts";

/** 3 × 2, each pixel's red its number. */
const picture = {
  width: 3,
  height: 2,
  data: Uint8ClampedArray.from({ length: 24 }, (_, i) => (i % 4 === 0 ? i / 4 : 255)),
};
const reds = ({ data }: { data: Uint8ClampedArray }) => [...data].filter((_, i) => i % 4 === 0);

describe("turnPicture", () => {
  it("turns clockwise", () => {
    const turned = turnPicture(picture);
    expect([turned.width, turned.height]).toEqual([2, 3]);
    expect(reds(turned)).toEqual([3, 0, 4, 1, 5, 2]);
  });

  it("is the same picture after four turns", () => {
    const around = turnPicture(turnPicture(turnPicture(turnPicture(picture))));
    expect(around).toEqual(picture);
  });
});

describe("rollWhenTurned", () => {
  it("is near nought for who lies with the picture", () => {
    expect(rollWhenTurned(-85, 1)).toBe(5);
    expect(rollWhenTurned(178, 2)).toBe(-2);
    expect(rollWhenTurned(95, 3)).toBe(5);
    expect(rollWhenTurned(12, 0)).toBe(12);
  });
});

describe("turnFindBack", () => {
  it("leads points and box to where they were before the turn", () => {
    // Pixel 4 of the picture, at (1, 1), lies at (0, 1) when turned.
    const point = { x: 0, y: 1 };
    const landmarks = { left_eye: point, right_eye: point, nose: point };
    const find: Find = {
      score: 1,
      box: { x: 0, y: 1, width: 1, height: 2 },
      landmarks: { ...landmarks, left_mouth: point, right_mouth: point },
    };
    const back = turnFindBack(find, picture.height);
    expect(back.landmarks.nose).toEqual({ x: 1, y: 1 });
    expect(back.box).toEqual({ x: 1, y: 0, width: 2, height: 1 });
  });
});
