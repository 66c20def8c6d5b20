import { eyesOpen } from "./eyes.ts";
import { facePoints } from "./face-points.ts";
import { greyOf } from "./grey.ts";
import type { Picture } from "./picture.ts";
import type { CloserLook } from "./quality.ts";
import { eyesOpenScore, mouthClosedScore } from "./quality-scores.ts";
import type { Network } from "./runtime.ts";

/** The networks that look at one face closely. */
export interface FaceNetworks {
  landmarks: Network;
  eyes: Network;
}

/** Looks at eyes and mouth; `context` is the aligned face with its margin. */
export async function lookCloser(networks: FaceNetworks, context: Picture): Promise<CloserLook> {
  const grey = greyOf(context);
  const points = await facePoints(networks.landmarks, grey);
  const open = await eyesOpen(networks.eyes, grey, points);
  return { eyesOpen: eyesOpenScore(points, open), mouthClosed: mouthClosedScore(points) };
}
