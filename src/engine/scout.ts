import type { Box } from "../contract/faces.ts";
import { suppress } from "./nms.ts";
import type { Picture } from "./picture.ts";
import { borrowPlanes } from "./pixels/planes.ts";
import type { Network, Tensor } from "./runtime.ts";
import { planTiles, TILE_HEIGHT, TILE_WIDTH, type Tile } from "./tiles.ts";

/** Where a face may be; score 0 to 1. */
export interface Spot {
  box: Box;
  score: number;
}

/** Low: every spot is looked at again, and what is missed here stays missed. */
const MIN_SCORE = 0.1;

/**
 * Goes over a picture in tiles with the quick detector (UltraFace RFB-320). Its finds have no
 * landmarks, and some are no faces: each needs a second look.
 *
 * @param afterTile called after each tile; what it throws ends the search
 * @returns spots in the picture's pixels, best first
 */
export async function scoutFaces(
  scout: Network,
  picture: Picture,
  afterTile: () => Promise<void> = () => Promise.resolve(),
): Promise<Spot[]> {
  const spots: Spot[] = [];
  for (const tile of planTiles(picture.width, picture.height)) {
    const { scores, boxes } = await scout.run({ input: tileInput(picture, tile) });
    if (!scores || !boxes) throw new Error("the scout lacks an output");
    spots.push(...decodeSpots(scores.data, boxes.data, tile));
    await afterTile();
  }
  return suppress(spots);
}

/** Planar RGB, (v − 127) / 128; black where the tile reaches beyond the picture. */
function tileInput(picture: Picture, { x, y }: Tile): Tensor {
  const view = {
    ...{ x, y, columns: TILE_WIDTH, rows: TILE_HEIGHT },
    ...{ colour: "RGB" as const, normalisation: { mean: 127, divisor: 128 } },
  };
  return { data: borrowPlanes(picture, view), dims: [1, 3, TILE_HEIGHT, TILE_WIDTH] };
}

/** Scores come as pairs (none, face), boxes as corners relative to the tile. */
export function decodeSpots(scores: Float32Array, boxes: Float32Array, tile: Tile): Spot[] {
  const spots: Spot[] = [];
  for (let i = 0; 2 * i < scores.length; i++) {
    const score = scores[2 * i + 1] as number;
    if (!(score >= MIN_SCORE)) continue;
    const [left, top, right, bottom] = boxes.subarray(4 * i, 4 * i + 4);
    const x = (left as number) * tile.width;
    const y = (top as number) * tile.height;
    const width = (right as number) * tile.width - x;
    const height = (bottom as number) * tile.height - y;
    spots.push({ score, box: { x: tile.x + x, y: tile.y + y, width, height } });
  }
  return spots;
}
