import type { Box } from "../contract/faces.ts";
import { iou } from "./nms.ts";
import { unitSum } from "./vector.ts";

/** Two boxes of following frames are the same face when they overlap by at least this. */
const SAME_FACE_IOU = 0.3;
/** A face that was not seen for so long is a new one when it comes back. Microseconds. */
const FORGET_AFTER = 1_000_000;
/** A template this old is made anew: the person may have been replaced. Microseconds. */
const RENEW_AFTER = 600_000;
/** A face that has grown this much gives a better template. */
const BETTER_BY = 1.25;
/** So many looks at a face are averaged. */
const LOOKS = 3;

/** A face that is followed through a video's frames. */
export interface Track {
  readonly id: number;
  box: Box;
  /** Time of the last frame in which it was seen, microseconds. */
  seen: number;
  /** Mean of the last looks; undefined before the first. */
  template: Float32Array<ArrayBuffer> | undefined;
  looks: Float32Array<ArrayBuffer>[];
  /** Time and inter-eye distance of the last look. */
  lookedAt: number;
  lookedSize: number;
}

/** Follows faces from frame to frame by the overlap of their boxes. */
export class Tracker {
  #tracks: Track[] = [];
  #nextId = 1;

  /** The track of each box, in the boxes' order; a box that overlaps none starts one. */
  follow(boxes: readonly Box[], timestamp: number): Track[] {
    // A timestamp that runs backwards is another video.
    this.#tracks = this.#tracks.filter(
      ({ seen }) => timestamp >= seen && timestamp - seen <= FORGET_AFTER,
    );
    const free = new Set(this.#tracks);
    return boxes.map((box) => {
      let track: Track | undefined;
      let best = SAME_FACE_IOU;
      for (const candidate of free) {
        const overlap = iou(candidate.box, box);
        if (overlap >= best) [track, best] = [candidate, overlap];
      }
      track ??= this.#start(box, timestamp);
      free.delete(track);
      track.box = box;
      track.seen = timestamp;
      return track;
    });
  }

  #start(box: Box, timestamp: number): Track {
    const track: Track = {
      id: this.#nextId++,
      box,
      seen: timestamp,
      template: undefined,
      looks: [],
      lookedAt: -Infinity,
      lookedSize: 0,
    };
    this.#tracks.push(track);
    return track;
  }
}

/** Whether a new look at the face is due: it is new, its template is old, or it came closer. */
export function needsLook(track: Track, timestamp: number, interEyeDistance: number): boolean {
  return (
    timestamp - track.lookedAt >= RENEW_AFTER || interEyeDistance > track.lookedSize * BETTER_BY
  );
}

export function addLook(
  track: Track,
  look: Float32Array<ArrayBuffer>,
  timestamp: number,
  interEyeDistance: number,
): void {
  track.looks = [...track.looks, look].slice(-LOOKS);
  track.template = unitSum(track.looks);
  track.lookedAt = timestamp;
  track.lookedSize = interEyeDistance;
}
