import { activate, multiplyAdd } from "./simd";
import { address, inAt, otherAt, outAt, word, Word } from "./steps";

/** Pixels of a tile: with eight channels each they are twelve sums, which with what they are made of fit the registers. */
const TILE = 6;

/**
 * Convolutions with all channels: out[p][c] = PReLU(bias[c] + sum over taps and depth of in[p + tap][k] ·
 * weights[c / 8][tap][k][c % 8]) + other[p][c]. A tile of six pixels and eight channels is done at a time;
 * the last tile of a chunk may overlap the one before. Of several products, one behind the other, it does that `part`.
 */
export function convolve(
  step: usize,
  part: usize,
  fromPixel: i32,
  toPixel: i32,
  fromBlock: i32,
  toBlock: i32,
): void {
  for (let block = fromBlock; block < toBlock; block++) {
    if (toPixel - fromPixel >= TILE) inTiles(step, part, fromPixel, toPixel, block);
    else oneByOne(step, part, fromPixel, toPixel, block);
  }
}

function inTiles(step: usize, part: usize, fromPixel: i32, toPixel: i32, block: i32): void {
  const width = word(step, Word.Width);
  const input = address(step, Word.In) + part * address(step, Word.InPart);
  const inRow = address(step, Word.InRow);
  const inPixel = address(step, Word.InPixel);
  const taps = address(step, Word.Taps);
  const tapsEnd = taps + (address(step, Word.TapCount) << 2);
  const depth = address(step, Word.Depth) << 2;
  const channels = (<usize>block) << 5;
  const out = address(step, Word.Out) + part * address(step, Word.OutPart) + channels;
  const outRow = address(step, Word.OutRow);
  const outPixel = address(step, Word.OutPixel);
  const hasOther = address(step, Word.Other);
  const other = hasOther + channels;
  const otherRow = address(step, Word.OtherRow);
  const otherPixel = address(step, Word.OtherPixel);
  const weights = panelOf(step, part, block);
  const bias = address(step, Word.Bias) + channels;
  const slopes = address(step, Word.Slopes) + channels;
  const last = toPixel - TILE;
  let y = fromPixel / width;
  let x = fromPixel - y * width;
  for (let at = fromPixel; at < toPixel; at += TILE) {
    if (at > last) {
      at = last;
      y = at / width;
      x = at - y * width;
    }
    const firstY = y;
    const firstX = x;
    const p0 = input + <usize>y * inRow + <usize>x * inPixel;
    if (++x === width) {
      x = 0;
      y++;
    }
    const p1 = input + <usize>y * inRow + <usize>x * inPixel;
    if (++x === width) {
      x = 0;
      y++;
    }
    const p2 = input + <usize>y * inRow + <usize>x * inPixel;
    if (++x === width) {
      x = 0;
      y++;
    }
    const p3 = input + <usize>y * inRow + <usize>x * inPixel;
    if (++x === width) {
      x = 0;
      y++;
    }
    const p4 = input + <usize>y * inRow + <usize>x * inPixel;
    if (++x === width) {
      x = 0;
      y++;
    }
    const p5 = input + <usize>y * inRow + <usize>x * inPixel;
    if (++x === width) {
      x = 0;
      y++;
    }
    let l0 = v128.load(bias);
    let h0 = v128.load(bias, 16);
    let l1 = v128.load(bias);
    let h1 = v128.load(bias, 16);
    let l2 = v128.load(bias);
    let h2 = v128.load(bias, 16);
    let l3 = v128.load(bias);
    let h3 = v128.load(bias, 16);
    let l4 = v128.load(bias);
    let h4 = v128.load(bias, 16);
    let l5 = v128.load(bias);
    let h5 = v128.load(bias, 16);
    let w = weights;
    for (let tap = taps; tap < tapsEnd; tap += 4) {
      const offset = <usize>load<i32>(tap);
      let a0 = p0 + offset;
      let a1 = p1 + offset;
      let a2 = p2 + offset;
      let a3 = p3 + offset;
      let a4 = p4 + offset;
      let a5 = p5 + offset;
      const end = a0 + depth;
      do {
        let b0 = v128.load(w);
        let b1 = v128.load(w, 16);
        let v = v128.load32_splat(a0);
        l0 = multiplyAdd(v, b0, l0);
        h0 = multiplyAdd(v, b1, h0);
        v = v128.load32_splat(a1);
        l1 = multiplyAdd(v, b0, l1);
        h1 = multiplyAdd(v, b1, h1);
        v = v128.load32_splat(a2);
        l2 = multiplyAdd(v, b0, l2);
        h2 = multiplyAdd(v, b1, h2);
        v = v128.load32_splat(a3);
        l3 = multiplyAdd(v, b0, l3);
        h3 = multiplyAdd(v, b1, h3);
        v = v128.load32_splat(a4);
        l4 = multiplyAdd(v, b0, l4);
        h4 = multiplyAdd(v, b1, h4);
        v = v128.load32_splat(a5);
        l5 = multiplyAdd(v, b0, l5);
        h5 = multiplyAdd(v, b1, h5);
        b0 = v128.load(w, 32);
        b1 = v128.load(w, 48);
        v = v128.load32_splat(a0, 4);
        l0 = multiplyAdd(v, b0, l0);
        h0 = multiplyAdd(v, b1, h0);
        v = v128.load32_splat(a1, 4);
        l1 = multiplyAdd(v, b0, l1);
        h1 = multiplyAdd(v, b1, h1);
        v = v128.load32_splat(a2, 4);
        l2 = multiplyAdd(v, b0, l2);
        h2 = multiplyAdd(v, b1, h2);
        v = v128.load32_splat(a3, 4);
        l3 = multiplyAdd(v, b0, l3);
        h3 = multiplyAdd(v, b1, h3);
        v = v128.load32_splat(a4, 4);
        l4 = multiplyAdd(v, b0, l4);
        h4 = multiplyAdd(v, b1, h4);
        v = v128.load32_splat(a5, 4);
        l5 = multiplyAdd(v, b0, l5);
        h5 = multiplyAdd(v, b1, h5);
        b0 = v128.load(w, 64);
        b1 = v128.load(w, 80);
        v = v128.load32_splat(a0, 8);
        l0 = multiplyAdd(v, b0, l0);
        h0 = multiplyAdd(v, b1, h0);
        v = v128.load32_splat(a1, 8);
        l1 = multiplyAdd(v, b0, l1);
        h1 = multiplyAdd(v, b1, h1);
        v = v128.load32_splat(a2, 8);
        l2 = multiplyAdd(v, b0, l2);
        h2 = multiplyAdd(v, b1, h2);
        v = v128.load32_splat(a3, 8);
        l3 = multiplyAdd(v, b0, l3);
        h3 = multiplyAdd(v, b1, h3);
        v = v128.load32_splat(a4, 8);
        l4 = multiplyAdd(v, b0, l4);
        h4 = multiplyAdd(v, b1, h4);
        v = v128.load32_splat(a5, 8);
        l5 = multiplyAdd(v, b0, l5);
        h5 = multiplyAdd(v, b1, h5);
        b0 = v128.load(w, 96);
        b1 = v128.load(w, 112);
        v = v128.load32_splat(a0, 12);
        l0 = multiplyAdd(v, b0, l0);
        h0 = multiplyAdd(v, b1, h0);
        v = v128.load32_splat(a1, 12);
        l1 = multiplyAdd(v, b0, l1);
        h1 = multiplyAdd(v, b1, h1);
        v = v128.load32_splat(a2, 12);
        l2 = multiplyAdd(v, b0, l2);
        h2 = multiplyAdd(v, b1, h2);
        v = v128.load32_splat(a3, 12);
        l3 = multiplyAdd(v, b0, l3);
        h3 = multiplyAdd(v, b1, h3);
        v = v128.load32_splat(a4, 12);
        l4 = multiplyAdd(v, b0, l4);
        h4 = multiplyAdd(v, b1, h4);
        v = v128.load32_splat(a5, 12);
        l5 = multiplyAdd(v, b0, l5);
        h5 = multiplyAdd(v, b1, h5);
        w += 128;
        a0 += 16;
        a1 += 16;
        a2 += 16;
        a3 += 16;
        a4 += 16;
        a5 += 16;
      } while (a0 < end);
    }
    const lowSlopes = v128.load(slopes);
    const highSlopes = v128.load(slopes, 16);
    let putY = firstY;
    let putX = firstX;
    l0 = activate(l0, lowSlopes);
    h0 = activate(h0, highSlopes);
    if (hasOther) {
      const more = other + <usize>putY * otherRow + <usize>putX * otherPixel;
      l0 = f32x4.add(l0, v128.load(more));
      h0 = f32x4.add(h0, v128.load(more, 16));
    }
    let to = out + <usize>putY * outRow + <usize>putX * outPixel;
    v128.store(to, l0);
    v128.store(to, h0, 16);
    if (++putX === width) {
      putX = 0;
      putY++;
    }
    l1 = activate(l1, lowSlopes);
    h1 = activate(h1, highSlopes);
    if (hasOther) {
      const more = other + <usize>putY * otherRow + <usize>putX * otherPixel;
      l1 = f32x4.add(l1, v128.load(more));
      h1 = f32x4.add(h1, v128.load(more, 16));
    }
    to = out + <usize>putY * outRow + <usize>putX * outPixel;
    v128.store(to, l1);
    v128.store(to, h1, 16);
    if (++putX === width) {
      putX = 0;
      putY++;
    }
    l2 = activate(l2, lowSlopes);
    h2 = activate(h2, highSlopes);
    if (hasOther) {
      const more = other + <usize>putY * otherRow + <usize>putX * otherPixel;
      l2 = f32x4.add(l2, v128.load(more));
      h2 = f32x4.add(h2, v128.load(more, 16));
    }
    to = out + <usize>putY * outRow + <usize>putX * outPixel;
    v128.store(to, l2);
    v128.store(to, h2, 16);
    if (++putX === width) {
      putX = 0;
      putY++;
    }
    l3 = activate(l3, lowSlopes);
    h3 = activate(h3, highSlopes);
    if (hasOther) {
      const more = other + <usize>putY * otherRow + <usize>putX * otherPixel;
      l3 = f32x4.add(l3, v128.load(more));
      h3 = f32x4.add(h3, v128.load(more, 16));
    }
    to = out + <usize>putY * outRow + <usize>putX * outPixel;
    v128.store(to, l3);
    v128.store(to, h3, 16);
    if (++putX === width) {
      putX = 0;
      putY++;
    }
    l4 = activate(l4, lowSlopes);
    h4 = activate(h4, highSlopes);
    if (hasOther) {
      const more = other + <usize>putY * otherRow + <usize>putX * otherPixel;
      l4 = f32x4.add(l4, v128.load(more));
      h4 = f32x4.add(h4, v128.load(more, 16));
    }
    to = out + <usize>putY * outRow + <usize>putX * outPixel;
    v128.store(to, l4);
    v128.store(to, h4, 16);
    if (++putX === width) {
      putX = 0;
      putY++;
    }
    l5 = activate(l5, lowSlopes);
    h5 = activate(h5, highSlopes);
    if (hasOther) {
      const more = other + <usize>putY * otherRow + <usize>putX * otherPixel;
      l5 = f32x4.add(l5, v128.load(more));
      h5 = f32x4.add(h5, v128.load(more, 16));
    }
    to = out + <usize>putY * outRow + <usize>putX * outPixel;
    v128.store(to, l5);
    v128.store(to, h5, 16);
  }
}

