// Words of a step's description, as program.ts writes them: all addresses and strides in bytes. The last two
// words count the chunks that were taken and that are done; they have a cache line of their own.
// prettier-ignore
export const enum Word {
  Kind, Chunks, PixelChunks, PixelsPerChunk, BlocksPerChunk,
  Width, Pixels, Blocks,
  In, InRow, InPixel,
  Out, OutRow, OutPixel,
  Taps, TapCount, Depth,
  Weights, Bias, Slopes,
  Other, OtherRow, OtherPixel, OtherShift,
  Border, BorderFrom, BorderValue,
  Rows, Columns,
  ChunksPerPart, InPart, OutPart,
  Taken = 32, Done,
}

export const STEP_BYTES: usize = 48 * 4;

// prettier-ignore
export const enum Kind { Convolution, Depthwise, Maximum, Average, Sum, Sigmoid, Scale, FromPlanes, ToPlanes, ToTiles, FromTiles }

export function word(step: usize, at: Word): i32 {
  return load<i32>(step + ((<usize>at) << 2));
}

export function address(step: usize, at: Word): usize {
  return <usize>load<u32>(step + ((<usize>at) << 2));
}

/** Address of what a step reads of a pixel, … */
export function inAt(step: usize, y: usize, x: usize): usize {
  return address(step, Word.In) + y * address(step, Word.InRow) + x * address(step, Word.InPixel);
}

/** … of what it adds, … */
export function otherAt(step: usize, y: usize, x: usize): usize {
  return (
    address(step, Word.Other) +
    y * address(step, Word.OtherRow) +
    x * address(step, Word.OtherPixel)
  );
}

/** … and of what it writes. */
export function outAt(step: usize, y: usize, x: usize): usize {
  return (
    address(step, Word.Out) + y * address(step, Word.OutRow) + x * address(step, Word.OutPixel)
  );
}
