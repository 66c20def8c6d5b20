import type { Picture } from "./picture.ts";

/** Luminance values row by row, 0 (black) to 255. */
export interface Grey {
  width: number;
  height: number;
  data: Float32Array<ArrayBuffer>;
}

/** A rectangle of a picture, in its pixels; upper left corner, may reach beyond the edge. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Luminance (ITU-R BT.601) of a picture. */
export function greyOf({ width, height, data }: Picture): Grey {
  const grey = new Float32Array(width * height);
  for (let i = 0; i < grey.length; i++) {
    grey[i] =
      0.299 * (data[i * 4] as number) +
      0.587 * (data[i * 4 + 1] as number) +
      0.114 * (data[i * 4 + 2] as number);
  }
  return { width, height, data: grey };
}

/** The pixels of an area with whole corners that lies in the picture. */
export function cut({ width, data }: Grey, area: Area): Grey {
  const out = new Float32Array(area.width * area.height);
  for (let y = 0; y < area.height; y++) {
    const start = (area.y + y) * width + area.x;
    out.set(data.subarray(start, start + area.width), y * area.width);
  }
  return { width: area.width, height: area.height, data: out };
}

/**
 * An area made `width` × `height` pixels large: the mean of 2×2 bilinear samples a pixel. Beyond the
 * edge the edge's pixels go on.
 */
export function resample(source: Grey, area: Area, width: number, height: number): Grey {
  const out = new Float32Array(width * height);
  const columns = samples(area.x, area.width, width, source.width);
  const rows = samples(area.y, area.height, height, source.height);
  for (let j = 0; j < 2 * height; j++) {
    const part = rows.parts[j] as number;
    const above = (rows.lows[j] as number) * source.width;
    const below = (rows.highs[j] as number) * source.width;
    for (let i = 0; i < 2 * width; i++) {
      const upper = mix(source.data, above, columns, i);
      const lower = mix(source.data, below, columns, i);
      const o = (j >> 1) * width + (i >> 1);
      out[o] = (out[o] as number) + (upper * (1 - part) + lower * part) / 4;
    }
  }
  return { width, height, data: out };
}

/** Places along an axis. */
interface Samples {
  lows: Int32Array;
  highs: Int32Array;
  /** How far from the low to the high one, 0 to 1. */
  parts: Float64Array;
}

function mix(data: Float32Array, start: number, { lows, highs, parts }: Samples, nth: number) {
  const part = parts[nth] as number;
  const low = data[start + (lows[nth] as number)] as number;
  const high = data[start + (highs[nth] as number)] as number;
  return low * (1 - part) + high * part;
}

function samples(from: number, length: number, count: number, limit: number): Samples {
  const lows = new Int32Array(2 * count);
  const highs = new Int32Array(2 * count);
  const parts = new Float64Array(2 * count);
  for (let nth = 0; nth < 2 * count; nth++) {
    const at = from + ((nth + 0.5) * length) / (2 * count) - 0.5;
    const inside = Math.min(limit - 1, Math.max(0, at));
    const low = Math.floor(inside);
    lows[nth] = low;
    highs[nth] = Math.min(limit - 1, low + 1);
    parts[nth] = inside - low;
  }
  return { lows, highs, parts };
}
