/**
 * @file How much of a video's frame is looked at, so that a slow device still answers several times
 * a second. No clock is read here: times come in, decisions go out.
 */

/** A way to find the faces of a video's frames. */
export interface Effort {
  /** Long side in pixels to which a frame is brought for a look at all of it. */
  side: number;
  /**
   * Microseconds from one look at a whole frame to the next; between them only those faces are looked
   * for that are known. 0: every frame is looked at as a whole.
   */
  every: number;
}

/** From the most to the least; the sides are multiples of the detectors' largest cell, 32 pixels. */
export const efforts: readonly [Effort, ...Effort[]] = [
  { side: 448, every: 0 },
  { side: 448, every: 400_000 },
  { side: 320, every: 500_000 },
  { side: 256, every: 600_000 },
  { side: 192, every: 700_000 },
];

/** A frame shall take no longer than this, in milliseconds: 6.7 answers a second. */
const LONGEST = 150;
/** More is taken up again only where a frame is foreseen to take no more than this share of it. */
const SPARE = 0.7;
/** An effort is kept for so long at least, in milliseconds, until its own times are known. */
const SETTLED = 1500;
/** How much the newest frame counts in a mean of all. */
const NEWEST = 0.2;
/** One frame that was held up by something else counts as no more than so many usual ones. */
const OUTLIER = 3;
/** Frames after which the first decision is made: the very first ones are slower than the others. */
const LEAST_FRAMES = 4;

/** What one frame took, in milliseconds. */
export interface FrameTime {
  /** Finding its faces. */
  look: number;
  /** Whether all of it was looked at. */
  isWhole: boolean;
  /** Everything, from its pixels to the answer. */
  all: number;
}

/** Chooses the effort by what the frames before took. */
export class Pace {
  #level = 0;
  #frames = 0;
  #changedAt = -Infinity;
  /** Means in milliseconds: a look at all of a frame, one at its known faces, all that is no look. */
  #whole = NaN;
  #near = NaN;
  #rest = NaN;

  get effort(): Effort {
    return efforts[this.#level] ?? efforts[0];
  }

  /** @param now milliseconds of any clock that never runs backwards */
  note({ look, isWhole, all }: FrameTime, now: number): void {
    if (isWhole) this.#whole = mean(this.#whole, look);
    else this.#near = mean(this.#near, look);
    this.#rest = mean(this.#rest, all - look);
    if (++this.#frames < LEAST_FRAMES || now - this.#changedAt < SETTLED) return;
    if (this.#level + 1 < efforts.length && this.#foresee(this.#level) > LONGEST) {
      this.#change(this.#level + 1, now);
    } else if (this.#level > 0 && this.#foresee(this.#level - 1) <= SPARE * LONGEST) {
      this.#change(this.#level - 1, now);
    }
  }

  #change(level: number, now: number): void {
    const before = this.effort.side;
    this.#level = level;
    this.#changedAt = now;
    this.#whole *= areaRatio(this.effort.side, before);
  }

  /**
   * Mean milliseconds a frame with another effort. In `every` there is one look at a whole frame,
   * and the rest of that time goes to frames with a look at known faces.
   */
  #foresee(level: number): number {
    const { side, every } = efforts[level] ?? efforts[0];
    const whole = this.#whole * areaRatio(side, this.effort.side);
    // Not known before there was one: a face's surroundings are a small part of a frame.
    const near = Math.min(whole, Number.isNaN(this.#near) ? whole / 6 : this.#near);
    const share = (whole - near) / (every / 1000);
    if (every === 0 || share >= 1) return this.#rest + whole;
    return Math.min(this.#rest + whole, (this.#rest + near) / (1 - share));
  }
}

const areaRatio = (side: number, before: number) => (side / before) ** 2;

function mean(before: number, value: number): number {
  if (Number.isNaN(before)) return value;
  return before + NEWEST * (Math.min(value, OUTLIER * before) - before);
}
