import * as v from "valibot";

/**
 * @file A model pack: a recognition model that a person brings, as `pack.json` describes it
 * (docs/model-packs.md). The built-in model is described in the same way.
 */

const word = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9._-]*$/i, "must be letters, digits, dots, dashes"),
  v.maxLength(60),
);
const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const finite = v.pipe(v.number(), v.finite());
const side = v.pipe(v.number(), v.integer(), v.minValue(32), v.maxValue(512));
const point = v.tuple([finite, finite]);
type Point = v.InferOutput<typeof point>;

/** One number for all three channels, or one each, in the order of `colour`. */
const perChannel = (each: v.GenericSchema<number>) => v.union([each, v.tuple([each, each, each])]);

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

export const packSchema = v.object({
  id: word,
  version: word,
  /** As it is shown; the id where left out. */
  name: v.optional(text),
  licence: text,
  role: v.literal("embedder", 'must be "embedder": other kinds of packs are not supported'),
  /** Name of the ONNX file beside it. */
  file: v.pipe(v.string(), v.regex(/^[^/\\]+\.onnx$/i, "must be the name of an .onnx file")),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/i, "must be 64 hexadecimal digits")),
  input: v.object({
    name: text,
    width: side,
    height: side,
    layout: v.picklist(["NCHW", "NHWC"]),
    colour: v.picklist(["RGB", "BGR"]),
    /** (v − mean) / divisor for each value of 0 to 255. */
    normalisation: v.object({
      mean: perChannel(finite),
      divisor: perChannel(
        v.pipe(
          finite,
          v.check((value) => value !== 0, "must not be 0"),
        ),
      ),
    }),
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
  /** Without it scores mean nothing: `npm run evaluate -- --calibrate` writes it. */
  calibration: v.optional(v.object({ neutral: finite, knots })),
});

/** A pack's description, as its schema understands it. */
export type Pack = v.InferOutput<typeof packSchema>;

/** One that can be installed. */
export const installablePackSchema = v.pipe(
  packSchema,
  v.check(
    ({ calibration }) => calibration !== undefined,
    "has no calibration: `npm run evaluate -- --calibrate` measures one",
  ),
);

/** How a model is called in templates and calls. */
export const modelKeyOf = ({ id, version }: Pick<Pack, "id" | "version">): string =>
  `${id}@${version}`;
