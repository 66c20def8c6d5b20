import { onGround, withoutMargin } from "../engine/align.ts";
import { marginOf } from "../engine/crop.ts";
import { decode } from "../engine/decode.ts";
import { toJpeg, toStoredJpeg } from "../engine/encode.ts";
import type { Bytes } from "../store/index.ts";
import { MIN_ENROLMENT_SIDE } from "./enrolment.ts";

const blobOf = (stored: Bytes) => new Blob([stored], { type: "image/jpeg" });

/** The aligned 112×112 thumbnail (JPEG) of a stored face, without the margin that is kept with it. */
export async function shownThumbnail(stored: Bytes): Promise<Blob> {
  const picture = await decode(blobOf(stored));
  const margin = marginOf(picture);
  return margin > 0 ? toJpeg(withoutMargin(picture, margin)) : blobOf(stored);
}

/**
 * A stored face with its margin, unscaled, as a JPEG that is just large enough to be enrolled. The
 * ground is 32 pixels wide, whole blocks of the JPEG, so that the second coding changes hardly anything.
 */
export async function enrollablePhoto(stored: Bytes): Promise<Blob> {
  return toStoredJpeg(onGround(await decode(blobOf(stored)), MIN_ENROLMENT_SIDE));
}
