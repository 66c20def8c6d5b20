import type { QualityReason } from "./faces.ts";
import type { SearchOptionsInput } from "./inputs.ts";

/** What `track` takes: `minScore` is where a match begins. Who is possible is always told. */
export interface TrackOptionsInput extends Omit<SearchOptionsInput, "possible"> {
  /** Judge over several frames whether the dominant face is live. Default: false. */
  liveness?: boolean;
  /** Ask the dominant face to blink and to turn; false ends what was asked. Default: false. */
  activeCheck?: boolean;
  /**
   * Whether `createFromDetection` shall be able to enrol the faces of this frame. Each frame's faces
   * push out older ones: false keeps those for as long as somebody is looked at. Default: true.
   */
  remember?: boolean;
}

/**
 * What is known of who a followed face is. "looking": too few looks, or they disagree; "match": the
 * score is at least `minScore`, several looks agree and nobody else comes near; "possible": compare.
 */
export type Band = "match" | "possible" | "unknown" | "looking";

/**
 * How a frame's faces were found. A slow device looks at whole frames less often, and smaller; between
 * them it looks where the faces of the frame before were ("faces"): nobody new is found there.
 */
export interface FrameLook {
  at: "frame" | "faces";
  /** Long side in pixels to which whole frames are brought at most; 448 with time to spare. */
  side: number;
}

/** Why liveness cannot be judged in a frame. */
export type LivenessObstacle =
  Extract<QualityReason, "FACE_TOO_SMALL" | "FACE_CUT_OFF" | "POSE_TOO_EXTREME"> | "MULTIPLE_FACES";

/** What is asked of the person: left and right are the person's own. */
export type ActiveStep = "blink" | "turn_left" | "turn_right" | "look_back";

export interface ActiveCheckData {
  state: "running" | "passed" | "failed";
  /** What is asked now; null when it is over. */
  step: ActiveStep | null;
  /** How many of `of` steps are done. */
  done: number;
  of: number;
  /** Why it failed: the face was lost (or somebody else's), or nothing came in time. */
  failure: "FACE_LOST" | "TIMED_OUT" | null;
}

/**
 * An aid, not certified; no ISO 30107-3 level is claimed. It was tried on few pictures, and does not
 * stop somebody who means to deceive.
 */
export interface LiveCheckData {
  /** Median of the latest frames' scores, 0 (a print or a screen) to 1; null before the first. */
  score: number | null;
  /** How many frames it rests on, at most 5. */
  frames: number;
  /** Passive and active check together; "undecided" while frames are few or disagree. */
  verdict: "live" | "not_live" | "undecided";
  /** Why this frame could not be judged. */
  obstacle: LivenessObstacle | null;
  /** Only where it was asked for, or was passed by this face. */
  active: ActiveCheckData | null;
}
