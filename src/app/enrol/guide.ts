import type { QualityReason, TrackedFace, TrackedFrame } from "../../sdk/index.ts";
import { areaOf } from "../faces.ts";
import { fitPicture, toStage, type Size } from "../overlay/fit.ts";

/** The oval on a stage, in units of 1/300 of the stage's shorter side about its middle. */
export const OVAL = { x: 150, y: 132, rx: 70, ry: 92, of: 300 } as const;

/** Which view of the face is wanted; `other` is the side that has not been taken. */
export type View = "front" | "aside" | { other: number };

/** What would help most; `good` where nothing is left to be asked, `waiting` before the first frame. */
export type Guidance =
  | {
      is:
        | "waiting"
        | "noFace"
        | "severalFaces"
        | "offCentre"
        | "closer"
        | "back"
        | "aside"
        | "other"
        | "good";
    }
  | { is: "refused"; reason: QualityReason }
  | { is: "known"; name: string };

export interface Guided {
  guidance: Guidance;
  /** The face that is meant; null where that is not clear. */
  face: TrackedFace | null;
}

/** A second face of more than this share of the largest one's area: nobody can tell who is meant. */
const UNCLEAR_SHARE = 1 / 3;
/** Of the oval's half axes: so far the face's middle may lie from the oval's. */
const OFF_CENTRE = 0.5;
/** The face's height as a share of the oval's. */
const SMALLEST = 0.5;
const LARGEST = 1.5;
/** Degrees of yaw. A little aside shows more of the face; further, recognition suffers. */
const STRAIGHT = 15;
const ASIDE = { from: 8, to: 30 };

/**
 * What to say of a frame, one thing at a time. `exceptId` is the enrolled person whose photos these
 * are, who may be recognised.
 */
export function guide(frame: TrackedFrame, stage: Size, view: View, exceptId: string): Guided {
  const [face, second] = [...frame.faces].sort((a, b) => areaOf(b.box) - areaOf(a.box));
  if (!face) return { guidance: { is: "noFace" }, face: null };
  if (second && areaOf(second.box) > UNCLEAR_SHARE * areaOf(face.box)) {
    return { guidance: { is: "severalFaces" }, face: null };
  }
  return { guidance: ofOne(face, frame, stage, view, exceptId), face };
}

function ofOne(
  face: TrackedFace,
  picture: Size,
  stage: Size,
  view: View,
  exceptId: string,
): Guidance {
  const { distance, height } = inOval(face, picture, stage);
  if (distance > OFF_CENTRE) return { is: "offCentre" };
  if (height < SMALLEST) return { is: "closer" };
  const [reason] = face.quality.reasons;
  if (reason) return { is: "refused", reason };
  if (height > LARGEST) return { is: "back" };
  const turn = turnTo(view, face.pose.yaw);
  if (turn) return turn;
  const [best] = face.candidates;
  if (face.band === "match" && best && best.person.id !== exceptId) {
    return { is: "known", name: best.person.name };
  }
  return { is: "good" };
}

/** How far the face's middle is from the oval's (1: at its edge), and how high it is to the oval. */
function inOval({ box }: TrackedFace, picture: Size, stage: Size) {
  const shown = toStage(box, fitPicture(picture, stage, "cover"));
  const unit = Math.min(stage.width, stage.height) / OVAL.of;
  const x = (shown.x + shown.width / 2 - stage.width / 2) / unit + OVAL.of / 2;
  const y = (shown.y + shown.height / 2 - stage.height / 2) / unit + OVAL.of / 2;
  return {
    distance: Math.hypot((x - OVAL.x) / OVAL.rx, (y - OVAL.y) / OVAL.ry),
    height: shown.height / unit / (2 * OVAL.ry),
  };
}

function turnTo(view: View, yaw: number): Guidance | null {
  const turned = Math.abs(yaw);
  if (view === "front") {
    return turned > STRAIGHT ? { is: "refused", reason: "POSE_TOO_EXTREME" } : null;
  }
  if (turned > ASIDE.to) return { is: "refused", reason: "POSE_TOO_EXTREME" };
  if (view === "aside") return turned < ASIDE.from ? { is: "aside" } : null;
  const isOther = turned >= ASIDE.from && Math.sign(yaw) !== Math.sign(view.other);
  return isOther ? null : { is: "other" };
}

/** The view that is still of use after those with these yaws (degrees; null: not known). */
export function nextView(yaws: readonly (number | null)[]): View {
  if (yaws.length === 0) return "front";
  const aside = yaws.find((yaw) => yaw !== null && Math.abs(yaw) >= ASIDE.from);
  return aside === undefined || aside === null ? "aside" : { other: aside };
}
