import type { Box, Landmarks, Pose, Quality, QualityReason } from "../contract/faces.ts";
import type { Picture } from "./picture.ts";
import { ALIGNED_SIZE } from "./similarity.ts";

/**
 * Below or beyond these a face is refused at enrolment. They are set wide: they refuse what would
 * be unusable, not what is merely not ideal.
 */
const limits = {
  interEyeDistance: 20,
  darkest: 30,
  brightest: 232,
  sharpness: 12,
  yaw: 50,
  pitch: 45,
  insidePicture: 0.85,
};

/** Judges a found face; `aligned` is its 112×112 crop, `width` and `height` are the picture's. */
export function judge(
  face: { box: Box; landmarks: Landmarks; pose: Pose },
  aligned: Picture,
  width: number,
  height: number,
): Quality {
  const { left_eye: left, right_eye: right } = face.landmarks;
  const interEyeDistance = Math.hypot(right.x - left.x, right.y - left.y);
  const grey = centralLuminance(aligned);
  const luminance = mean(grey);
  const sharpness = laplacianVariance(grey);

  const failed: [boolean, QualityReason][] = [
    [shareInside(face.box, width, height) < limits.insidePicture, "FACE_CUT_OFF"],
    [
      Math.abs(face.pose.yaw) > limits.yaw || Math.abs(face.pose.pitch) > limits.pitch,
      "POSE_TOO_EXTREME",
    ],
    // After the pose: in a profile the eyes are near each other in a face that is large enough.
    [interEyeDistance < limits.interEyeDistance, "FACE_TOO_SMALL"],
    [luminance < limits.darkest, "TOO_DARK"],
    [luminance > limits.brightest, "TOO_BRIGHT"],
    [sharpness < limits.sharpness, "TOO_BLURRY"],
  ];
  const reasons = failed.filter(([fails]) => fails).map(([, reason]) => reason);
  return { reasons, interEyeDistance, luminance, sharpness };
}

/** Side of the middle of an aligned face: forehead to chin, without hair and background. */
const CENTRE = 80;

/** Luminance (ITU-R BT.601) of the aligned face's middle, 80×80. */
export function centralLuminance({ data }: Picture): Float32Array {
  const margin = (ALIGNED_SIZE - CENTRE) / 2;
  const grey = new Float32Array(CENTRE * CENTRE);
  for (let y = 0; y < CENTRE; y++) {
    for (let x = 0; x < CENTRE; x++) {
      const p = ((y + margin) * ALIGNED_SIZE + x + margin) * 4;
      grey[y * CENTRE + x] =
        0.299 * (data[p] as number) +
        0.587 * (data[p + 1] as number) +
        0.114 * (data[p + 2] as number);
    }
  }
  return grey;
}

const mean = (values: Float32Array) => values.reduce((sum, v) => sum + v, 0) / values.length;

/** Variance of the 4-neighbour Laplacian (Pech-Pacheco et al. 2000): small when blurred. */
function laplacianVariance(grey: Float32Array): number {
  let sum = 0;
  let squares = 0;
  const at = (i: number) => grey[i] as number;
  for (let y = 1; y < CENTRE - 1; y++) {
    for (let x = 1; x < CENTRE - 1; x++) {
      const i = y * CENTRE + x;
      const value = at(i - 1) + at(i + 1) + at(i - CENTRE) + at(i + CENTRE) - 4 * at(i);
      sum += value;
      squares += value * value;
    }
  }
  const count = (CENTRE - 2) ** 2;
  return squares / count - (sum / count) ** 2;
}

/** Share of the box's area that lies in the picture, 0 to 1. */
function shareInside(box: Box, width: number, height: number): number {
  const w = Math.min(box.x + box.width, width) - Math.max(box.x, 0);
  const h = Math.min(box.y + box.height, height) - Math.max(box.y, 0);
  return (Math.max(0, w) * Math.max(0, h)) / (box.width * box.height);
}
