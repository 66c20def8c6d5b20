import { FaceSdkError } from "../contract/errors.ts";
import type { Box, DetectedFace, Quality } from "../contract/faces.ts";
import { cutOut, type Picture, type Pyramid } from "./picture.ts";
import { areaResize } from "./pixels/area-resize.ts";
import type { Network } from "./runtime.ts";

/** Side of the network's input in pixels. */
const INPUT_SIDE = 128;
/** The crop shows this many times the face's box: the rim of a screen or a print gives it away. */
const CROP_SCALE = 2.7;

/** What a picture must show to be judged: pixels of the source, and degrees. */
const needs = { faceSide: 224, padding: 25, pupils: 80, angle: 30 };

/** A score from here up is judged live. */
export const LIVE_FROM = 0.5;

interface Judgeable extends Pick<DetectedFace, "box" | "pose"> {
  quality: Pick<Quality, "interEyeDistance">;
}

/**
 * Refuses what cannot be judged. `width` and `height` are the picture's.
 * @throws FaceSdkError NO_FACE, MULTIPLE_FACES, FACE_TOO_SMALL, FACE_CUT_OFF, POSE_TOO_EXTREME
 */
export function onlyJudgeableFace<F extends Judgeable>(
  faces: readonly F[],
  width: number,
  height: number,
): F {
  const [face, ...others] = faces;
  if (!face) throw new FaceSdkError("NO_FACE");
  if (others.length > 0) throw new FaceSdkError("MULTIPLE_FACES");
  const { box, pose, quality } = face;
  if (Math.max(box.width, box.height) < needs.faceSide || quality.interEyeDistance < needs.pupils) {
    throw new FaceSdkError("FACE_TOO_SMALL");
  }
  const room = Math.min(box.x, box.y, width - box.x - box.width, height - box.y - box.height);
  if (room < needs.padding) throw new FaceSdkError("FACE_CUT_OFF");
  if (Math.abs(pose.yaw) > needs.angle || Math.abs(pose.pitch) > needs.angle) {
    throw new FaceSdkError("POSE_TOO_EXTREME");
  }
  return face;
}

/**
 * The probability, 0 to 1, that the face is a live one and not a print or a screen; `box` in the
 * pixels of the pyramid's base.
 */
export async function livenessOf(network: Network, pyramid: Pyramid, box: Box): Promise<number> {
  const crop = cropAround(pyramid, box);
  const outputs = await network.run({ input: toInput(crop) });
  const [logits] = Object.values(outputs);
  const exponents = [...(logits?.data ?? [])].map((logit) => Math.exp(logit));
  const [live] = exponents;
  if (live === undefined) throw new Error("the liveness network gave no logits");
  return live / exponents.reduce((sum, value) => sum + value, 0);
}

/**
 * The square-ish crop of `CROP_SCALE` times the box about its centre, made smaller only where the
 * picture is, and shifted back into it; averaged down to the network's input.
 */
function cropAround(pyramid: Pyramid, box: Box): Picture {
  const { width, height } = pyramid.base;
  const scale = Math.min(CROP_SCALE, (width - 1) / box.width, (height - 1) / box.height);
  const cropWidth = box.width * scale;
  const cropHeight = box.height * scale;
  const within = (centre: number, size: number, limit: number) =>
    Math.min(Math.max(0, centre - size / 2), limit - size);
  const x = within(box.x + box.width / 2, cropWidth, width);
  const y = within(box.y + box.height / 2, cropHeight, height);

  const shrink = Math.min(cropWidth, cropHeight) / INPUT_SIDE;
  const index = Math.max(0, Math.floor(Math.log2(shrink)));
  const level = pyramid.level(index);
  const unit = 1 / 2 ** index;
  const cut = cutOut(level, {
    ...{ x: x * unit, y: y * unit },
    ...{ width: cropWidth * unit, height: cropHeight * unit },
  });
  return areaResize(cut, INPUT_SIDE, INPUT_SIDE);
}

/** Planar BGR, raw 0–255: measured to separate better than RGB (models/README.md). */
function toInput({ data }: Picture) {
  const plane = INPUT_SIDE * INPUT_SIDE;
  const tensor = new Float32Array(3 * plane);
  for (let i = 0; i < plane; i++) {
    for (let c = 0; c < 3; c++) tensor[c * plane + i] = data[i * 4 + 2 - c] as number;
  }
  return { data: tensor, dims: [1, 3, INPUT_SIDE, INPUT_SIDE] };
}
