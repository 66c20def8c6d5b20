import { describe, expect, it } from "vitest";
import type { Landmarks } from "../contract/faces.ts";
import { alignFace } from "./align.ts";
import { Pyramid, type Picture } from "./picture.ts";
import { arcfaceTemplate, landmarkNames } from "./similarity.ts";

/** A picture whose red is x and green is y (scaled to bytes), so that a pixel tells its place. */
function gradient(side: number): Picture {
  const data = new Uint8ClampedArray(side * side * 4);
  for (let i = 0; i < side * side; i++) {
    data[i * 4] = ((i % side) / side) * 255;
    data[i * 4 + 1] = (Math.floor(i / side) / side) * 255;
    data[i * 4 + 3] = 255;
  }
  return { width: side, height: side, data };
}

/** ArcFace's template, scaled about the origin, turned and shifted. */
function placed(scale: number, angle: number, dx: number, dy: number) {
  const points = arcfaceTemplate.map(({ x, y }) => ({
    x: scale * (x * Math.cos(angle) - y * Math.sin(angle)) + dx,
    y: scale * (x * Math.sin(angle) + y * Math.cos(angle)) + dy,
  }));
  const entries = landmarkNames.map((name, i) => [name, points[i]]);
  return Object.fromEntries(entries) as Landmarks;
}
const pixel = ({ data, width }: Picture, x: number, y: number) => [
  ...data.slice((y * width + x) * 4, (y * width + x) * 4 + 2),
];

describe("alignFace", () => {
  it("copies a face that lies as in the template", () => {
    const source = gradient(200);
    const aligned = alignFace(new Pyramid(source), placed(1, 0, 30, 20));
    expect(pixel(aligned, 0, 0)).toEqual(pixel(source, 30, 20));
    expect(pixel(aligned, 111, 111)).toEqual(pixel(source, 141, 131));
  });

  it.each([2, 3.7, 9])("brings a face that is %f times as large to the same place", (scale) => {
    const side = Math.round(112 * scale * 1.5);
    const aligned = alignFace(new Pyramid(gradient(side)), placed(scale, 0, 40, 40));
    for (const at of [5, 56, 100]) {
      const expected = ((at * scale + 40) / side) * 255;
      for (const value of pixel(aligned, at, at))
        expect(Math.abs(value - expected)).toBeLessThan(1.5);
    }
  });

  it("turns a tilted face upright", () => {
    const aligned = alignFace(new Pyramid(gradient(400)), placed(1.5, Math.PI / 2, 300, 50));
    // A quarter turn: going right in the aligned face is going down in the picture.
    expect(pixel(aligned, 80, 20)[1]).toBeGreaterThan((pixel(aligned, 20, 20)[1] as number) + 30);
    expect(
      Math.abs((pixel(aligned, 80, 20)[0] as number) - (pixel(aligned, 20, 20)[0] as number)),
    ).toBeLessThan(2);
  });

  it("is black where the face reaches beyond the picture", () => {
    const aligned = alignFace(new Pyramid(gradient(200)), placed(1, 0, -60, 20));
    expect(pixel(aligned, 10, 60)).toEqual([0, 0]);
    expect(pixel(aligned, 100, 60)[0]).toBeGreaterThan(0);
  });
});
