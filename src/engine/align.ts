import type { Landmarks } from "../contract/faces.ts";
import type { Picture, Pyramid } from "./picture.ts";
import {
  ALIGNED_SIZE,
  arcfaceTemplate,
  fitSimilarity,
  invert,
  landmarkNames,
  scaleOf,
  type Similarity,
} from "./similarity.ts";

/**
 * The face, turned and scaled so that its five points lie nearest to ArcFace's: 112×112 RGBA.
 * What lies outside the picture is black, as in the training of such networks.
 *
 * A face larger than 112 pixels is taken from the pyramid's level that is at most twice too large
 * and averaged 2×2 there, so that no pixel of a large photo is stepped over.
 *
 * @param margin so many pixels more on each side
 */
export function alignFace(pyramid: Pyramid, landmarks: Landmarks, margin = 0): Picture {
  const size = ALIGNED_SIZE + 2 * margin;
  const toAligned = fitSimilarity(
    landmarkNames.map((name) => landmarks[name]),
    arcfaceTemplate.map(({ x, y }) => ({ x: x + margin, y: y + margin })),
  );
  return warp(pyramid, toAligned, size, size);
}

/** The picture under a similarity, from its pixels to the target's. */
export function warp(
  pyramid: Pyramid,
  toTarget: Similarity,
  width: number,
  height: number,
): Picture {
  const shrink = 1 / scaleOf(toTarget);
  const index = Math.max(0, Math.floor(Math.log2(shrink)));
  const level = pyramid.level(index);
  const samples = shrink / 2 ** index > 1.05 ? 2 : 1;
  const { a, b, tx, ty } = invert(toTarget);

  const out = new Uint8ClampedArray(width * height * 4);
  const step = 1 / samples;
  const unit = 1 / 2 ** index;
  const sum = new Float64Array(3);
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) {
      sum.fill(0);
      for (let j = 0; j < samples; j++) {
        const dv = v + (j + 0.5) * step - 0.5;
        for (let i = 0; i < samples; i++) {
          const du = u + (i + 0.5) * step - 0.5;
          const x = (a * du - b * dv + tx + 0.5) * unit - 0.5;
          const y = (b * du + a * dv + ty + 0.5) * unit - 0.5;
          addBilinear(level, x, y, sum);
        }
      }
      const o = (v * width + u) * 4;
      const count = samples * samples;
      out[o] = (sum[0] as number) / count;
      out[o + 1] = (sum[1] as number) / count;
      out[o + 2] = (sum[2] as number) / count;
      out[o + 3] = 255;
    }
  }
  return { width, height, data: out };
}

/** The middle of a picture, without so many pixels on each side. */
export function withoutMargin({ width, height, data }: Picture, margin: number): Picture {
  const w = width - 2 * margin;
  const h = height - 2 * margin;
  const out = new Uint8ClampedArray(w * h * 4);
  for (let y = 0; y < h; y++) {
    const start = ((y + margin) * width + margin) * 4;
    out.set(data.subarray(start, start + w * 4), y * w * 4);
  }
  return { width: w, height: h, data: out };
}

/** Adds the colour at (x, y), between four pixels; those outside the picture count as black. */
export function addBilinear(
  { width, height, data }: Picture,
  x: number,
  y: number,
  sum: Float64Array,
) {
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  if (x0 < -1 || y0 < -1 || x0 >= width || y0 >= height) return;
  const fx = x - x0;
  const fy = y - y0;
  for (let dy = 0; dy < 2; dy++) {
    const py = y0 + dy;
    if (py < 0 || py >= height) continue;
    const wy = dy ? fy : 1 - fy;
    for (let dx = 0; dx < 2; dx++) {
      const px = x0 + dx;
      if (px < 0 || px >= width) continue;
      const weight = wy * (dx ? fx : 1 - fx);
      const p = (py * width + px) * 4;
      sum[0] = (sum[0] as number) + (data[p] as number) * weight;
      sum[1] = (sum[1] as number) + (data[p + 1] as number) * weight;
      sum[2] = (sum[2] as number) + (data[p + 2] as number) * weight;
    }
  }
}
