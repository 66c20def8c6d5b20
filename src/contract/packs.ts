import * as v from "valibot";
import { detectorPackSchema } from "./detector-packs.ts";
import { finite, inputEntries, packEntries, text } from "./pack-parts.ts";

/**
 * @file A model pack: a recognition model or a detector that a person brings, as `pack.json`
 * describes it (docs/model-packs.md). The built-in models are described in the same way.
 */

const side = v.pipe(v.number(), v.integer(), v.minValue(32), v.maxValue(512));
const point = v.tuple([finite, finite]);
type Point = v.InferOutput<typeof point>;

const knots = v.pipe(
  v.array(v.tuple([v.pipe(v.number(), v.minValue(-1), v.maxValue(1)), finite])),
  v.minLength(2),
  v.check(
    (list) =>
      list.every(([x, y], at) => {
        const before = list[at - 1];
        // Beyond the first and the last lie (−1, 0) and (1, …): see engine/score.ts.
        return before ? x > before[0] && y < before[1] : x > -1 && y < 0;
      }) && (list.at(-1)?.[0] ?? 1) < 1,
    "must rise in the first number and fall in the second, within −1 and 1",
  ),
);

/** Points that lie in one place fix no similarity. */
const isSpread = (points: Point[]) =>
  points.some(([x, y]) => Math.hypot(x - (points[0]?.[0] ?? 0), y - (points[0]?.[1] ?? 0)) > 1);

const embedderPackSchema = v.object({
  ...packEntries,
  role: v.literal("embedder"),
  input: v.object({
    ...inputEntries,
    width: side,
    height: side,
    layout: v.picklist(["NCHW", "NHWC"]),
  }),
  /** Left eye, right eye, nose, left and right mouth corner as seen in the crop, in its pixels. */
  template: v.pipe(
    v.tuple([point, point, point, point, point]),
    v.check((points) => isSpread(points), "must not lie in one place"),
  ),
  output: v.object({
    name: text,
    dimension: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(4),
      v.maxValue(2048),
      v.multipleOf(4, "must be a multiple of 4"),
    ),
  }),
  /** Whether ACCURATE looks at the mirrored face too. */
  mirrored: v.optional(v.boolean(), true),
  /**
   * Whether similarities are better with what the enrolled have in common taken out
   * (gallery/cohort.ts): `npm run evaluate -- --calibrate` measures that too.
   */
  cohort: v.optional(v.boolean(), true),
  /** Without it scores mean nothing: `npm run evaluate -- --calibrate` writes it. */
  calibration: v.optional(v.object({ neutral: finite, knots })),
});

/** A recognition model's description. */
export type EmbedderPack = v.InferOutput<typeof embedderPackSchema>;

export const packSchema = v.variant(
  "role",
  [embedderPackSchema, detectorPackSchema],
  'must be "embedder" or "detector": other kinds of packs are not supported',
);

/** A pack's description, as its schema understands it. */
export type Pack = v.InferOutput<typeof packSchema>;

/** One that can be installed. */
export const installablePackSchema = v.pipe(
  packSchema,
  v.check(
    (pack) => pack.role === "detector" || pack.calibration !== undefined,
    "has no calibration: `npm run evaluate -- --calibrate` measures one",
  ),
);

/** How a model is called in templates and calls. */
export const modelKeyOf = ({ id, version }: Pick<Pack, "id" | "version">): string =>
  `${id}@${version}`;
