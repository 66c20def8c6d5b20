import { describe, expect, it } from "vitest";
import { Pyramid, type Picture } from "./picture.ts";

/** Grey values, row by row, as an opaque picture. */
function grey(width: number, values: number[]): Picture {
  const data = new Uint8ClampedArray(values.flatMap((v) => [v, v, v, 255]));
  return { width, height: values.length / width, data };
}
const reds = ({ data }: Picture) => [...data].filter((_, i) => i % 4 === 0);

describe("Pyramid", () => {
  it("shrinks through its levels to the asked size, with every pixel counted", () => {
    const width = 640;
    const values = Array.from({ length: width * 480 }, (_, i) => (i % 3) * 100);
    const small = new Pyramid(grey(width, values)).shrink(0.1);
    expect([small.width, small.height]).toEqual([64, 48]);
    const mean = reds(small).reduce((s, v) => s + v, 0) / (64 * 48);
    expect(mean).toBeCloseTo(100, 0);
  });
});
