import * as v from "valibot";
import { inputEntries, packEntries, text } from "./pack-parts.ts";

/**
 * @file A detector pack (docs/model-packs.md): a model that finds faces with five points, in the
 * ways of RetinaFace, YuNet or SCRFD. All three look at cells of 8, 16 and 32 pixels.
 */

const side = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(32),
  v.maxValue(2048),
  v.multipleOf(32, "must be a multiple of 32"),
);
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const entries = {
  ...packEntries,
  role: v.literal("detector"),
  input: v.strictObject({
    ...inputEntries,
    layout: v.literal("NCHW"),
    size: v.union(
      [
        /** Of a graph that takes pictures of one size only. */
        v.strictObject({ width: side, height: side }),
        /** Of a graph that takes any size: sides are filled up to a multiple of this. */
        v.strictObject({ multiple: side }),
      ],
      "must have either width and height, or multiple",
    ),
  }),
  scores: v.pipe(
    v.strictObject({
      /** Finds below this are no faces. */
      min: share,
      /** An upright face scores at least this; see `Detector` in docs/model-packs.md. */
      sure: v.optional(share),
    }),
    v.check(({ min, sure = 1 }) => sure >= min, "sure must not be less than min"),
  ),
};

/** Names of the outputs for cells of 8, 16 and 32 pixels. */
const outputs = <E extends v.ObjectEntries>(names: E) => {
  const each = v.strictObject(names);
  return v.strictObject({ 8: each, 16: each, 32: each });
};

export const detectorPackSchema = v.variant("decoder", [
  v.strictObject({
    ...entries,
    /** InsightFace's RetinaFace (mnet.25, R50) with its anchors, two a cell. */
    decoder: v.literal("retinaface"),
    outputs: outputs({ score: text, box: text, points: text }),
    /** What the points' offsets count: anchor sides, or 0.2 of them in later weights. */
    pointsFactor: v.picklist([1, 0.2]),
  }),
  v.strictObject({
    ...entries,
    /** OpenCV Zoo's YuNet of 2023 and later. */
    decoder: v.literal("yunet"),
    outputs: outputs({ class: text, object: text, box: text, points: text }),
  }),
  v.strictObject({
    ...entries,
    /** InsightFace's SCRFD with keypoints. */
    decoder: v.literal("scrfd"),
    outputs: outputs({ score: text, box: text, points: text }),
  }),
]);

export type DetectorPack = v.InferOutput<typeof detectorPackSchema>;
