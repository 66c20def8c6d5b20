import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box, Point } from "../contract/faces.ts";
import type { Decode } from "./decoder.ts";
import { retinaFaceDecoder } from "./retinaface.ts";
import { scrfdDecoder } from "./scrfd.ts";
import { landmarkNames } from "./similarity.ts";
import { yuNetDecoder } from "./yunet.ts";

/*
 * Each decoder against an encoder: what a network would have to say of a face, worked out the other
 * way round from the models' published code (InsightFace's `rcnn/processing/bbox_transform.py` and
 * `scrfd.py`, OpenCV's `face_detect.cpp`).
 */

/** Neither square nor of an even number of cells in every stride. */
const SIZE = { width: 160, height: 96 };

type Stride = 8 | 16 | 32;
/** A face, and which cell and anchor shall see it. */
interface Seen {
  stride: Stride;
  column: number;
  row: number;
  anchor: number;
  score: number;
  box: Box;
  points: Point[];
}
type Put = (name: string, at: number, value: number) => void;
interface Way {
  decode: Decode;
  /** How many numbers each output has for a cell. */
  outputs: Record<string, number>;
  encode(seen: Seen, cell: { at: number; count: number }, put: Put): void;
}

const names = <N extends string>(...each: N[]) => {
  const of = (stride: Stride) =>
    Object.fromEntries(each.map((name) => [name, `${name}_${stride}`])) as Record<N, string>;
  return { 8: of(8), 16: of(16), 32: of(32) };
};
const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });

const retinaFace = (pointsFactor: 1 | 0.2): Way => ({
  decode: retinaFaceDecoder({ outputs: names("score", "box", "points"), pointsFactor }),
  outputs: { score: 4, box: 8, points: 20 },
  encode({ stride, column, row, anchor, score, box, points }, { at, count }, put) {
    // Channels are planes of all cells.
    const plane = (name: string, channel: number, value: number) =>
      put(name, channel * count + at, value);
    const side = { 8: [32, 16], 16: [128, 64], 32: [512, 256] }[stride][anchor] ?? NaN;
    const [x, y] = [7.5 + column * stride, 7.5 + row * stride];
    const { x: cx, y: cy } = middle(box);
    plane("score", anchor, 1 - score);
    plane("score", 2 + anchor, score);
    [(cx - x) / side, (cy - y) / side, Math.log(box.width / side), Math.log(box.height / side)].map(
      (value, nth) => plane("box", 4 * anchor + nth, value),
    );
    points.forEach((point, nth) => {
      plane("points", 10 * anchor + 2 * nth, (point.x - x) / (side * pointsFactor));
      plane("points", 10 * anchor + 2 * nth + 1, (point.y - y) / (side * pointsFactor));
    });
  },
});

const yuNet: Way = {
  decode: yuNetDecoder({ outputs: names("class", "object", "box", "points") }),
  outputs: { class: 1, object: 1, box: 4, points: 10 },
  encode({ stride, column, row, score, box, points }, { at }, put) {
    const { x, y } = middle(box);
    put("class", at, score ** 2 / 0.995);
    put("object", at, 0.995);
    put("box", 4 * at, x / stride - column);
    put("box", 4 * at + 1, y / stride - row);
    put("box", 4 * at + 2, Math.log(box.width / stride));
    put("box", 4 * at + 3, Math.log(box.height / stride));
    points.forEach((point, nth) => {
      put("points", 10 * at + 2 * nth, point.x / stride - column);
      put("points", 10 * at + 2 * nth + 1, point.y / stride - row);
    });
  },
};

const scrfd = (anchors: 1 | 2): Way => ({
  decode: scrfdDecoder({ outputs: names("score", "box", "points") }),
  outputs: { score: anchors, box: 4 * anchors, points: 10 * anchors },
  encode({ stride, column, row, anchor, score, box, points }, { at }, put) {
    const line = at * anchors + (anchor % anchors);
    const [x, y] = [column * stride, row * stride];
    put("score", line, score);
    put("box", 4 * line, (x - box.x) / stride);
    put("box", 4 * line + 1, (y - box.y) / stride);
    put("box", 4 * line + 2, (box.x + box.width - x) / stride);
    put("box", 4 * line + 3, (box.y + box.height - y) / stride);
    points.forEach((point, nth) => {
      put("points", 10 * line + 2 * nth, (point.x - x) / stride);
      put("points", 10 * line + 2 * nth + 1, (point.y - y) / stride);
    });
  },
});

