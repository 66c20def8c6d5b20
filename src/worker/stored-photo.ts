import { withoutMargin } from "../engine/align.ts";
import { marginOf } from "../engine/crop.ts";
import { decode } from "../engine/decode.ts";
import { toJpeg } from "../engine/encode.ts";
import type { Bytes } from "../store/index.ts";

/** The aligned 112×112 thumbnail (JPEG) of a stored face, without the margin that is kept with it. */
export async function shownThumbnail(stored: Bytes): Promise<Blob> {
  const blob = new Blob([stored], { type: "image/jpeg" });
  const picture = await decode(blob);
  const margin = marginOf(picture);
  return margin > 0 ? toJpeg(withoutMargin(picture, margin)) : blob;
}
