import type { Box } from "../../contract/faces.ts";
import type { Picture, Pyramid } from "../picture.ts";
import { invert, scaleOf, type Similarity } from "../similarity.ts";
import { openKernel } from "./kernel.ts";

/** The picture under a similarity, from its pixels to the target's. Black beyond its edge. */
export function warp(
  pyramid: Pyramid,
  toTarget: Similarity,
  width: number,
  height: number,
): Picture {
  const target = { width, height, data: new Uint8ClampedArray(width * height * 4) };
  warpInto(target, { x: 0, y: 0, width, height }, pyramid, toTarget);
  return target;
}

/**
 * Fills an area of the target. It takes from the pyramid's level that is at most twice too large and
 * averages 2×2 there, so that no pixel of a large photo is stepped over.
 *
 * @param area in whole pixels, within the target
 * @param toArea from the picture's pixels to the area's
 */
export function warpInto(target: Picture, area: Box, pyramid: Pyramid, toArea: Similarity): void {
  const shrink = 1 / scaleOf(toArea);
  const index = Math.max(0, Math.floor(Math.log2(shrink)));
  const level = pyramid.level(index);
  const fine = shrink / 2 ** index > 1.05 ? 1 : 0;
  const { a, b, tx, ty } = invert(toArea);
  const unit = 1 / 2 ** index;
  const place: Similarity = {
    a: a * unit,
    b: b * unit,
    tx: (tx + 0.5) * unit - 0.5,
    ty: (ty + 0.5) * unit - 0.5,
  };
  const source = regionUnder(place, area);
  const pixels = 4 * source.width * source.height;
  if (!Number.isFinite(pixels)) return; // Five points in one place show nothing.
  const { kernel, memory } = openKernel(pixels + 4 * area.width * area.height);
  copyIn(memory, level, source);
  kernel.warp(
    ...([0, source.width * 4] as const),
    ...([place.a, place.b, place.tx - source.x, place.ty - source.y] as const),
    ...([fine, pixels, area.width, area.height] as const),
  );
  for (let row = 0; row < area.height; row++) {
    const from = pixels + row * area.width * 4;
    const to = ((area.y + row) * target.width + area.x) * 4;
    target.data.set(memory.subarray(from, from + area.width * 4), to);
  }
}

/** The whole pixels, within the picture or not, between which all places of an area lie. */
function regionUnder({ a, b, tx, ty }: Similarity, { width, height }: Box): Box {
  const corners = [-0.5, width - 0.5].flatMap((u) =>
    [-0.5, height - 0.5].map((v) => ({ x: a * u - b * v + tx, y: b * u + a * v + ty })),
  );
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const x = Math.floor(Math.min(...xs));
  const y = Math.floor(Math.min(...ys));
  return {
    x,
    y,
    width: Math.floor(Math.max(...xs)) + 2 - x,
    height: Math.floor(Math.max(...ys)) + 2 - y,
  };
}

/** A region's pixels, black where there is no picture. */
function copyIn(memory: Uint8ClampedArray, { width, height, data }: Picture, region: Box) {
  const left = Math.max(0, region.x);
  const right = Math.min(width, region.x + region.width);
  for (let row = 0; row < region.height; row++) {
    const y = region.y + row;
    const to = row * region.width * 4;
    const isWhole = y >= 0 && y < height && left === region.x && right === left + region.width;
    if (!isWhole) memory.fill(0, to, to + region.width * 4);
    if (y < 0 || y >= height || left >= right) continue;
    const start = (y * width + left) * 4;
    memory.set(data.subarray(start, start + (right - left) * 4), to + (left - region.x) * 4);
  }
}