const ways: [string, Way][] = [
  ["RetinaFace with points in anchor sides", retinaFace(1)],
  ["RetinaFace with points in fifths of them", retinaFace(0.2)],
  ["YuNet", yuNet],
  ["SCRFD with two anchors a cell", scrfd(2)],
  ["SCRFD with one", scrfd(1)],
];

/** Outputs in which a network sees nothing but these faces. */
function written({ outputs, encode }: Way, faces: readonly Seen[]) {
  const tensors: Record<string, { data: Float32Array; dims: number[] }> = {};
  for (const stride of [8, 16, 32] as const) {
    const columns = SIZE.width / stride;
    const count = columns * (SIZE.height / stride);
    for (const [name, numbers] of Object.entries(outputs)) {
      const length = numbers * count;
      tensors[`${name}_${stride}`] = { data: new Float32Array(length), dims: [1, length] };
    }
    for (const face of faces.filter((one) => one.stride === stride)) {
      const cell = { at: face.row * columns + face.column, count };
      encode(face, cell, (name, at, value) => {
        const data = tensors[`${name}_${stride}`]?.data;
        if (data) data[at] = value;
      });
    }
  }
  return tensors;
}

const pixel = fc.double({ min: -40, max: 200, noNaN: true });
const length = fc.double({ min: 4, max: 400, noNaN: true });
const place = fc.constantFrom<Stride>(8, 16, 32).chain((stride) =>
  fc.record({
    stride: fc.constant(stride),
    column: fc.nat(SIZE.width / stride - 1),
    row: fc.nat(SIZE.height / stride - 1),
  }),
);
const seen: fc.Arbitrary<Seen> = fc
  .record({
    place,
    anchor: fc.nat(1),
    score: fc.double({ min: 0.5, max: 0.99, noNaN: true }),
    box: fc.record({ x: pixel, y: pixel, width: length, height: length }),
    points: fc.array(fc.record({ x: pixel, y: pixel }), { minLength: 5, maxLength: 5 }),
  })
  .map(({ place: where, ...rest }) => ({ ...where, ...rest }));

describe.each(ways)("%s", (_, way) => {
  it("gives back the faces that a network saw, each with its points", () => {
    const place = ({ stride, column, row }: Seen) => `${stride} ${column} ${row}`;
    const faces = fc.uniqueArray(seen, { minLength: 1, maxLength: 6, selector: place });
    fc.assert(
      fc.property(faces, (given) => {
        const finds = way.decode(written(way, given), SIZE, 0.45);
        expect(finds).toHaveLength(given.length);
        for (const { score, box, points } of given) {
          const near = finds.filter((find) =>
            [
              find.score - score,
              ...(["x", "y", "width", "height"] as const).map((key) => find.box[key] - box[key]),
              ...landmarkNames.flatMap((name, nth) => [
                find.landmarks[name].x - (points[nth]?.x ?? NaN),
                find.landmarks[name].y - (points[nth]?.y ?? NaN),
              ]),
            ].every((difference) => Math.abs(difference) < 1e-3),
          );
          expect(near.length).toBeGreaterThanOrEqual(1);
        }
      }),
    );
  });

  const face: Seen = {
    ...{ stride: 16, column: 3, row: 2, anchor: 0, score: 0.8 },
    box: { x: 20, y: 10, width: 30, height: 40 },
    points: Array.from({ length: 5 }, (_, x) => ({ x, y: 2 * x })),
  };

  it("leaves out what scores too low, and what is not a number", () => {
    expect(way.decode(written(way, [face]), SIZE, 0.81)).toEqual([]);
    expect(way.decode(written(way, [{ ...face, score: NaN }]), SIZE, 0)).not.toContainEqual(
      expect.objectContaining({ score: NaN }),
    );
  });

  it("says which output is missing, or of another size", () => {
    for (const name of Object.keys(written(way, []))) {
      const { [name]: gone, ...rest } = written(way, []);
      expect(() => way.decode(rest, SIZE, 0.5)).toThrow(`there is no output "${name}"`);
      const data = new Float32Array((gone?.data.length ?? 0) + 1);
      const other = { ...rest, [name]: { data, dims: [1, data.length] } };
      expect(() => way.decode(other, SIZE, 0.5)).toThrow(`"${name}" has ${data.length} numbers`);
    }
  });
});
