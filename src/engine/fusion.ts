import type { Pose } from "../contract/faces.ts";
import { unitSum } from "./vector.ts";

/** One embedding of a followed face. */
export interface Look {
  readonly id: number;
  /** Unit length. */
  readonly template: Float32Array<ArrayBuffer>;
  /** How much it counts, above 0 to 1. */
  readonly weight: number;
  /** Microseconds. */
  readonly timestamp: number;
}

/** What a look's weight depends on. */
export interface LookQuality {
  /** Pixels. */
  interEyeDistance: number;
  /** The component score, 0 to 100. */
  sharpness: number;
  pose: Pick<Pose, "yaw" | "pitch">;
}

/** From here up more of it makes a look no better: the network sees 35 pixels between the eyes. */
const ENOUGH = { interEyeDistance: 40, sharpness: 60 };
/** Degrees at which a look counts half; the estimate itself is known within some 10°. */
const HALF_AT = 30;
/** Even a poor look says something. */
const LEAST = 0.05;

/** Larger, sharper and more frontal faces count more. */
export function weightOf({ interEyeDistance, sharpness, pose }: LookQuality): number {
  const size = Math.min(1, interEyeDistance / ENOUGH.interEyeDistance);
  const sharp = Math.min(1, sharpness / ENOUGH.sharpness);
  const turned = Math.hypot(pose.yaw, pose.pitch) / HALF_AT;
  return Math.max(LEAST, (size * sharp) / (1 + turned * turned));
}

/** A look from which nobody is recognised well says little about whether it is another person. */
export function isInformative({ interEyeDistance, sharpness, pose }: LookQuality): boolean {
  return (
    interEyeDistance >= 16 &&
    sharpness >= 12 &&
    Math.abs(pose.yaw) <= 40 &&
    Math.abs(pose.pitch) <= 35
  );
}

/** The looks' mean direction, each with its weight. */
export function fuse(looks: readonly Look[]): Float32Array<ArrayBuffer> {
  return unitSum(looks.map(({ template, weight }) => template.map((v) => v * weight)));
}
