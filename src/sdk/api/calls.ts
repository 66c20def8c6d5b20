/** @file What calls of every kind take. */

/**
 * The counterpart of the original's "path, array, PIL image or string". Strings are URLs of this
 * origin or data URLs. EXIF orientation is honoured. An ImageBitmap or VideoFrame that is handed
 * over stays the caller's: it is copied, not closed.
 */
export type ImageSource =
  | Blob
  | ImageBitmap
  | ImageData
  | HTMLImageElement
  | HTMLCanvasElement
  | OffscreenCanvas
  | HTMLVideoElement
  | VideoFrame
  | string;

/** Every call that can take longer than a frame takes a signal; aborting rejects with `ABORTED`. */
export interface Abortable {
  signal?: AbortSignal;
}

/** One picture, or 1–3 pictures of one person. */
export type Probe = ImageSource | ImageSource[];
