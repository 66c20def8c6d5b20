import type { adviceByWarning, ErrorCode } from "./errors.ts";

/** A place in the upright picture, in pixels from its upper left corner. */
export interface Point {
  x: number;
  y: number;
}

/** An upright rectangle in the upright picture, in pixels; may reach beyond the picture's edge. */
export interface Box extends Point {
  width: number;
  height: number;
}

/** The five points, left and right as seen in the picture. */
export interface Landmarks {
  left_eye: Point;
  right_eye: Point;
  nose: Point;
  left_mouth: Point;
  right_mouth: Point;
}

/** Head pose in degrees, 0 = facing the camera. yaw > 0: turned to the picture's right; pitch > 0: up; roll > 0: clockwise. */
export interface Pose {
  yaw: number;
  pitch: number;
  roll: number;
}

/** Why a face is of little use for recognition: a subset of the error codes. */
export type QualityReason = Extract<
  ErrorCode,
  "FACE_TOO_SMALL" | "TOO_BLURRY" | "TOO_DARK" | "TOO_BRIGHT" | "POSE_TOO_EXTREME" | "FACE_CUT_OFF"
>;

/** What a better photo would not have; nobody is refused for it. `adviceByWarning` has its words. */
export type QualityWarning = keyof typeof adviceByWarning;

/**
 * How good a face is in each respect, 0 (worst) to 100 (best). `src/engine/quality-scores.ts` has
 * the formulas; those of ISO/IEC 29794-5 are taken as OFIQ, its reference implementation, has them.
 */
export interface QualityComponents {
  /** 100 when no other face is in the picture; 42 when one has a third of this one's area. */
  singleFace: number;
  /** 50 at 70 pixels between the eyes. */
  size: number;
  /** How much of the detail that the face's size promises is there. */
  sharpness: number;
  /** Falls where the face is dark, light or burnt out. */
  exposure: number;
  /** The darker half of the face against the lighter one. */
  evenLight: number;
  /** Falls with yaw and pitch; a head that leans to a shoulder is put upright. */
  pose: number;
  /** How much of the face lies in the picture. */
  inPicture: number;
  /** Null where nobody looked so closely: on live frames, and where many faces are in a photo. */
  eyesOpen: number | null;
  /** Null where `eyesOpen` is. */
  mouthClosed: number | null;
}

export interface Quality {
  /** Empty when the face is good enough to enrol; the most helpful reason first. */
  reasons: QualityReason[];
  /** What could be better, the most helpful first. */
  warnings: QualityWarning[];
  components: QualityComponents;
  /** All in all, 0 to 100: a weighted product of the components; what is not known counts as good. */
  score: number;
  /** Distance between the eyes in the picture's pixels. */
  interEyeDistance: number;
  /** Mean luminance of the aligned face, 0 (black) to 255. */
  luminance: number;
}

/** A face found in a picture. */
export interface DetectedFace {
  /** Names this face to `persons.createFromDetection`, for as long as the worker remembers it. */
  id: string;
  box: Box;
  landmarks: Landmarks;
  /** The detector's confidence in per cent, 0–100. It says "a face", never "this person". */
  confidence: number;
  pose: Pose;
  quality: Quality;
}