/** Of a few pixels each alone: of vectors, most of all. */
function oneByOne(step: usize, part: usize, fromPixel: i32, toPixel: i32, block: i32): void {
  const width = word(step, Word.Width);
  const taps = address(step, Word.Taps);
  const tapsEnd = taps + (address(step, Word.TapCount) << 2);
  const depth = address(step, Word.Depth) << 2;
  const channels = (<usize>block) << 5;
  const bias = address(step, Word.Bias) + channels;
  const slopes = address(step, Word.Slopes) + channels;
  const other = address(step, Word.Other);
  for (let at = fromPixel; at < toPixel; at++) {
    const y: usize = at / width;
    const x: usize = at - <i32>y * width;
    const from = inAt(step, y, x) + part * address(step, Word.InPart);
    // Two sums of each, so that one addition need not wait for the other.
    let l0 = v128.load(bias);
    let h0 = v128.load(bias, 16);
    let l1 = f32x4.splat(0);
    let h1 = f32x4.splat(0);
    let w = panelOf(step, part, block);
    for (let tap = taps; tap < tapsEnd; tap += 4) {
      let a = from + <usize>load<i32>(tap);
      const end = a + depth;
      do {
        let v = v128.load32_splat(a);
        l0 = multiplyAdd(v, v128.load(w), l0);
        h0 = multiplyAdd(v, v128.load(w, 16), h0);
        v = v128.load32_splat(a, 4);
        l1 = multiplyAdd(v, v128.load(w, 32), l1);
        h1 = multiplyAdd(v, v128.load(w, 48), h1);
        w += 64;
        a += 8;
      } while (a < end);
    }
    l0 = activate(f32x4.add(l0, l1), v128.load(slopes));
    h0 = activate(f32x4.add(h0, h1), v128.load(slopes, 16));
    if (other) {
      const more = otherAt(step, y, x) + channels;
      l0 = f32x4.add(l0, v128.load(more));
      h0 = f32x4.add(h0, v128.load(more, 16));
    }
    const to = outAt(step, y, x) + part * address(step, Word.OutPart) + channels;
    v128.store(to, l0);
    v128.store(to, h0, 16);
  }
}

/** A block's weights: those of a part lie one behind the other. */
function panelOf(step: usize, part: usize, block: i32): usize {
  const numbers = address(step, Word.TapCount) * address(step, Word.Depth) * 8;
  const panel = part * address(step, Word.Blocks) + <usize>block;
  return address(step, Word.Weights) + panel * (numbers << 2);
}
