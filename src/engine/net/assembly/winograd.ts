import { activate } from "./simd";
import { address, word, Word } from "./steps";

/**
 * Winograd's way to convolve by 3×3, four by four pixels at a time: a window of 6×6 becomes 36 numbers, each of which is
 * multiplied by one of a filter's 36, and what these come to becomes the 4×4 pixels again: a quarter of the multiplications.
 * The matrices are those of Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks" (2016), F(4×4, 3×3).
 */

/** Pixels of a tile's side, and of the side of what is read for it. */
const SIDE: usize = 4;
const WINDOW: usize = 6;

/** Where a tile begins along an axis: the last one may overlap the one before. */
function firstOf(nth: i32, length: i32): i32 {
  return min<i32>(nth * <i32>SIDE, length - <i32>SIDE);
}

/** From pixels to tiles: out[part][tile][c] = (Bᵀ · in · B)[part], of the tile's window. */
export function toTiles(step: usize, fromTile: i32, toTile: i32): void {
  const width = word(step, Word.Width);
  const inRow = address(step, Word.InRow);
  const inPixel = address(step, Word.InPixel);
  const part = address(step, Word.OutPart);
  const channels = address(step, Word.Blocks) << 4;
  for (let tile = fromTile; tile < toTile; tile++) {
    const row = tile / width;
    const y: usize = firstOf(row, word(step, Word.Rows));
    const x: usize = firstOf(tile - row * width, word(step, Word.Columns));
    const first = address(step, Word.In) + y * inRow + x * inPixel - inRow - inPixel;
    const to = address(step, Word.Out) + <usize>tile * address(step, Word.OutPixel);
    for (let c: usize = 0; c < channels; c += 16) {
      // First the columns, from the picture; then the rows, in place.
      let from = first + c;
      let by = inRow;
      let next = inPixel;
      let put = to + c;
      let putBy = WINDOW * part;
      let putNext = part;
      for (let pass = 0; pass < 2; pass++) {
        for (let nth: usize = 0; nth < WINDOW; nth++) {
          transformWindow(from, by, put, putBy);
          from += next;
          put += putNext;
        }
        from = to + c;
        put = from;
        by = part;
        putBy = part;
        next = WINDOW * part;
        putNext = next;
      }
    }
  }
}

/** Six numbers, as the rows of Bᵀ weigh them. */
function transformWindow(from: usize, by: usize, to: usize, toBy: usize): void {
  const four = f32x4.splat(4);
  const five = f32x4.splat(5);
  const d0 = v128.load(from);
  const d1 = v128.load(from + by);
  const d2 = v128.load(from + 2 * by);
  const d3 = v128.load(from + 3 * by);
  const d4 = v128.load(from + 4 * by);
  const d5 = v128.load(from + 5 * by);
  v128.store(to, f32x4.add(f32x4.sub(f32x4.mul(four, d0), f32x4.mul(five, d2)), d4));
  const even = f32x4.sub(d4, f32x4.mul(four, d2));
  const odd = f32x4.sub(d3, f32x4.mul(four, d1));
  v128.store(to + toBy, f32x4.add(even, odd));
  v128.store(to + 2 * toBy, f32x4.sub(even, odd));
  const wide = f32x4.sub(d4, d2);
  const step = f32x4.sub(d3, d1);
  const twice = f32x4.add(step, step);
  v128.store(to + 3 * toBy, f32x4.add(wide, twice));
  v128.store(to + 4 * toBy, f32x4.sub(wide, twice));
  v128.store(to + 5 * toBy, f32x4.add(f32x4.sub(f32x4.mul(four, d1), f32x4.mul(five, d3)), d5));
}

/** From tiles to pixels: out[p][c] = PReLU(bias[c] + (Aᵀ · in[…][tile][c] · A)[p]) + other[p][c]. */
export function fromTiles(step: usize, fromTile: i32, toTile: i32): void {
  const width = word(step, Word.Width);
  const part = address(step, Word.InPart);
  const outRow = address(step, Word.OutRow);
  const outPixel = address(step, Word.OutPixel);
  const otherRow = address(step, Word.OtherRow);
  const otherPixel = address(step, Word.OtherPixel);
  const hasOther = address(step, Word.Other);
  const channels = address(step, Word.Blocks) << 4;
  for (let tile = fromTile; tile < toTile; tile++) {
    const row = tile / width;
    const column = tile - row * width;
    const y = firstOf(row, word(step, Word.Rows));
    const x = firstOf(column, word(step, Word.Columns));
    // What another tile covers is left to it: its sums may differ in the last digit.
    const top = <usize>row * SIDE - <usize>y;
    const left = <usize>column * SIDE - <usize>x;
    const from = address(step, Word.In) + <usize>tile * address(step, Word.InPixel);
    const put = address(step, Word.Out) + <usize>y * outRow + <usize>x * outPixel;
    const other = hasOther + <usize>y * otherRow + <usize>x * otherPixel;
    for (let c: usize = 0; c < channels; c += 16) {
      const bias = v128.load(address(step, Word.Bias) + c);
      const slopes = v128.load(address(step, Word.Slopes) + c);
      // In place: the columns' six numbers become four, and then those rows'.
      const at = from + c;
      let by = WINDOW * part;
      let next = part;
      let length = WINDOW;
      for (let pass = 0; pass < 2; pass++) {
        for (let nth: usize = 0; nth < length; nth++) transformSums(at + nth * next, by);
        by = part;
        next = WINDOW * part;
        length = SIDE;
      }
      for (let line = top; line < SIDE; line++) {
        for (let nth = left; nth < SIDE; nth++) {
          const made = v128.load(at + (line * WINDOW + nth) * part);
          let sum = activate(f32x4.add(made, bias), slopes);
          if (hasOther) {
            sum = f32x4.add(sum, v128.load(other + line * otherRow + nth * otherPixel + c));
          }
          v128.store(put + line * outRow + nth * outPixel + c, sum);
        }
      }
    }
  }
}

/** Six numbers become four, as the rows of Aᵀ weigh them. */
function transformSums(at: usize, by: usize): void {
  const m0 = v128.load(at);
  const m1 = v128.load(at + by);
  const m2 = v128.load(at + 2 * by);
  const m3 = v128.load(at + 3 * by);
  const m4 = v128.load(at + 4 * by);
  const m5 = v128.load(at + 5 * by);
  const sum = f32x4.add(m1, m2);
  const difference = f32x4.sub(m1, m2);
  const wideSum = f32x4.add(m3, m4);
  const wide = f32x4.sub(m3, m4);
  const twice = f32x4.add(wide, wide);
  v128.store(at, f32x4.add(f32x4.add(m0, sum), wideSum));
  v128.store(at + by, f32x4.add(difference, twice));
  v128.store(at + 2 * by, f32x4.add(sum, f32x4.mul(f32x4.splat(4), wideSum)));
  v128.store(at + 3 * by, f32x4.add(f32x4.add(difference, f32x4.mul(f32x4.splat(4), twice)), m5));
}
