/** @file Which copies of good photos the quality gate is tried on, and what it shall say of each. */
import type {
  Box,
  Landmarks,
  Pose,
  QualityReason,
  QualityWarning,
} from "../../src/contract/faces.ts";
import type { Picture } from "../../src/engine/picture.ts";
import { blurred, cropped, enlargedAgain, exposed, rotated, shrunk, sideLit } from "./degrade.ts";
import { turned } from "./turn-head.ts";

interface Face {
  box: Box;
  landmarks: Landmarks;
  pose: Pose;
  /** Mean of the face, 0 to 255. */
  luminance: number;
}

export interface BadCopy {
  code: QualityReason | QualityWarning;
  /** The detector may find no face at all, which is as true an answer. */
  unfound?: boolean;
  make: (photo: Picture, face: Face) => Picture;
}

const eyeDistance = ({ landmarks: { left_eye: left, right_eye: right } }: Face) =>
  Math.hypot(right.x - left.x, right.y - left.y);

export const badCopies: Record<string, BadCopy> = {
  "blurred, σ = 10 % of the eyes' distance": {
    code: "TOO_BLURRY",
    make: (photo, face) => blurred(photo, 0.1 * eyeDistance(face)),
  },
  "shrunk to 11 pixels between the eyes and enlarged again": {
    code: "TOO_BLURRY",
    make: (photo, face) => enlargedAgain(photo, Math.min(1, 11 / eyeDistance(face))),
  },
  "so little light that the face's mean is 20": {
    code: "TOO_DARK",
    make: (photo, { luminance }) => exposed(photo, 20 / luminance),
  },
  "so much light that the face's mean would be 295": {
    code: "TOO_BRIGHT",
    make: (photo, { luminance }) => exposed(photo, 295 / luminance),
  },
  "one side with 10 % of the light": {
    code: "UNEVEN_LIGHT",
    make: (photo, { landmarks }) => sideLit(photo, landmarks, 0.1),
  },
  "rotated by 45°": {
    code: "HEAD_TILTED",
    unfound: true,
    make: (photo, { box }) => rotated(photo, box, 45),
  },
  "turned on by 50°": {
    code: "POSE_TOO_EXTREME",
    make: (photo, { landmarks, pose }) => turned(photo, landmarks, pose.yaw < 0 ? -50 : 50),
  },
  "a third of the face cut off": {
    code: "FACE_CUT_OFF",
    make: (photo, { box }) => cropped(photo, box, 1 / 3),
  },
  "shrunk to 15 pixels between the eyes": {
    code: "FACE_TOO_SMALL",
    make: (photo, face) => shrunk(photo, Math.min(1, 15 / eyeDistance(face))),
  },
};
