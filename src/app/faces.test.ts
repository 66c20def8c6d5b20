import { describe, expect, it } from "vitest";
import { isSamePlace } from "./faces.ts";

describe("isSamePlace", () => {
  const box = { x: 100, y: 100, width: 80, height: 100 };

  it("knows a face that was found again a little differently", () => {
    expect(isSamePlace(box, box)).toBe(true);
    expect(isSamePlace(box, { x: 103, y: 97, width: 78, height: 104 })).toBe(true);
  });

  it("tells neighbours apart, and a small face from a large one round it", () => {
    expect(isSamePlace(box, { ...box, x: 130 })).toBe(false);
    expect(isSamePlace(box, { ...box, y: 200 })).toBe(false);
    expect(isSamePlace(box, { x: 110, y: 110, width: 20, height: 25 })).toBe(false);
  });
});
