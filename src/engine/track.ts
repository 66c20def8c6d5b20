import type { Box } from "../contract/faces.ts";
import { fuse, isInformative, weightOf, type Look, type LookQuality } from "./fusion.ts";
import { isAlike } from "./glimpse.ts";
import type { Likeness } from "./likeness.ts";
import { dot } from "./vector.ts";

/** A face of a frame, as far as following it needs. */
export interface Sighting {
  box: Box;
  quality: LookQuality;
  /** See `glimpse.ts`. */
  glimpse: Float32Array;
}

/** So many looks at a face are fused; older ones leave, so that the template follows the light. */
export const KEPT_LOOKS = 8;
/** Until there are so many looks they are taken quickly: a name needs several that agree. */
const FIRST_LOOKS = 3;
/** Microseconds between the first looks, and between the later ones. */
const FIRST_EVERY = 100_000;
const RENEW_EVERY = 500_000;
/** A face that has grown this much gives a better look. */
const BETTER_BY = 1.25;

/** So many looks in a row that are neither the same person's nor another's break the track. */
const DOUBTS = 4;
/** Whoever was out of sight for longer than this is looked at again before being named. */
const OUT_OF_SIGHT = 300_000;
/** Identity does not outlive the last look that agreed by more than this. Microseconds. */
const TRUSTED_FOR = 1_500_000;

/** A face that is followed through a video's frames. */
export class Track {
  readonly id: number;
  box: Box;
  /** Time of the last frame in which it was seen, microseconds. */
  seen: number;
  /** Whether the looks say that this is still the person of the template: else nobody is named. */
  trusted = true;
  /** Somebody else was found in its place: only its template can find it again. */
  displaced = false;
  /** The latest looks that agreed, oldest first. */
  looks: readonly Look[] = [];
  /** Weighted mean of the looks; undefined before the first. */
  template: Float32Array<ArrayBuffer> | undefined;
  lookedAt = -Infinity;
  readonly #likeness: Likeness;
  #lookedSize = 0;
  #agreedAt = -Infinity;
  #glimpse: Float32Array;
  #doubts = 0;
  #nextLook = 0;

  constructor(id: number, { box, glimpse }: Sighting, timestamp: number, likeness: Likeness) {
    this.id = id;
    this.#likeness = likeness;
    this.box = box;
    this.seen = timestamp;
    this.#glimpse = glimpse;
  }

  /** It was seen here. Answers whether a look is due: `urgent` where it may be somebody else. */
  see({ box, glimpse, quality }: Sighting, timestamp: number): "urgent" | "due" | "none" {
    const isSteady = timestamp - this.seen <= OUT_OF_SIGHT && isAlike(this.#glimpse, glimpse);
    this.displaced = false;
    this.box = box;
    this.seen = timestamp;
    this.#glimpse = glimpse;
    if (!this.template) return "due";
    if (!isSteady || timestamp - this.#agreedAt > TRUSTED_FOR) this.trusted = false;
    if (!this.trusted) return "urgent";
    const every = this.looks.length < FIRST_LOOKS ? FIRST_EVERY : RENEW_EVERY;
    const isNearer = quality.interEyeDistance > this.#lookedSize * BETTER_BY;
    return isNearer || timestamp - this.lookedAt >= every ? "due" : "none";
  }

  /** How near a template is to this track's own: cosine, −1 to 1; −1 before the first look. */
  nearness(template: Float32Array): number {
    return this.template ? dot(this.template, template) : -1;
  }

  /**
   * Takes a new look. False: it is not the person whom this track followed, and the track is
   * broken; nothing of the look was taken.
   */
  take(template: Float32Array<ArrayBuffer>, quality: LookQuality, timestamp: number): boolean {
    this.lookedAt = timestamp;
    if (this.template) {
      const cosine = dot(this.template, template);
      if (cosine < this.#likeness.same) return this.#doubt(cosine, isInformative(quality));
    }
    const look = { id: this.#nextLook++, template, weight: weightOf(quality), timestamp };
    this.looks = [...this.looks, look].slice(-KEPT_LOOKS);
    this.template = fuse(this.looks);
    this.#lookedSize = quality.interEyeDistance;
    this.#agreedAt = timestamp;
    this.#doubts = 0;
    this.trusted = true;
    return true;
  }

  /** A turned or blurred face says nothing; what it was before holds until trust runs out. */
  #doubt(cosine: number, informative: boolean): boolean {
    if (!informative) return true;
    if (cosine < this.#likeness.other || ++this.#doubts >= DOUBTS) return false;
    this.trusted = false;
    return true;
  }
}
