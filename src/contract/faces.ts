import type { ErrorCode } from "./errors.ts";

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

export interface Quality {
  /** Empty when the face is good enough to enrol; the most helpful reason first. */
  reasons: QualityReason[];
  /** Distance between the eyes in the picture's pixels. */
  interEyeDistance: number;
  /** Mean luminance of the aligned face, 0 (black) to 255. */
  luminance: number;
  /** Variance of the Laplacian of the aligned face's luminance; larger is sharper. */
  sharpness: number;
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
