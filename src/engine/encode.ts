import type { Picture } from "./picture.ts";

/** High enough that the thumbnail could be embedded again with a later model. */
const JPEG_QUALITY = 0.92;

/** The picture as a JPEG: the one lossy format that every engine can write. */
export function toJpeg({ width, height, data }: Picture): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("the browser gives no canvas");
  context.putImageData(new ImageData(data, width, height), 0, 0);
  return canvas.convertToBlob({ type: "image/jpeg", quality: JPEG_QUALITY });
}
