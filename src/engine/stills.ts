import type { Box } from "../contract/faces.ts";
import { detectFaces, lookAt, stillScales, type Detector } from "./detector.ts";
import type { Find } from "./find.ts";
import { iou, suppress } from "./nms.ts";
import { Pyramid, type Picture } from "./picture.ts";
import { refineSpots } from "./refine.ts";
import type { Network } from "./runtime.ts";
import { scoutFaces } from "./scout.ts";
import { tileScale } from "./tiles.ts";
import { turnFindBack, turnPicture } from "./turn.ts";

export interface StillOptions {
  /** The quick detector, where the small faces shall be found too. */
  scout?: Network | undefined;
  /** Called between the parts of the work; what it throws ends it. */
  check?: () => Promise<void>;
}

/** All faces of a still, best first, in the pixels of the pyramid's base. */
export async function findInStill(
  detector: Detector,
  pyramid: Pyramid,
  options: StillOptions = {},
): Promise<Find[]> {
  const { width, height } = pyramid.base;
  const coarse = await detectFaces(detector, pyramid, stillScales(width, height).slice(-1));
  if (uprightScore(coarse) >= detector.model.scores.sure) {
    return findUpright(detector, pyramid, coarse, options);
  }

  const turns = await turnsToUpright(detector, pyramid, coarse);
  if (turns === 0) return findUpright(detector, pyramid, coarse, options);
  const heights: number[] = [];
  let picture: Picture = pyramid.base;
  for (let i = 0; i < turns; i++) {
    heights.unshift(picture.height);
    picture = turnPicture(picture);
  }
  const turned = new Pyramid(picture);
  const scales = stillScales(picture.width, picture.height).slice(-1);
  const first = await detectFaces(detector, turned, scales);
  const finds = await findUpright(detector, turned, first, options);
  return finds.map((find) => ({ ...heights.reduce(turnFindBack, find), turns }));
}

/** Radians. */
const MAX_ROLL = Math.PI / 4;

/** How sure the detector is of its best face that is not tilted by more than 45°; else 0. */
function uprightScore(finds: readonly Find[]): number {
  const [best] = finds;
  if (!best) return 0;
  const { left_eye: left, right_eye: right } = best.landmarks;
  return Math.abs(Math.atan2(right.y - left.y, right.x - left.x)) <= MAX_ROLL ? best.score : 0;
}

/** By how many clockwise quarter turns the people come to stand upright. */
async function turnsToUpright(
  detector: Detector,
  pyramid: Pyramid,
  coarse: readonly Find[],
): Promise<number> {
  const { width, height } = pyramid.base;
  let picture = pyramid.shrink(stillScales(width, height).at(-1) ?? 1);
  const best = { turns: 0, score: Math.max(detector.model.scores.sure, uprightScore(coarse)) };
  for (let turns = 1; turns < 4; turns++) {
    picture = turnPicture(picture);
    const score = uprightScore(await lookAt(detector, picture));
    if (score > best.score) Object.assign(best, { turns, score });
  }
  return best.turns;
}

async function findUpright(
  detector: Detector,
  pyramid: Pyramid,
  coarse: readonly Find[],
  { scout, check = () => Promise.resolve() }: StillOptions,
): Promise<Find[]> {
  await check();
  const { width, height } = pyramid.base;
  const fine = await detectFaces(detector, pyramid, stillScales(width, height).slice(0, -1));
  const finds = suppress([...fine, ...coarse]);
  await check();
  const scale = scout && tileScale(width, height);
  if (!scale) return finds;

  const picture = pyramid.shrink(scale);
  const [sx, sy] = [width / picture.width, height / picture.height];
  const spots = (await scoutFaces(scout, picture, check)).map(({ box }) => scaled(box, sx, sy));
  // Faces that were seen large stay as they are: their templates shall not depend on the tiles.
  const smallest = SMALL / (stillScales(width, height)[0] ?? 1);
  const isLarge = ({ box }: Find) => Math.max(box.width, box.height) >= smallest;
  const large = finds.filter(isLarge);
  const doubtful = finds.filter((find) => !isLarge(find)).map(({ box }) => box);
  const unseen = [...spots, ...doubtful].filter((box) => !isSeen(box, large));
  const small = await refineSpots(detector, pyramid, unseen, check);
  return suppress([...large, ...suppress(small).filter(({ box }) => !isSeen(box, large))]);
}

/** A face of fewer pixels in the fine look is looked at once more, enlarged. */
const SMALL = 32;

/** Two boxes that overlap by more than this show the same face. */
const SAME_FACE_IOU = 0.3;

const isSeen = (box: Box, finds: readonly Find[]) =>
  finds.some((find) => iou(find.box, box) > SAME_FACE_IOU);

const scaled = (box: Box, sx: number, sy: number): Box => ({
  x: (box.x + 0.5) * sx - 0.5,
  y: (box.y + 0.5) * sy - 0.5,
  width: box.width * sx,
  height: box.height * sy,
});
