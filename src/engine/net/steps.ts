import { roundUp } from "./tensors.ts";

/** As in assembly/steps.ts; the unit test holds the two together. */
// prettier-ignore
export const WORDS = [
  "Kind", "Chunks", "PixelChunks", "PixelsPerChunk", "BlocksPerChunk",
  "Width", "Pixels", "Blocks",
  "In", "InRow", "InPixel",
  "Out", "OutRow", "OutPixel",
  "Taps", "TapCount", "Depth",
  "Weights", "Bias", "Slopes",
  "Other", "OtherRow", "OtherPixel", "OtherShift",
  "Border", "BorderFrom", "BorderValue",
  "Rows", "Columns",
  "ChunksPerPart", "InPart", "OutPart",
] as const;
// prettier-ignore
export const KINDS = [
  "convolution", "depthwise", "maximum", "average", "sum", "sigmoid", "scale", "fromPlanes", "toPlanes",
  "toTiles", "fromTiles",
] as const;
export const STEP_WORDS = 48;

export type Kind = (typeof KINDS)[number];
/** Words that are not given are 0. */
export type Step = Partial<Record<(typeof WORDS)[number], number>>;

/** Multiplications that are worth a chunk: some ten microseconds. */
const CHUNK_WORK = 250_000;
/** Pixels that a convolution does at a time. */
const TILE = 6;

/**
 * How a step is cut into chunks: by pixels where there are enough of them, else by channels.
 *
 * @param work multiplications, or what takes as long
 */
export function chunksOf(
  kind: Kind,
  { Width = 1, Pixels = 0, Blocks = 1 }: Step,
  work: number,
): Step {
  const wanted = Math.max(1, Math.round(work / CHUNK_WORK));
  // Of a channel by itself whole rows.
  const unit = kind === "depthwise" ? Width : TILE;
  const perChunk = roundUp(Math.ceil(Pixels / wanted), unit);
  const isByPixels = kind !== "convolution" || Pixels >= 2 * TILE * wanted || Blocks === 1;
  if (isByPixels) {
    const pixelChunks = Math.max(1, Math.ceil(Pixels / perChunk));
    const each = { PixelsPerChunk: perChunk, BlocksPerChunk: Blocks };
    return { Chunks: pixelChunks, PixelChunks: pixelChunks, ...each };
  }
  const blocks = Math.ceil(Blocks / wanted);
  return {
    ...{ Chunks: Math.ceil(Blocks / blocks), PixelChunks: 1 },
    ...{ PixelsPerChunk: Pixels, BlocksPerChunk: blocks },
  };
}
