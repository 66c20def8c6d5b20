import type {
  Box,
  Landmarks,
  Pose,
  Quality,
  QualityComponents,
  QualityReason,
  QualityWarning,
} from "../contract/faces.ts";
import { greyOf } from "./grey.ts";
import type { Picture } from "./picture.ts";
import { lightOn } from "./quality-light.ts";
import * as scores from "./quality-scores.ts";
import { sharpnessOf } from "./sharpness.ts";

/**
 * Below or beyond these a face is refused at enrolment. They are set wide: they refuse what would
 * be unusable, not what is merely not ideal (`npm run accuracy:quality` says whom they hit).
 */
const limits = {
  interEyeDistance: 20,
  darkest: 30,
  brightest: 232,
  /** Share of the face's pixels that are white. */
  burnt: 0.3,
  /** Less is left of a face that is shrunk to 15 pixels between the eyes and enlarged again. */
  sharpness: -2.98,
  /** Some 42° in truth: the five points see turns a tenth too small. */
  yaw: 37,
  pitch: 40,
  /** Real people lean their heads; up to here the alignment puts them upright. */
  roll: 58,
  inPicture: 0.85,
};

/** Components below these are worth a word. */
const warnBelow = { eyesOpen: 20, mouthClosed: 20, evenLight: 55 };
/** Degrees of roll from which a word is said; the alignment puts such a head upright. */
const TILTED_FROM = 30;

/** A found face, in the pixels of its picture. */
interface Found {
  box: Box;
  landmarks: Landmarks;
  pose: Pose;
}

/** The picture that it was found in. */
interface Surroundings {
  width: number;
  height: number;
  /** Area of the largest other face, in square pixels; 0 where there is none. */
  largestOther?: number;
}

/** What only a closer look tells. */
export type CloserLook = Pick<QualityComponents, "eyesOpen" | "mouthClosed">;
const unseen: CloserLook = { eyesOpen: null, mouthClosed: null };

/** Judges a found face; `aligned` is its 112×112 crop. */
export function judge(face: Found, aligned: Picture, picture: Surroundings): Quality {
  const { box, landmarks, pose } = face;
  const { left_eye: left, right_eye: right } = landmarks;
  const interEyeDistance = Math.hypot(right.x - left.x, right.y - left.y);
  const inPicture = shareInside(box, picture);
  const grey = greyOf(aligned);
  const light = lightOn(grey);
  const sharpness = sharpnessOf(grey, interEyeDistance);

  const failed: [boolean, QualityReason][] = [
    [inPicture < limits.inPicture, "FACE_CUT_OFF"],
    [turnedAway(pose), "POSE_TOO_EXTREME"],
    // After the pose: in a profile the eyes are near each other in a face that is large enough.
    [interEyeDistance < limits.interEyeDistance, "FACE_TOO_SMALL"],
    [light.mean < limits.darkest, "TOO_DARK"],
    [light.mean > limits.brightest || light.burnt > limits.burnt, "TOO_BRIGHT"],
    [sharpness < limits.sharpness, "TOO_BLURRY"],
  ];
  const components = {
    singleFace: scores.singleFaceScore(box.width * box.height, picture.largestOther ?? 0),
    size: scores.sizeScore(interEyeDistance, pose),
    sharpness: scores.sharpnessScore(sharpness),
    exposure: scores.exposureScore(light.mean, light.burnt),
    evenLight: scores.evenLightScore(light.balance),
    pose: scores.poseScore(pose),
    inPicture: scores.inPictureScore(inPicture),
    ...unseen,
  };
  return {
    reasons: failed.filter(([fails]) => fails).map(([, reason]) => reason),
    ...summary(components, Math.abs(pose.roll) > TILTED_FROM),
    interEyeDistance,
    luminance: light.mean,
  };
}

/** The same judgement with what a closer look has shown. */
export const withCloserLook = (quality: Quality, look: CloserLook): Quality => ({
  ...quality,
  ...summary({ ...quality.components, ...look }, quality.warnings.includes("HEAD_TILTED")),
});

function summary(components: QualityComponents, isTilted: boolean) {
  const { eyesOpen, mouthClosed, evenLight } = components;
  const poor: [boolean, QualityWarning][] = [
    [eyesOpen !== null && eyesOpen < warnBelow.eyesOpen, "EYES_CLOSED"],
    [isTilted, "HEAD_TILTED"],
    [evenLight < warnBelow.evenLight, "UNEVEN_LIGHT"],
    [mouthClosed !== null && mouthClosed < warnBelow.mouthClosed, "MOUTH_OPEN"],
  ];
  const warnings = poor.filter(([is]) => is).map(([, warning]) => warning);
  return { warnings, components, score: scores.overallScore(components) };
}

const turnedAway = (pose: Pose) =>
  (["yaw", "pitch", "roll"] as const).some((angle) => Math.abs(pose[angle]) > limits[angle]);

/** Share of the box's area that lies in the picture, 0 to 1. The detector's boxes reach beyond it. */
function shareInside(box: Box, { width, height }: Surroundings): number {
  const w = Math.min(box.x + box.width, width) - Math.max(box.x, 0);
  const h = Math.min(box.y + box.height, height) - Math.max(box.y, 0);
  return (Math.max(0, w) * Math.max(0, h)) / (box.width * box.height);
}
