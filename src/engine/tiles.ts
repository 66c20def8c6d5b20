/** Part of a picture, in whole pixels. */
export interface Tile {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What the scout sees at once: its input's size. */
export const TILE_WIDTH = 320;
export const TILE_HEIGHT = 240;

/**
 * Neighbouring tiles share so many pixels, so that a face of that size lies wholly in one of them.
 * Larger ones are found by their larger part; the refining look puts the box right.
 */
const OVERLAP = 24;

/**
 * The time budget, in pixels that tiles may cover: a picture of 4:3 becomes 2,048 × 1,536, which are
 * 49 tiles and show faces of 20 pixels in 12 megapixels (docs/benchmarks.md). Counted, not timed: the
 * same picture gives the same faces on every device.
 */
const MAX_PIXELS = 3_145_728;
/** At this scale faces of 20 pixels are found; a finer one would only cost time. */
const FINEST = 0.625;
/** A smaller picture is seen unscaled, in which nothing small is lost. */
const SMALLEST = 512;

/** The scale at which a still is searched for small faces, or null where that is not worth it. */
export function tileScale(width: number, height: number): number | null {
  if (Math.max(width, height) <= SMALLEST) return null;
  return Math.min(FINEST, Math.sqrt(MAX_PIXELS / (width * height)));
}

/** Tiles that cover a picture, row by row; they reach beyond one that is smaller than a tile. */
export function planTiles(width: number, height: number): Tile[] {
  return starts(height, TILE_HEIGHT).flatMap((y) =>
    starts(width, TILE_WIDTH).map((x) => ({ x, y, width: TILE_WIDTH, height: TILE_HEIGHT })),
  );
}

/** Where tiles of one length begin on a longer line, evenly spread. */
function starts(length: number, tile: number): number[] {
  if (length <= tile) return [0];
  const count = Math.ceil((length - OVERLAP) / (tile - OVERLAP));
  return Array.from({ length: count }, (_, i) => Math.round((i * (length - tile)) / (count - 1)));
}
