import type { Landmarks } from "../contract/faces.ts";
import { borrowInput, fit } from "./detector-input.ts";
import type { DetectorModel } from "./detector-model.ts";
import { rescale, type Find } from "./find.ts";
import { iou, suppress } from "./nms.ts";
import type { Picture, Pyramid } from "./picture.ts";
import type { Network } from "./runtime.ts";
import { landmarkNames } from "./similarity.ts";

/** A loaded detector. */
export interface Detector extends Network {
  readonly model: DetectorModel;
}

/**
 * The scales at which a still picture is looked at. The network sees faces of about 10 to 400
 * pixels: the fine look finds those in a group, the coarse one a face that fills the picture.
 */
export function stillScales(width: number, height: number): number[] {
  const longSide = Math.max(width, height);
  const fine = Math.min(1, FINE_SIDE / longSide);
  return longSide * fine > 1.5 * COARSE_SIDE ? [fine, COARSE_SIDE / longSide] : [fine];
}
const FINE_SIDE = 1024;
const COARSE_SIDE = 320;

/** All faces at these scales, best first, in the pixels of the pyramid's base. */
export async function detectFaces(
  detector: Detector,
  pyramid: Pyramid,
  scales: readonly number[],
): Promise<Find[]> {
  const finds: Find[] = [];
  for (const scale of scales) {
    const picture = pyramid.shrink(scale);
    const sx = pyramid.base.width / picture.width;
    const sy = pyramid.base.height / picture.height;
    finds.push(...(await lookAt(detector, picture)).map((find) => rescale(find, sx, sy)));
  }
  return suppress(finds);
}

/** One run of the network: all faces in the picture, best first, in its pixels. */
export async function lookAt(detector: Detector, picture: Picture): Promise<Find[]> {
  const { input, scores, decode } = detector.model;
  const { seen, size } = fit(input, picture);
  const outputs = await detector.run({ [input.name]: borrowInput(input, seen, size) });
  const found = decode(outputs, size, scores.min);
  const faces = suppress(found).map((find) => withVotedLandmarks(find, found));
  if (seen === picture) return faces;
  const [sx, sy] = [picture.width / seen.width, picture.height / seen.height];
  return faces.map((find) => rescale(find, sx, sy));
}

/** Finds that overlap the best one by more than this saw the same face. */
const SAME_FACE_IOU = 0.5;

/**
 * The landmarks as the mean of all finds of the face, weighted by their scores. Neighbouring
 * anchors see the same face, and their errors differ: on LFW the accuracy rises from 98.90 to
 * 99.03 % and the TMR at FMR 1e-4 from 93.1 to 93.6 % (folds 1–5), for no time.
 */
export function withVotedLandmarks(best: Find, all: readonly Find[]): Find {
  const voters = all.filter(({ box }) => iou(box, best.box) > SAME_FACE_IOU);
  const total = voters.reduce((sum, { score }) => sum + score, 0);
  const mean = (name: keyof Landmarks, axis: "x" | "y") =>
    voters.reduce((sum, { score, landmarks }) => sum + score * landmarks[name][axis], 0) / total;
  const landmarks = { ...best.landmarks };
  for (const name of landmarkNames) landmarks[name] = { x: mean(name, "x"), y: mean(name, "y") };
  return { ...best, landmarks };
}
