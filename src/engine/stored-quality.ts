import type { StoredComponents } from "../contract/photo-quality.ts";
import { withoutMargin } from "./align.ts";
import { lookCloser, type FaceNetworks } from "./closer-look.ts";
import { marginOf } from "./crop.ts";
import type { Detector } from "./detector.ts";
import { greyOf } from "./grey.ts";
import { Pyramid, type Picture } from "./picture.ts";
import { poseOf } from "./pose.ts";
import { lightOn } from "./quality-light.ts";
import * as scores from "./quality-scores.ts";
import { pointsAgain } from "./realign.ts";
import { ALIGNED_EYES, sharpnessOf } from "./sharpness.ts";

export interface StoredQuality {
  /** 0 to 100, as `Quality.score`; what a stored face does not show counts as good. */
  score: number;
  components: StoredComponents;
}

/**
 * Judges a face as it is stored: upright, of one size, alone. How large it was in its photo, and
 * what else was there, is not known any more. A face that was stored without its margin says nothing
 * of pose, eyes and mouth either.
 */
export async function judgeStored(
  detector: Detector,
  networks: FaceNetworks,
  stored: Picture,
): Promise<StoredQuality> {
  const margin = marginOf(stored);
  const grey = greyOf(margin > 0 ? withoutMargin(stored, margin) : stored);
  const light = lightOn(grey);
  const landmarks = margin > 0 ? await pointsAgain(detector, new Pyramid(stored)) : undefined;
  const look = margin > 0 ? await lookCloser(networks, stored) : null;
  const components: StoredComponents = {
    sharpness: scores.sharpnessScore(sharpnessOf(grey, ALIGNED_EYES)),
    exposure: scores.exposureScore(light.mean, light.burnt),
    evenLight: scores.evenLightScore(light.balance),
    pose: landmarks ? scores.poseScore(poseOf(landmarks)) : null,
    eyesOpen: look?.eyesOpen ?? null,
    mouthClosed: look?.mouthClosed ?? null,
  };
  return { score: scores.overallScore(components), components };
}
