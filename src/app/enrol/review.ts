import type { Detection, FaceSdk, QualityComponents } from "../../sdk/index.ts";
import { adviceFor, adviceForWarning } from "../errors/advice.ts";
import { problemOf } from "../errors/problem.ts";
import { t } from "../i18n/i18n.svelte.ts";
import type { Shot } from "./shot.ts";

/** What is said of a photo before anybody presses Enrol. */
export interface Review {
  /** Why it would be refused, in words; null where it would not. */
  refusal: string | null;
  /** What could be better, in words. */
  hints: string[];
  /** Null where there is no single face to judge. */
  score: number | null;
  components: QualityComponents | null;
}

/** A second face of more than this share of the largest one's area: nobody can tell who is meant. */
const UNCLEAR_SHARE = 1 / 3;

export async function reviewOf(
  sdk: FaceSdk,
  image: Shot["image"],
  signal: AbortSignal,
): Promise<Review> {
  try {
    return review(await sdk.search.detect(image, { signal }));
  } catch (error) {
    return refused(problemOf(error)?.advice ?? null);
  }
}

function review({ faces }: Detection): Review {
  const area = ({ box }: { box: { width: number; height: number } }) => box.width * box.height;
  const [face, second] = [...faces].sort((a, b) => area(b) - area(a));
  if (!face) return refused(adviceFor("NO_FACE"));
  if (second && area(second) > UNCLEAR_SHARE * area(face)) {
    return refused(adviceFor("MULTIPLE_FACES"));
  }
  const { reasons, warnings, score, components } = face.quality;
  const [reason] = reasons;
  return {
    refusal: reason ? adviceFor(reason) : null,
    // What makes the photo unusable comes first; the rest would only distract from it.
    hints: reason ? [] : warnings.map(adviceForWarning),
    score,
    components,
  };
}

const refused = (refusal: string | null): Review => ({
  refusal,
  hints: [],
  score: null,
  components: null,
});

/** In the order in which they are shown. */
const order = [
  "singleFace",
  "size",
  "sharpness",
  "exposure",
  "evenLight",
  "pose",
  "inPicture",
  "eyesOpen",
  "mouthClosed",
] as const satisfies (keyof QualityComponents)[];

/** The components that were judged, in the words of the screen. */
export const namedScores = (components: QualityComponents): { name: string; score: number }[] =>
  order.flatMap((key) => {
    const score = components[key];
    return score === null ? [] : [{ name: t(`enrol.qualities.${key}`), score }];
  });
