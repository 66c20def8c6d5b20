import type { Box } from "../contract/faces.ts";
import { lookAt, type Detector } from "./detector.ts";
import type { FrameLook } from "../contract/tracking.ts";
import { mapPoints, rescale, type Find } from "./find.ts";
import { iou, suppress } from "./nms.ts";
import { efforts, Pace, type FrameTime } from "./pace.ts";
import { cutOut, Pyramid, type Picture } from "./picture.ts";

/** More known faces than this are found sooner by one look at the whole frame. */
const MOST_NEAR = 3;
/** The square in which a known face is looked for, in sides of its box. */
const SURROUNDINGS = 2;
/** Side in pixels to which that square is brought at most: the face then has about half of it. */
const NEAR_SIDE = 128;
/** A find that overlaps the known box by less is not taken for the same face. */
const SAME_FACE_IOU = 0.3;

/** One run of the detector: all faces of a picture, in its pixels. */
type Look = (picture: Picture) => Promise<Find[]>;

export interface FrameFinds {
  /** Best first, in the pixels of the pyramid's base. */
  finds: Find[];
  look: FrameLook;
}

/**
 * Finds the faces of a video's frames. With time to spare each frame is looked at as a whole. Where
 * that takes too long, most frames are looked at only where faces were a moment ago. Either way
 * each answer was found in the very frame: where one known face is not found again, the whole
 * frame is looked at.
 */
export class FrameLooks {
  readonly #pace = new Pace();
  #known: readonly Find[] = [];
  /** Size of the latest frame, in pixels. */
  #size = { width: 0, height: 0 };
  /** Times of the latest frame, and of the latest look at a whole one, in microseconds. */
  #latest = -Infinity;
  #wholeAt = -Infinity;

  /** @param timestamp of the frame, in microseconds */
  async find(detector: Detector, pyramid: Pyramid, timestamp: number): Promise<FrameFinds> {
    // A graph of one size takes as long over a smaller picture.
    const isScalable = "multiple" in detector.model.input.size;
    const { side, every } = isScalable ? this.#pace.effort : efforts[0];
    const look: Look = (picture) => lookAt(detector, picture);
    const { width, height } = pyramid.base;
    const goesOn =
      width === this.#size.width &&
      height === this.#size.height &&
      timestamp > this.#latest &&
      timestamp - this.#wholeAt < every;
    const near = goesOn ? await this.#findKnown(look, pyramid) : null;
    const finds = near ?? (await findAll(look, pyramid, side));
    this.#size = { width, height };
    this.#latest = timestamp;
    if (!near) this.#wholeAt = timestamp;
    this.#known = finds;
    return { finds, look: { at: near ? "faces" : "frame", side } };
  }

  /** @param now milliseconds, of any clock that never runs backwards */
  note(time: FrameTime, now: number): void {
    this.#pace.note(time, now);
  }

  /** Each known face where it was a moment ago; null where that is no way to find all of them. */
  async #findKnown(look: Look, pyramid: Pyramid): Promise<Find[] | null> {
    if (this.#known.length === 0 || this.#known.length > MOST_NEAR) return null;
    const again: Find[] = [];
    for (const { box } of this.#known) {
      const find = await findNear(look, pyramid, box);
      if (!find) return null;
      again.push(find);
    }
    const finds = suppress(again);
    // Two that have become one: who is behind whom shows in the whole frame only.
    return finds.length === again.length ? finds : null;
  }
}

/** One look at a whole frame: a face at arm's length or a few metres away. */
async function findAll(look: Look, pyramid: Pyramid, side: number): Promise<Find[]> {
  const { width, height } = pyramid.base;
  const picture = pyramid.shrink(Math.min(1, side / Math.max(width, height)));
  const finds = await look(picture);
  return finds.map((find) => rescale(find, width / picture.width, height / picture.height));
}

/** The face that was in this box, looked for in its surroundings. */
async function findNear(look: Look, { base }: Pyramid, box: Box): Promise<Find | undefined> {
  const side = SURROUNDINGS * Math.max(box.width, box.height);
  const area = within(base, {
    x: box.x + (box.width - side) / 2,
    y: box.y + (box.height - side) / 2,
    width: side,
    height: side,
  });
  if (area.width < 1 || area.height < 1) return undefined;
  const part = cutOut(base, area);
  const picture = new Pyramid(part).shrink(
    Math.min(1, NEAR_SIDE / Math.max(part.width, part.height)),
  );
  const [sx, sy] = [part.width / picture.width, part.height / picture.height];
  const [best] = (await look(picture))
    .map((find) => moved(rescale(find, sx, sy), area))
    .map((find) => ({ find, overlap: iou(find.box, box) }))
    .filter(({ overlap }) => overlap >= SAME_FACE_IOU)
    .sort((a, b) => b.overlap - a.overlap);
  return best?.find;
}

/** The part of an area that lies in the picture, in whole pixels. */
function within({ width, height }: Picture, area: Box): Box {
  const left = Math.max(0, Math.floor(area.x));
  const top = Math.max(0, Math.floor(area.y));
  const right = Math.min(width, Math.ceil(area.x + area.width));
  const bottom = Math.min(height, Math.ceil(area.y + area.height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** From the pixels of a part into those of its picture. */
const moved = (find: Find, { x, y }: Box): Find => ({
  ...mapPoints(find, (point) => ({ x: point.x + x, y: point.y + y })),
  box: { ...find.box, x: find.box.x + x, y: find.box.y + y },
});
