import type { Box } from "../../sdk/index.ts";

/** What the camera shows now, at its full resolution and never mirrored. Close it after use. */
export function grabFrame(video: HTMLVideoElement): Promise<ImageBitmap> {
  return createImageBitmap(video);
}

/** Shows as much around the face as the stored thumbnails do. */
const MARGIN = 1.05;

/** A square picture of one face, to lay beside a stored thumbnail. */
export async function cropFace(
  picture: HTMLVideoElement | ImageBitmap,
  box: Box,
  side = 224,
): Promise<Blob> {
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("No canvas to draw on");
  const size = Math.max(box.width, box.height) * MARGIN;
  const x = box.x + (box.width - size) / 2;
  const y = box.y + (box.height - size) / 2;
  context.drawImage(picture, x, y, size, size, 0, 0, side, side);
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
}
