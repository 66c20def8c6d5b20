/** A photo that waits to be enrolled. */
export interface Shot {
  id: number;
  /** As chosen or taken: the engine gets the full picture. */
  image: Blob | ImageBitmap;
  /** What is shown of it. */
  preview: Blob;
  /** How far the head is turned, in degrees; null where nobody has looked. */
  yaw: number | null;
}

export const MAX_SHOTS = 3;

/** Longest edge of a preview that is drawn here, in pixels. */
const PREVIEW_EDGE = 320;

let nextId = 1;

export async function shotOf(image: Shot["image"], yaw: number | null = null): Promise<Shot> {
  return {
    id: nextId++,
    image,
    preview: image instanceof Blob ? image : await previewOf(image),
    yaw,
  };
}

async function previewOf(bitmap: ImageBitmap): Promise<Blob> {
  const scale = Math.min(1, PREVIEW_EDGE / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(
    Math.round(bitmap.width * scale),
    Math.round(bitmap.height * scale),
  );
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 });
}

/** Frees what a bitmap holds at once; a camera's frames are large. */
export function release(shot: Shot): void {
  if (!(shot.image instanceof Blob)) shot.image.close();
}
