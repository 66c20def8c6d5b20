import { FaceSdkError } from "../contract/errors.ts";
import { describe, type AnalysedFace } from "./analysed-face.ts";
import { breather, throwIfAborted } from "./breathe.ts";
import { decode, type WorkerImage } from "./decode.ts";
import type { Detector } from "./detector.ts";
import type { Find } from "./find.ts";
import { Pyramid } from "./picture.ts";
import { CONTEXT_MARGIN } from "./realign.ts";
import type { Network } from "./runtime.ts";
import { findInStill } from "./stills.ts";

/** A picture whose faces are found, best first. */
export interface Still {
  /** In the pixels of the upright source, `factor` of which are side by side in one of the pyramid's. */
  width: number;
  height: number;
  factor: number;
  pyramid: Pyramid;
  /** In the pyramid's pixels. */
  finds: Find[];
}

export interface StillOptions {
  signal?: AbortSignal | undefined;
  /** A picture with a shorter side than this is refused, in pixels. */
  minSide?: number;
  /** Find also the small faces of a group or crowd; takes longer. */
  every?: boolean;
}

/** A smaller picture shows no face. */
const MIN_SIDE = 32;

/**
 * Decodes a picture, and finds its faces. Takes the image over.
 * @param scout loads the quick detector, where it is needed
 * @throws FaceSdkError UNSUPPORTED_IMAGE, IMAGE_TOO_LARGE, IMAGE_TOO_SMALL, ABORTED
 */
export async function findIn(
  image: WorkerImage,
  { detector, scout }: { detector: Detector; scout: () => Promise<Network> },
  { signal, minSide = MIN_SIDE, every = false }: StillOptions,
): Promise<Still> {
  const check = breather(signal);
  const picture = await decode(image);
  const { factor } = picture;
  const width = picture.width * factor;
  const height = picture.height * factor;
  if (Math.min(width, height) < minSide) {
    throw new FaceSdkError("IMAGE_TOO_SMALL", `The picture has ${width} × ${height} pixels.`);
  }
  throwIfAborted(signal);
  const pyramid = new Pyramid(picture);
  const options = { check, ...(every && { scout: await scout() }) };
  const finds = await findInStill(detector, pyramid, options);
  return { width, height, factor, pyramid, finds };
}

/** All of them aligned, with their contexts, and judged. */
export const facesOf = ({ finds, pyramid, factor }: Still): AnalysedFace[] =>
  finds.map((find) => describe(find, finds, pyramid, factor, CONTEXT_MARGIN));
