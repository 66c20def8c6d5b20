import { describe, expect, it } from "vitest";
import type { Box } from "../contract/faces.ts";
import type { Detector } from "./detector.ts";
import { builtInDetector, type DetectorModel } from "./detector-model.ts";
import { FrameLooks } from "./frame-look.ts";
import { efforts } from "./pace.ts";
import { Pyramid, type Picture } from "./picture.ts";

const WIDTH = 640;
const HEIGHT = 480;

/** White squares on black. */
function frame(...squares: Box[]): Pyramid {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (const { x, y, width, height } of squares) {
    for (let row = y; row < y + height; row++) {
      data.fill(255, (row * WIDTH + x) * 4, (row * WIDTH + x + width) * 4);
    }
  }
  return new Pyramid({ width: WIDTH, height: HEIGHT, data } satisfies Picture);
}

const square = (x: number, y: number, side = 80): Box => ({ x, y, width: side, height: side });

/** The first row and column of a connected white area, and how far it goes from there. */
function whiteAreas(plane: Float32Array, columns: number, rows: number): Box[] {
  const isWhite = (x: number, y: number) =>
    x < columns && y < rows && (plane[y * columns + x] ?? 0) > 127;
  const boxes: Box[] = [];
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const isKnown = boxes.some(
        (box) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height,
      );
      if (!isWhite(x, y) || isKnown) continue;
      let [width, height] = [1, 1];
      while (isWhite(x + width, y)) width++;
      while (isWhite(x, y + height)) height++;
      boxes.push({ x, y, width, height });
    }
  }
  return boxes;
}

/** A network that shows its input, with a decoder that takes white areas for faces; and what it saw. */
function whiteFinder(size: DetectorModel["input"]["size"] = { multiple: 32 }) {
  const seen: { width: number; height: number }[] = [];
  const detector: Detector = {
    model: {
      ...builtInDetector,
      input: { ...builtInDetector.input, size },
      decode: (outputs, { width, height }) => {
        seen.push({ width, height });
        const [planes] = Object.values(outputs);
        return whiteAreas(planes?.data ?? new Float32Array(0), width, height).map((box) => {
          const nose = { x: box.x + (box.width - 1) / 2, y: box.y + (box.height - 1) / 2 };
          const points = { left_eye: nose, right_eye: nose, left_mouth: nose, right_mouth: nose };
          // From edge to edge: the middle of the first pixel lies at x.
          const edges = { ...box, x: box.x - 0.5, y: box.y - 0.5 };
          return { score: 1, box: edges, landmarks: { nose, ...points } };
        });
      },
    },
    run: (inputs) => Promise.resolve(inputs),
    release: () => Promise.resolve(),
  };
  return { detector, seen };
}

/** Looks on a device on which a whole frame takes far too long, at the second effort. */
function slowLooks(): FrameLooks {
  const looks = new FrameLooks();
  for (let nth = 0; nth < 4; nth++) looks.note({ look: 300, isWhole: true, all: 400 }, nth);
  return looks;
}

const EVERY = efforts[1]?.every ?? 0;
const MOMENT = 50_000;

describe("FrameLooks", () => {
  it("looks at every whole frame with time to spare", async () => {
    const looks = new FrameLooks();
    const { detector, seen } = whiteFinder();
    for (let nth = 0; nth < 5; nth++) {
      const { look } = await looks.find(detector, frame(square(200, 200)), nth * MOMENT);
      expect(look).toEqual({ at: "frame", side: 448 });
    }
    expect(new Set(seen.map(({ width }) => width))).toEqual(new Set([448]));
  });

  it("finds known faces where they have gone, by a look at their surroundings alone", async () => {
    const looks = slowLooks();
    const { detector, seen } = whiteFinder();
    await looks.find(detector, frame(square(200, 200), square(560, 400)), 0);
    seen.length = 0;
    const moved = frame(square(215, 190), square(555, 398));
    const { finds, look } = await looks.find(detector, moved, MOMENT);
    expect(look).toEqual({ at: "faces", side: 448 });
    expect(seen.map(({ width, height }) => width * height).every((area) => area <= 128 * 128)).toBe(
      true,
    );
    const found = finds.sort((a, b) => a.box.x - b.box.x);
    for (const [nth, expected] of [square(215, 190), square(555, 398)].entries()) {
      const { box, landmarks } = found[nth] ?? { box: square(0, 0), landmarks: null };
      // Within one pixel of the smaller picture.
      for (const side of ["x", "y", "width", "height"] as const) {
        expect(Math.abs(box[side] - expected[side])).toBeLessThan(3);
      }
      expect(Math.abs((landmarks?.nose.x ?? NaN) - box.x - box.width / 2)).toBeLessThan(2);
    }
    expect(found).toHaveLength(2);
  });

  it("looks at the whole frame as soon as a face is not where it was, and from time to time", async () => {
    const looks = slowLooks();
    const { detector } = whiteFinder();
    const atOf = async (pyramid: Pyramid, timestamp: number) => {
      const { finds, look } = await looks.find(detector, pyramid, timestamp);
      return `${look.at} ${finds.length}`;
    };
    expect(await atOf(frame(square(100, 100)), 0)).toBe("frame 1");
    expect(await atOf(frame(square(100, 100)), MOMENT)).toBe("faces 1");
    // It has jumped.
    expect(await atOf(frame(square(400, 300)), 2 * MOMENT)).toBe("frame 1");
    // Somebody new is not seen before the next whole look …
    const both = frame(square(400, 300), square(100, 100));
    expect(await atOf(both, 3 * MOMENT)).toBe("faces 1");
    expect(await atOf(both, 2 * MOMENT + EVERY)).toBe("frame 2");
    // … and whoever has gone is gone at once.
    expect(await atOf(frame(square(100, 100)), 3 * MOMENT + EVERY)).toBe("frame 1");
    expect(await atOf(frame(), 4 * MOMENT + EVERY)).toBe("frame 0");
    // With nobody known every frame is a whole one; and one of another video as well.
    expect(await atOf(frame(square(100, 100)), 5 * MOMENT + EVERY)).toBe("frame 1");
    expect(await atOf(frame(square(100, 100)), 0)).toBe("frame 1");
  });

  it("looks at many faces, and with a detector of one size, at the whole frame", async () => {
    const many = frame(...[0, 1, 2, 3].map((nth) => square(20 + 150 * nth, 200)));
    const looks = slowLooks();
    const { detector } = whiteFinder();
    await looks.find(detector, many, 0);
    expect((await looks.find(detector, many, MOMENT)).look.at).toBe("frame");

    const fixed = whiteFinder({ width: 640, height: 640 });
    const others = slowLooks();
    await others.find(fixed.detector, frame(square(100, 100)), 0);
    const { look } = await others.find(fixed.detector, frame(square(100, 100)), MOMENT);
    expect(look).toEqual({ at: "frame", side: 448 });
  });
});
