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
  rows.forEach((row, j) => {
    columns.forEach((column, i) => {
      const upper = mix(source.data, row.low * source.width, column);
      const lower = mix(source.data, row.high * source.width, column);
      const o = (j >> 1) * width + (i >> 1);
      out[o] = (out[o] as number) + (upper * (1 - row.part) + lower * row.part) / 4;
    });
  });
  return { width, height, data: out };
}

interface Sample {
  low: number;
  high: number;
  /** How far from `low` to `high`, 0 to 1. */
  part: number;
}

const mix = (data: Float32Array, start: number, { low, high, part }: Sample) =>
  (data[start + low] as number) * (1 - part) + (data[start + high] as number) * part;

function samples(from: number, length: number, count: number, limit: number): Sample[] {
  return Array.from({ length: 2 * count }, (_, i) => {
    const at = from + ((i + 0.5) * length) / (2 * count) - 0.5;
    const inside = Math.min(limit - 1, Math.max(0, at));
    const low = Math.floor(inside);
    return { low, high: Math.min(limit - 1, low + 1), part: inside - low };
  });
}
