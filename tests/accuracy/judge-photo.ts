/** @file One photo, and bad copies of it, through the engine and the quality gate. */
import type { Pose, Quality } from "../../src/contract/faces.ts";
import { decode } from "../../src/engine/decode.ts";
import { dominantFace } from "../../src/engine/dominant.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { Picture } from "../../src/engine/picture.ts";
import { badCopies } from "./bad-copies.ts";

/** What the gate says of the dominant face; null where none was found. */
export type Judged = { pose: Pose; quality: Quality; several: boolean } | null;

/** Of the photo itself, and of each bad copy by its name. */
export interface JudgedPhoto {
  photo: Judged;
  copies: Record<string, Judged>;
}

/** @param withCopies makes no copies where false, and none where the photo shows no face */
export async function judgePhoto(
  engine: Engine,
  file: Blob,
  withCopies: boolean,
): Promise<JudgedPhoto> {
  const picture = await decode(file);
  const photo = await judged(engine, picture);
  const copies: JudgedPhoto["copies"] = {};
  if (photo && withCopies) {
    for (const [name, { make }] of Object.entries(badCopies)) {
      copies[name] = withoutFace(
        await judged(engine, make(picture, { ...photo, luminance: photo.quality.luminance })),
      );
    }
  }
  return { photo: withoutFace(photo), copies };
}

async function judged(engine: Engine, { data, width, height }: Picture) {
  const image = new ImageData(data, width, height);
  const analysis = await engine.analyse(image, { closeLook: true });
  const dominant = dominantFace(analysis.faces, analysis.width, analysis.height);
  if (!dominant) return null;
  const { pose, quality, box, landmarks } = dominant.face;
  return { pose, quality, box, landmarks, several: dominant.several };
}

function withoutFace(face: Awaited<ReturnType<typeof judged>>): Judged {
  return face && { pose: face.pose, quality: face.quality, several: face.several };
}

/** So far from straight ahead a face counts as frontal, in degrees of yaw and of pitch. */
export const FRONTAL = { yaw: 15, pitch: 15 };

export const isFrontal = ({ yaw, pitch }: Pose): boolean =>
  Math.abs(yaw) <= FRONTAL.yaw && Math.abs(pitch) <= FRONTAL.pitch;
