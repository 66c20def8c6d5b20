import { activate, multiplyAdd } from "./simd";
import { address, inAt, otherAt, outAt, word, Word } from "./steps";

/**
 * Convolutions of each channel by itself: out[p][c] = PReLU(bias[c] + sum over taps of in[p + tap][c] ·
 * weights[tap][c]). Whole rows.
 */
export function convolveEach(step: usize, fromPixel: i32, toPixel: i32): void {
  const width = word(step, Word.Width);
  const taps = address(step, Word.Taps);
  // Windows of neighbouring pixels, three by three: four of a row share what they read.
  const isDense =
    word(step, Word.TapCount) === 9 &&
    load<i32>(taps, 4) - load<i32>(taps) === word(step, Word.InPixel) &&
    width >= STRIP;
  const toRow = toPixel / width;
  for (let y = fromPixel / width; y < toRow; y++) {
    if (isDense) {
      for (let x = 0; x < width; x += STRIP) strip(step, y, min<i32>(x, width - STRIP));
    } else {
      for (let x = 0; x < width; x++) single(step, y, x);
    }
  }
}

const STRIP = 4;

/** Four pixels of a row. */
function strip(step: usize, y: usize, x: usize): void {
  const inPixel = address(step, Word.InPixel);
  const outPixel = address(step, Word.OutPixel);
  const taps = address(step, Word.Taps);
  const channels = address(step, Word.Blocks) << 4;
  const below = <usize>(load<i32>(taps, 12) - load<i32>(taps));
  let w = address(step, Word.Weights);
  let bias = address(step, Word.Bias);
  let slopes = address(step, Word.Slopes);
  let p0 = inAt(step, y, x) + tapAt(taps, 0);
  let to = outAt(step, y, x);
  const end = w + channels;
  for (; w < end; w += 16) {
    let s0 = v128.load(bias);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let row = p0;
    let k = w;
    for (let nth = 0; nth < 3; nth++) {
      const w0 = v128.load(k);
      k += channels;
      const w1 = v128.load(k);
      k += channels;
      const w2 = v128.load(k);
      k += channels;
      let p = row;
      let v = v128.load(p);
      s0 = multiplyAdd(v, w0, s0);
      v = v128.load((p += inPixel));
      s0 = multiplyAdd(v, w1, s0);
      s1 = multiplyAdd(v, w0, s1);
      v = v128.load((p += inPixel));
      s0 = multiplyAdd(v, w2, s0);
      s1 = multiplyAdd(v, w1, s1);
      s2 = multiplyAdd(v, w0, s2);
      v = v128.load((p += inPixel));
      s1 = multiplyAdd(v, w2, s1);
      s2 = multiplyAdd(v, w1, s2);
      s3 = multiplyAdd(v, w0, s3);
      v = v128.load((p += inPixel));
      s2 = multiplyAdd(v, w2, s2);
      s3 = multiplyAdd(v, w1, s3);
      v = v128.load((p += inPixel));
      s3 = multiplyAdd(v, w2, s3);
      row += below;
    }
    const slope = v128.load(slopes);
    let put = to;
    v128.store(put, activate(s0, slope));
    v128.store((put += outPixel), activate(s1, slope));
    v128.store((put += outPixel), activate(s2, slope));
    v128.store((put += outPixel), activate(s3, slope));
    p0 += 16;
    to += 16;
    bias += 16;
    slopes += 16;
  }
}

function single(step: usize, y: usize, x: usize): void {
  const taps = address(step, Word.Taps);
  const tapsEnd = taps + (address(step, Word.TapCount) << 2);
  const channels = address(step, Word.Blocks) << 4;
  const weights = address(step, Word.Weights);
  const bias = address(step, Word.Bias);
  const slopes = address(step, Word.Slopes);
  const from = inAt(step, y, x);
  const to = outAt(step, y, x);
  for (let c: usize = 0; c < channels; c += 16) {
    let sum = v128.load(bias + c);
    let w = weights + c;
    for (let tap = taps; tap < tapsEnd; tap += 4) {
      sum = multiplyAdd(v128.load(from + <usize>load<i32>(tap) + c), v128.load(w), sum);
      w += channels;
    }
    v128.store(to + c, activate(sum, v128.load(slopes + c)));
  }
}

