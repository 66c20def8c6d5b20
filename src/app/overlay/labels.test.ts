import { describe, expect, it } from "vitest";
import type { Box } from "../../sdk/index.ts";
import { fitPicture, toStage } from "./fit.ts";
import { type LabelRequest, placeLabels } from "./labels.ts";

const sizes = {
  full: { width: 160, height: 44 },
  name: { width: 160, height: 28 },
  mark: { width: 28, height: 28 },
};
const stage = { width: 800, height: 600 };
const request = (key: string, box: Box, weight = 1): LabelRequest => ({ key, box, sizes, weight });

const meet = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe("placeLabels", () => {
  it("puts a label above its face", () => {
    const labels = placeLabels([request("a", { x: 300, y: 200, width: 100, height: 120 })], stage);
    expect(labels.get("a")).toEqual({
      form: "full",
      rect: { x: 270, y: 150, width: 160, height: 44 },
    });
  });

  it("goes below a face at the upper edge, and stays inside at the sides", () => {
    const labels = placeLabels([request("a", { x: 0, y: 4, width: 60, height: 80 })], stage);
    expect(labels.get("a")?.rect).toEqual({ x: 0, y: 90, width: 160, height: 44 });
  });

  it("gives none to a face that is cut off: it would seem to be its neighbour's", () => {
    const size = { width: 100, height: 120 };
    const labels = placeLabels(
      [
        request("left", { x: -60, y: 200, ...size }),
        request("right", { x: 760, y: 200, ...size }),
        request("above", { x: 300, y: -90, ...size }),
        request("partly", { x: -40, y: 400, ...size }),
      ],
      stage,
    );
    expect([...labels.keys()]).toEqual(["partly"]);
  });

  it("never covers a face or another label, however many there are", () => {
    const faces = Array.from({ length: 40 }, (_, i) =>
      request(
        `${i}`,
        { x: (i % 8) * 100 + 10, y: Math.floor(i / 8) * 118 + 10, width: 70, height: 84 },
        i,
      ),
    );
    const rects = [...placeLabels(faces, stage).values()].map(({ rect }) => rect);
    expect(rects.length).toBeGreaterThan(20);
    for (const [i, rect] of rects.entries()) {
      expect(faces.some(({ box }) => meet(rect, box))).toBe(false);
      expect(rects.some((other, j) => i !== j && meet(rect, other))).toBe(false);
      expect(rect.x >= 0 && rect.x + rect.width <= stage.width).toBe(true);
      expect(rect.y >= 0 && rect.y + rect.height <= stage.height).toBe(true);
    }
  });

  it("gives the room to the weightier face", () => {
    const near = { y: 0, width: 100, height: 590 };
    const labels = placeLabels(
      [
        request("light", { x: 0, ...near }, 1),
        request("heavy", { x: 270, ...near }, 2),
        request("wall", { x: 375, ...near, width: 425 }, 0),
      ],
      stage,
    );
    expect(labels.get("heavy")?.form).toBe("full");
    expect(labels.has("wall")).toBe(false);
  });
});

describe("fitPicture", () => {
  const picture = { width: 400, height: 200 };
  const box = { x: 100, y: 50, width: 40, height: 40 };

  it("covers, cutting off what does not fit", () => {
    const fit = fitPicture(picture, { width: 200, height: 200 }, "cover");
    expect(toStage(box, fit)).toEqual({ x: 0, y: 50, width: 40, height: 40 });
  });

  it("contains, leaving bands", () => {
    const fit = fitPicture(picture, { width: 200, height: 200 }, "contain");
    expect(toStage(box, fit)).toEqual({ x: 50, y: 75, width: 20, height: 20 });
  });

  it("mirrors", () => {
    const fit = fitPicture(picture, { width: 400, height: 200 }, "cover", true);
    expect(toStage(box, fit)).toEqual({ x: 260, y: 50, width: 40, height: 40 });
  });
});
