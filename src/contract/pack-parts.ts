import * as v from "valibot";

/** @file What both kinds of model packs are described with. */

const word = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9._-]*$/i, "must be letters, digits, dots, dashes"),
  v.maxLength(60),
);
export const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
export const finite = v.pipe(v.number(), v.finite());

/** One number for all three channels, or one each, in the order of `colour`. */
const perChannel = (each: v.GenericSchema<number>) => v.union([each, v.tuple([each, each, each])]);

/** What every pack says of itself. */
export const packEntries = {
  id: word,
  version: word,
  /** As it is shown; the id where left out. */
  name: v.optional(text),
  licence: text,
  /** Name of the ONNX file beside it. */
  file: v.pipe(v.string(), v.regex(/^[^/\\]+\.onnx$/i, "must be the name of an .onnx file")),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/i, "must be 64 hexadecimal digits")),
};

/** What every pack says of its input. */
export const inputEntries = {
  name: text,
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
};
