import type { Box } from "../contract/faces.ts";
import { lookAt, type Detector } from "./detector.ts";
import { mapPoints, type Find } from "./find.ts";
import type { Picture, Pyramid } from "./picture.ts";
import { warpInto } from "./pixels/warp.ts";

/** Side of a cell in the mosaic, and of the face in its middle: the detector's finest anchors fit. */
const CELL = 64;
const FACE = 32;
/** Cells in a row, and rows in one run of the network: 1,024 × 512 pixels at most. */
const COLUMNS = 16;
const ROWS = 8;
/** The face that was meant lies at most this far from the cell's middle, in cell pixels. */
const MAX_SHIFT = 0.6 * FACE;

/**
 * Looks at each spot again: all are brought to one size, laid side by side in a mosaic, and seen by
 * the detector in one go. Small faces are thereby enlarged, which finds far more of them than a
 * look at the whole picture, and at a fraction of its cost.
 *
 * @param spots boxes in the pixels of the pyramid's base
 * @param afterLook called after each run; what it throws ends the search
 * @returns the faces among them, with landmarks
 */
export async function refineSpots(
  detector: Detector,
  pyramid: Pyramid,
  spots: readonly Box[],
  afterLook: () => Promise<void> = () => Promise.resolve(),
): Promise<Find[]> {
  const faces: Find[] = [];
  for (let first = 0; first < spots.length; first += COLUMNS * ROWS) {
    const part = spots.slice(first, first + COLUMNS * ROWS);
    const { mosaic, cells } = makeMosaic(pyramid, part);
    const finds = await lookAt(detector, mosaic);
    for (const cell of cells) {
      const find = bestInCell(finds, cell);
      if (find) faces.push(toSource(find, cell));
    }
    await afterLook();
  }
  return faces;
}

/** A cell's upper left corner in the mosaic and in the source, and source pixels a cell pixel. */
export interface Cell {
  x: number;
  y: number;
  sourceX: number;
  sourceY: number;
  zoom: number;
}

export function makeMosaic(
  pyramid: Pyramid,
  spots: readonly Box[],
): { mosaic: Picture; cells: Cell[] } {
  const width = Math.min(COLUMNS, spots.length) * CELL;
  const height = Math.ceil(spots.length / COLUMNS) * CELL;
  const mosaic = { width, height, data: new Uint8ClampedArray(width * height * 4) };
  const cells = spots.map((box, i) => {
    const zoom = Math.max(box.width, box.height) / FACE;
    const cell = {
      x: (i % COLUMNS) * CELL,
      y: Math.floor(i / COLUMNS) * CELL,
      sourceX: box.x + box.width / 2 - (CELL / 2) * zoom,
      sourceY: box.y + box.height / 2 - (CELL / 2) * zoom,
      zoom,
    };
    const toCell = {
      a: 1 / zoom,
      b: 0,
      tx: -cell.sourceX / zoom - 0.5,
      ty: -cell.sourceY / zoom - 0.5,
    };
    warpInto(mosaic, { x: cell.x, y: cell.y, width: CELL, height: CELL }, pyramid, toCell);
    return cell;
  });
  return { mosaic, cells };
}

/** Finds come best first; a neighbour in the cell's corner is not meant. */
function bestInCell(finds: readonly Find[], cell: Cell): Find | undefined {
  return finds.find(({ box }) => {
    const x = box.x + box.width / 2 - cell.x - CELL / 2;
    const y = box.y + box.height / 2 - cell.y - CELL / 2;
    return Math.hypot(x, y) <= MAX_SHIFT;
  });
}

function toSource(find: Find, { x, y, sourceX, sourceY, zoom }: Cell): Find {
  const { box } = find;
  const place = (point: { x: number; y: number }) => ({
    x: sourceX + (point.x + 0.5 - x) * zoom,
    y: sourceY + (point.y + 0.5 - y) * zoom,
  });
  return {
    ...mapPoints(find, place),
    box: { ...place(box), width: box.width * zoom, height: box.height * zoom },
  };
}
