import type { DetectedFace } from "../contract/faces.ts";
import { alignFace, withoutMargin } from "./align.ts";
import type { Find } from "./find.ts";
import type { Picture, Pyramid } from "./picture.ts";
import { poseOf } from "./pose.ts";
import { judge } from "./quality.ts";
import { rollWhenTurned } from "./turn.ts";

/** What templates are made of. */
export interface FacePictures {
  /** 112×112. */
  aligned: Picture;
  /**
   * The same with a margin, from which it can be aligned anew; frames have none for a model that
   * sees no more than the crop.
   */
  context?: Picture;
}

/** A found face with its aligned crop. */
export interface AnalysedFace extends Omit<DetectedFace, "id">, FacePictures {}

/** The aligned crop of a find, with a context where there is a margin. */
export function picturesOf(pyramid: Pyramid, { landmarks }: Find, margin: number): FacePictures {
  const context = alignFace(pyramid, landmarks, margin);
  return margin > 0 ? { aligned: withoutMargin(context, margin), context } : { aligned: context };
}

/** Aligns and judges a find, and states it in the source's pixels; keeps a context if it has a margin. */
export function describe(
  find: Find,
  all: readonly Find[],
  pyramid: Pyramid,
  factor: number,
  margin = 0,
): AnalysedFace {
  const pictures = picturesOf(pyramid, find, margin);
  const scaled = (value: number) => value * factor;
  const point = ({ x, y }: { x: number; y: number }) => ({ x: scaled(x), y: scaled(y) });
  const { box, landmarks } = find;
  const face = {
    box: { ...point(box), width: scaled(box.width), height: scaled(box.height) },
    landmarks: {
      left_eye: point(landmarks.left_eye),
      right_eye: point(landmarks.right_eye),
      nose: point(landmarks.nose),
      left_mouth: point(landmarks.left_mouth),
      right_mouth: point(landmarks.right_mouth),
    },
    confidence: find.score * 100,
    pose: poseOf(landmarks),
  };
  const { width, height } = pyramid.base;
  const others = all.filter((other) => other !== find).map((other) => areaOf(other.box));
  // Who lies on the side with the whole picture has the points of an upright face.
  const pose = { ...face.pose, roll: rollWhenTurned(face.pose.roll, find.turns ?? 0) };
  const quality = judge({ ...face, pose }, pictures.aligned, {
    width: width * factor,
    height: height * factor,
    largestOther: Math.max(0, ...others) * factor ** 2,
  });
  return { ...face, quality, ...pictures };
}

const areaOf = ({ width, height }: Find["box"]) => width * height;
