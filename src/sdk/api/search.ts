import type {
  CompareOptionsInput,
  HeadCountOptionsInput,
  SearchOptionsInput,
  VerifyOptionsInput,
} from "../../contract/inputs.ts";
import type { TrackOptionsInput } from "../../contract/tracking.ts";
import type { Abortable, ImageSource, Probe } from "./calls.ts";
import type {
  CompareResult,
  Detection,
  LivenessResult,
  SearchResult,
  TrackedFrame,
  VerifyResult,
} from "./results.ts";

export interface Search {
  /**
   * Every face of the picture, best first; with `search`, each face's candidates as well. No face
   * is an empty list. Rejects with UNSUPPORTED_IMAGE, IMAGE_TOO_LARGE (over 64 megapixels),
   * IMAGE_TOO_SMALL (a side under 32 px), NOT_FOUND (collection), ABORTED.
   */
  detect(
    image: ImageSource,
    options?: Abortable & { search?: boolean | SearchOptionsInput },
  ): Promise<Detection>;
  /** How many faces have at least this detection confidence (1–99 per cent, 75 where left out). */
  headCount(image: ImageSource, options?: Abortable & HeadCountOptionsInput): Promise<number>;
  /**
   * Whether the picture's one face is live: score 0 to 1, live from 0.5. Rejects, beside decoding's
   * codes, with NO_FACE, MULTIPLE_FACES, FACE_TOO_SMALL (face under 224 px or pupils under 80 px
   * apart), FACE_CUT_OFF (less than 25 px round it) and POSE_TOO_EXTREME (yaw or pitch over 30°):
   * what it cannot judge it does not judge.
   */
  liveness(image: ImageSource, options?: Abortable): Promise<LivenessResult>;
  /**
   * One person, shown in 1–3 pictures, among the enrolled: `maxResults` (10, 1–500), `minScore`
   * (0.81), `possible` (false), `mode` (FAST), `collectionId`. The pictures' dominant faces count. Rejects with NO_FACE
   * and as `detect` does.
   */
  search(probe: Probe, options?: Abortable & SearchOptionsInput): Promise<SearchResult>;
  /** The same, only if every probe picture is judged live; else NOT_LIVE or `liveness`'s codes. */
  searchLive(probe: Probe, options?: Abortable & SearchOptionsInput): Promise<SearchResult>;
  /**
   * Whether the pictures show this person: `minScore` (0.81), `mode` (ACCURATE). Rejects with
   * NOT_FOUND (person), NO_FACE, and as `detect` does.
   */
  verify(
    personId: string,
    probe: Probe,
    options?: Abortable & VerifyOptionsInput,
  ): Promise<VerifyResult>;
  /**
   * The score of two people's pictures, nobody of whom need be enrolled; `mode` (FAST). Rejects
   * with NO_FACE and as `detect` does.
   */
  compare(
    probe: Probe,
    reference: Probe,
    options?: Abortable & CompareOptionsInput,
  ): Promise<CompareResult>;
  /** The same, only if every probe picture is judged live. */
  compareLive(
    probe: Probe,
    reference: Probe,
    options?: Abortable & CompareOptionsInput,
  ): Promise<CompareResult>;
  /**
   * One frame of a video: finds and follows the faces and names each (`band`) once several looks
   * agree. A face that stops looking like itself gets a new `trackId`, and its name is gone.
   * `liveness` judges the dominant face over several frames, `activeCheck` asks it to blink and to
   * turn: an aid, not certified, no ISO 30107-3 level claimed. At most one frame is in work and one
   * waits; a newer frame replaces the waiting one, whose call answers null.
   */
  track(
    frame: VideoFrame | ImageBitmap | HTMLVideoElement,
    options?: TrackOptionsInput,
  ): Promise<TrackedFrame | null>;
}
