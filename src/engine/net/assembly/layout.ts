import { address, inAt, outAt, word, Word } from "./steps";

/**
 * From planes to pixels with four channels, the last of which are zero: out[p][c] = in[c][p] · weights[c] + bias[c].
 * `InRow` is a plane's row, `InPixel` a plane.
 */
export function fromPlanes(step: usize, fromPixel: i32, toPixel: i32): void {
  const width = word(step, Word.Width);
  const plane = address(step, Word.InPixel);
  const planes = word(step, Word.Depth);
  const factors = v128.load(address(step, Word.Weights));
  const shifts = v128.load(address(step, Word.Bias));
  for (let at = fromPixel; at < toPixel; at++) {
    const y = at / width;
    const x = at - y * width;
    const from = address(step, Word.In) + ((<usize>at) << 2);
    let v = f32x4.splat(0);
    v = f32x4.replace_lane(v, 0, load<f32>(from));
    if (planes > 1) v = f32x4.replace_lane(v, 1, load<f32>(from + plane));
    if (planes > 2) v = f32x4.replace_lane(v, 2, load<f32>(from + 2 * plane));
    if (planes > 3) v = f32x4.replace_lane(v, 3, load<f32>(from + 3 * plane));
    v = f32x4.add(f32x4.mul(v, factors), shifts);
    v128.store(outAt(step, y, x), v);
  }
}

/** From pixels to planes: out[c][p] = in[p][c]. `OutPixel` is a plane. */
export function toPlanes(step: usize): void {
  const width = word(step, Word.Width);
  const pixels = word(step, Word.Pixels);
  const planes = word(step, Word.Depth);
  const plane = address(step, Word.OutPixel);
  for (let c: usize = 0; c < <usize>planes; c++) {
    let to = address(step, Word.Out) + c * plane;
    let y: usize = 0;
    let x: usize = 0;
    for (let at = 0; at < pixels; at++) {
      const from = inAt(step, y, x);
      store<f32>(to, load<f32>(from + (c << 2)));
      to += 4;
      if (++x === <usize>width) {
        x = 0;
        y++;
      }
    }
  }
}

/** Fills what lies around the pixels of the tensor that the step writes to. */
export function fillBorder(step: usize): void {
  const pad = address(step, Word.Border);
  const row = address(step, Word.OutRow);
  const pixel = address(step, Word.OutPixel);
  const value = load<f32>(step + ((<usize>Word.BorderValue) << 2));
  const first = address(step, Word.BorderFrom) - pad * row - pad * pixel;
  const height = address(step, Word.Rows);
  const width = address(step, Word.Columns);
  const side = pad * pixel;
  fill(first, pad * row, value);
  fill(first + (pad + height) * row, pad * row, value);
  for (let y: usize = 0; y < height; y++) {
    const left = first + (pad + y) * row;
    fill(left, side, value);
    fill(left + (pad + width) * pixel, side, value);
  }
}

function fill(at: usize, bytes: usize, value: f32): void {
  const all = f32x4.splat(value);
  const end = at + bytes;
  for (; at < end; at += 16) v128.store(at, all);
}
