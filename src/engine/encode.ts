import type { Picture } from "./picture.ts";

/** Of pictures to look at. */
const SHOWN_QUALITY = 0.92;
/** Of pictures to embed again: from 1 down the colours are halved (measured in docs/model-packs.md). */
const STORED_QUALITY = 0.95;

/** The picture as a JPEG: the one lossy format that every engine can write. */
export const toJpeg = (picture: Picture): Promise<Blob> => encode(picture, SHOWN_QUALITY);

/** The same, good enough to be embedded again with this or another model. */
export const toStoredJpeg = (picture: Picture, quality = STORED_QUALITY): Promise<Blob> =>
  encode(picture, quality);

function encode({ width, height, data }: Picture, quality: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("the browser gives no canvas");
  context.putImageData(new ImageData(data, width, height), 0, 0);
  return canvas.convertToBlob({ type: "image/jpeg", quality });
}
