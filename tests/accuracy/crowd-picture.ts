import { Pyramid, type Picture } from "../../src/engine/picture.ts";

/** A photo's place in the crowd: its upper left corner and how much larger it becomes. */
export interface Paste {
  url: string;
  x: number;
  y: number;
  scale: number;
}

/** A wall lit from above, with the noise of a sensor: seeded, so that every run sees the same. */
export function wall(width: number, height: number): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  let seed = 1;
  for (let i = 0; i < data.length; i += 4) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const light = 175 - (70 * i) / data.length + ((seed >>> 24) - 127.5) / 16;
    data[i] = light;
    data[i + 1] = light - 4;
    data[i + 2] = light - 12;
    data[i + 3] = 255;
  }
  return { width, height, data };
}

/** Smaller by area averaging, larger by bilinear interpolation. */
export function resized(picture: Picture, scale: number): Picture {
  if (scale <= 1) return new Pyramid(picture).shrink(scale);
  const { width, height, data } = picture;
  const w = Math.round(width * scale);
  const h = Math.round(height * scale);
  const out = new Uint8ClampedArray(w * h * 4);
  for (let y = 0; y < h; y++) {
    const sy = Math.min(height - 1, Math.max(0, (y + 0.5) / scale - 0.5));
    const upper = Math.floor(sy);
    const lower = Math.min(upper + 1, height - 1);
    for (let x = 0; x < w; x++) {
      const sx = Math.min(width - 1, Math.max(0, (x + 0.5) / scale - 0.5));
      const left = Math.floor(sx);
      const right = Math.min(left + 1, width - 1);
      for (let c = 0; c < 4; c++) {
        const at = (row: number, column: number) => data[(row * width + column) * 4 + c] as number;
        const top = at(upper, left) * (left + 1 - sx) + at(upper, right) * (sx - left);
        const bottom = at(lower, left) * (left + 1 - sx) + at(lower, right) * (sx - left);
        out[(y * w + x) * 4 + c] = top * (upper + 1 - sy) + bottom * (sy - upper);
      }
    }
  }
  return { width: w, height: h, data: out };
}

/** Copies a picture into a larger one, in which it lies wholly. */
export function paste(onto: Picture, piece: Picture, x: number, y: number): void {
  for (let row = 0; row < piece.height; row++) {
    const start = row * piece.width * 4;
    onto.data.set(
      piece.data.subarray(start, start + piece.width * 4),
      ((y + row) * onto.width + x) * 4,
    );
  }
}
