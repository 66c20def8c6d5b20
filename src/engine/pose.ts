import type { Landmarks, Point, Pose } from "../contract/faces.ts";
import { apply, arcfaceTemplate, fitSimilarity, landmarkNames } from "./similarity.ts";

const DEGREES = 180 / Math.PI;
/** Depth of the nose's tip before the plane of eyes and mouth, in distances between the eyes. */
const NOSE_DEPTH = 0.5;
/** Where the nose lies between the eyes (0) and the mouth (1) in ArcFace's frontal template. */
const FRONTAL_NOSE = 0.495;

/**
 * Head pose from five points, in degrees: roll is the tilt of the line between the eyes; yaw and
 * pitch follow from how far the nose's tip, which stands out, has moved against eyes and mouth.
 * An estimate within some 10°, good enough to tell a profile from a face.
 */
export function poseOf(landmarks: Landmarks): Pose {
  const points = landmarkNames.map((name) => landmarks[name]);
  const { a, b } = fitSimilarity(points, arcfaceTemplate);
  // Rotation only, so that the distances stay those of the picture.
  const length = Math.hypot(a, b);
  const upright = { a: a / length, b: b / length, tx: 0, ty: 0 };
  const [leftEye, rightEye, nose, leftMouth, rightMouth] = points.map((p) => apply(upright, p)) as [
    Point,
    Point,
    Point,
    Point,
    Point,
  ];

  const eyes = middle(leftEye, rightEye);
  const mouth = middle(leftMouth, rightMouth);
  const eyeDistance = Math.hypot(rightEye.x - leftEye.x, rightEye.y - leftEye.y);
  const faceHeight = mouth.y - eyes.y;
  const axis = eyes.x + (mouth.x - eyes.x) * FRONTAL_NOSE;
  const sideways = (nose.x - axis) / eyeDistance;
  const upward = FRONTAL_NOSE - (nose.y - eyes.y) / faceHeight;
  const depth = NOSE_DEPTH * (eyeDistance / faceHeight);
  return {
    yaw: Math.atan2(sideways, NOSE_DEPTH) * DEGREES,
    pitch: Math.atan2(upward, depth) * DEGREES,
    roll: Math.atan2(-b, a) * DEGREES,
  };
}

const middle = (p: Point, q: Point): Point => ({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 });
