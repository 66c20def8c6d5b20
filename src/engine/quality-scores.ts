/**
 * @file From what is measured to component scores, 0 (worst) to 100 (best). "OFIQ" is the open
 * reference implementation of ISO/IEC 29794-5 (github.com/BSI-OFIQ/OFIQ-Project).
 */
import type { Point, Pose, QualityComponents } from "../contract/faces.ts";

const sigmoid = (x: number, centre: number, width: number) =>
  1 / (1 + Math.exp((centre - x) / width));

const percent = (share: number) => Math.round(100 * Math.min(1, Math.max(0, share)));

/** OFIQ, single face present: 1 − √(area of the largest other face / this one's). */
export const singleFaceScore = (area: number, largestOther: number) =>
  percent(1 - Math.sqrt(largestOther / area));

/** OFIQ, inter-eye distance: sigmoid, centre 70 px, width 20 px; as if the head were not turned. */
export const sizeScore = (interEyeDistance: number, { yaw }: Pose) =>
  percent(sigmoid(interEyeDistance / Math.max(0.2, cosine(yaw)), 70, 20));

/**
 * Sigmoid of what `sharpnessOf` measures, centre −2.7, width 0.25. Our own: OFIQ asks a random
 * forest.
 */
export const sharpnessScore = (sharpness: number) => percent(sigmoid(sharpness, -2.7, 0.25));

/**
 * OFIQ, luminance mean: sigmoids at 0.2 and 0.8 of white, width 0.05; times the share of pixels
 * that are not burnt out.
 */
export const exposureScore = (luminance: number, burnt: number) =>
  percent(
    sigmoid(luminance / 255, 0.2, 0.05) * (1 - sigmoid(luminance / 255, 0.8, 0.05)) * (1 - burnt),
  );

/** The darker half's mean luminance over the lighter half's. Our own; OFIQ compares histograms. */
export const evenLightScore = (balance: number) => percent(balance);

/** OFIQ, head pose: cos², here of yaw and pitch together; the alignment takes roll out. */
export const poseScore = ({ yaw, pitch }: Pose) => percent((cosine(yaw) * cosine(pitch)) ** 2);

/** The share of the face's box that lies in the picture. Our own; OFIQ has a passport's margins. */
export const inPictureScore = (share: number) => percent(share);

/**
 * OFIQ, eyes open: the gap between the lids of the less open eye over the distance from the eyes'
 * middle to the chin; sigmoid. OFIQ's centre, 0.02, is that of its own landmarks; ours never come
 * so near to each other, whence 0.042, width 0.004. Glasses and deep-set eyes mislead either judge,
 * the landmarks or the eye network: an eye counts as closed when both say so.
 *
 * @param chances that the left and the right eye are open, 0 to 1, as the eye network sees it
 */
export function eyesOpenScore(points: readonly Point[], chances: readonly number[]): number {
  const left = Math.max(gap(points, 37, 41), gap(points, 38, 40));
  const right = Math.max(gap(points, 43, 47), gap(points, 44, 46));
  const byLids = sigmoid(Math.min(left, right) / eyesToChin(points), 0.042, 0.004);
  return percent(Math.max(byLids, Math.min(...chances)));
}

/**
 * OFIQ, mouth closed: the widest gap between the inner lips over the distance from the eyes' middle
 * to the chin; falling sigmoid. OFIQ's centre, 0.2, is that of its own landmarks; ours follow the
 * lips only part of the way (0.14 for a mouth wide open), whence 0.1, width 0.015.
 */
export function mouthClosedScore(points: readonly Point[]): number {
  const widest = Math.max(gap(points, 61, 67), gap(points, 62, 66), gap(points, 63, 65));
  return percent(1 - sigmoid(widest / eyesToChin(points), 0.1, 0.015));
}

function gap(points: readonly Point[], i: number, j: number): number {
  const [p, q] = [points[i], points[j]] as [Point, Point];
  return Math.hypot(p.x - q.x, p.y - q.y);
}

function eyesToChin(points: readonly Point[]): number {
  const eyes = points.slice(36, 48);
  const mid = (axis: "x" | "y") => eyes.reduce((sum, p) => sum + p[axis], 0) / eyes.length;
  const chin = points[8] as Point;
  return Math.hypot(mid("x") - chin.x, mid("y") - chin.y);
}

/**
 * How much a component counts in the whole: much where recognition suffers, little where it hardly
 * does. One with so many others in the picture is no worse a face for it.
 */
const weights: Record<keyof QualityComponents, number> = {
  size: 0.5,
  sharpness: 0.5,
  exposure: 0.5,
  // These two fall more slowly than the face loses its worth.
  pose: 1,
  inPicture: 2,
  singleFace: 0.1,
  evenLight: 0.1,
  eyesOpen: 0.1,
  mouthClosed: 0.1,
};

/**
 * One score for the whole: the product of all components, each to the power of its weight. Flaws
 * add up, one that is near 0 leaves next to nothing, and each counts, so that of two photos with
 * the same flaw the better one scores higher: the best of several shots can be chosen by it. (The
 * smallest component would not tell those apart, and a mean would forgive a black picture.)
 */
export function overallScore(
  components: Partial<Record<keyof QualityComponents, number | null>>,
): number {
  let whole = 1;
  for (const [name, weight] of Object.entries(weights)) {
    // Of two photos with a 0 the one that is otherwise better shall still be the better one.
    const score = components[name as keyof QualityComponents] ?? 100;
    whole *= (Math.max(1, score) / 100) ** weight;
  }
  return percent(whole);
}

const cosine = (degrees: number) => Math.cos((degrees * Math.PI) / 180);