/** out[p][c] = the largest of in[p + tap][c]. */
export function maximum(step: usize, fromPixel: i32, toPixel: i32): void {
  const width = word(step, Word.Width);
  const taps = address(step, Word.Taps);
  const tapCount = word(step, Word.TapCount);
  const channels = address(step, Word.Blocks) << 4;
  for (let at = fromPixel; at < toPixel; at++) {
    const y = at / width;
    const x = at - y * width;
    const from = inAt(step, y, x);
    const to = outAt(step, y, x);
    for (let c: usize = 0; c < channels; c += 16) {
      let most = v128.load(from + tapAt(taps, 0) + c);
      for (let tap = 1; tap < tapCount; tap++) {
        most = f32x4.max(most, v128.load(from + tapAt(taps, tap) + c));
      }
      v128.store(to + c, most);
    }
  }
}

/** out[c] = the mean over all pixels of in[p][c]. */
export function average(step: usize): void {
  const width = word(step, Word.Width);
  const pixels = word(step, Word.Pixels);
  const channels = address(step, Word.Blocks) << 4;
  const share = f32x4.splat(1 / <f32>pixels);
  for (let c: usize = 0; c < channels; c += 16) {
    let sum = f32x4.splat(0);
    let y: usize = 0;
    let x = 0;
    for (let at = 0; at < pixels; at++) {
      const from = inAt(step, y, x);
      sum = f32x4.add(sum, v128.load(from + c));
      if (++x === width) {
        x = 0;
        y++;
      }
    }
    v128.store(address(step, Word.Out) + c, f32x4.mul(sum, share));
  }
}

/** out[p][c] = PReLU(in[p][c] + other[p][c]); of `other` each pixel may stand for 2 × 2. */
export function sum(step: usize, fromPixel: i32, toPixel: i32): void {
  const width = word(step, Word.Width);
  const channels = address(step, Word.Blocks) << 4;
  const shift = address(step, Word.OtherShift);
  const slopes = address(step, Word.Slopes);
  for (let at = fromPixel; at < toPixel; at++) {
    const y: usize = at / width;
    const x: usize = at - y * width;
    const one = inAt(step, y, x);
    const other = otherAt(step, y >> shift, x >> shift);
    const to = outAt(step, y, x);
    for (let c: usize = 0; c < channels; c += 16) {
      const both = f32x4.add(v128.load(one + c), v128.load(other + c));
      v128.store(to + c, activate(both, v128.load(slopes + c)));
    }
  }
}

/** out[c] = 1 / (1 + exp(−in[c])), of one pixel. */
export function sigmoid(step: usize): void {
  const channels = address(step, Word.Blocks) << 4;
  const from = address(step, Word.In);
  const to = address(step, Word.Out);
  for (let c: usize = 0; c < channels; c += 4) {
    store<f32>(to + c, 1 / (1 + exponential(-load<f32>(from + c))));
  }
}

/**
 * e^x to 2e-7 of itself: 2^n times the series of e^r, |r| ≤ ln 2 / 2. (The compiler's own needs a table, and
 * with it static memory, which memory of several programs has no place for.)
 */
function exponential(x: f32): f32 {
  const bounded = max<f32>(-87, min<f32>(87, x));
  const n = nearest<f32>(bounded * 1.44269504);
  const r = bounded - n * 0.693147181;
  const series: f32 =
    1 +
    r *
      (1 +
        r *
          (0.5 + r * (0.166666667 + r * (0.0416666667 + r * (0.00833333333 + r * 0.00138888889)))));
  return series * reinterpret<f32>((<i32>n + 127) << 23);
}

/** out[p][c] = in[p][c] · weights[c] + other[p][c]. */
export function scale(step: usize, fromPixel: i32, toPixel: i32): void {
  const width = word(step, Word.Width);
  const channels = address(step, Word.Blocks) << 4;
  const factors = address(step, Word.Weights);
  const other = address(step, Word.Other);
  for (let at = fromPixel; at < toPixel; at++) {
    const y = at / width;
    const x = at - y * width;
    const from = inAt(step, y, x);
    const to = outAt(step, y, x);
    for (let c: usize = 0; c < channels; c += 16) {
      let v = f32x4.mul(v128.load(from + c), v128.load(factors + c));
      if (other) {
        const more = otherAt(step, y, x);
        v = f32x4.add(v, v128.load(more + c));
      }
      v128.store(to + c, v);
    }
  }
}

function tapAt(taps: usize, tap: i32): usize {
  return <usize>load<i32>(taps + ((<usize>tap) << 2));
}
