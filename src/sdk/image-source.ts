import { FaceSdkError, toFaceSdkError } from "../contract/errors.ts";
import type { WorkerImage } from "../worker/api.ts";
import type { ImageSource } from "./api.ts";

/**
 * Makes of any image source what can be handed to the worker. Bitmaps and frames are copied: the
 * caller's own stay open.
 * @throws FaceSdkError UNSUPPORTED_IMAGE, NOT_FOUND (address), INVALID_ARGUMENT (no image at all)
 */
export async function toWorkerImage(source: ImageSource): Promise<WorkerImage> {
  try {
    if (source instanceof Blob || source instanceof ImageData) return source;
    if (typeof source === "string") return await fromAddress(source);
    if (isFrame(source)) return source.clone();
    if (source instanceof HTMLImageElement) await source.decode();
    if (isDrawable(source)) return await createImageBitmap(source);
  } catch (thrown) {
    throw toFaceSdkError(thrown, "UNSUPPORTED_IMAGE");
  }
  throw new FaceSdkError("INVALID_ARGUMENT", "This is not an image.", {
    details: [{ loc: ["images"], msg: "is not an image", type: "image_source" }],
  });
}

/** The bitmaps and frames among the images: they are handed over, not copied once more. */
export const transferablesOf = (images: WorkerImage[]): Transferable[] =>
  images.filter((image) => image instanceof ImageBitmap || isFrame(image));

/** A frame of what a video element shows now; the caller of the worker gives it away. */
export function frameOf(source: VideoFrame | ImageBitmap | HTMLVideoElement) {
  if (isFrame(source)) return source.clone();
  if (source instanceof HTMLVideoElement && "VideoFrame" in globalThis) {
    return new VideoFrame(source);
  }
  return createImageBitmap(source);
}

const isFrame = (source: unknown): source is VideoFrame =>
  "VideoFrame" in globalThis && source instanceof VideoFrame;

const isDrawable = (
  source: unknown,
): source is
  ImageBitmap | HTMLImageElement | HTMLCanvasElement | OffscreenCanvas | HTMLVideoElement =>
  [
    globalThis.ImageBitmap,
    globalThis.HTMLImageElement,
    globalThis.HTMLCanvasElement,
    globalThis.OffscreenCanvas,
    globalThis.HTMLVideoElement,
  ].some((type) => source instanceof type);

/** An address of this origin, a data: or a blob: address. Others are never asked. */
async function fromAddress(address: string): Promise<WorkerImage> {
  const url = parse(address);
  if (url.protocol === "data:") return fromDataUrl(url.href);
  // The page's policy lets images, not requests, come from blob: addresses.
  if (url.protocol === "blob:") {
    const image = new Image();
    image.src = url.href;
    await image.decode();
    return createImageBitmap(image);
  }
  if (url.origin !== location.origin) {
    throw new FaceSdkError("INVALID_ARGUMENT", "Images come from this origin only.", {
      details: [{ loc: ["images"], msg: "is an address of another origin", type: "origin" }],
    });
  }
  const response = await fetch(url);
  if (!response.ok) throw new FaceSdkError("NOT_FOUND", `${url.pathname}: ${response.status}`);
  return response.blob();
}

function parse(address: string): URL {
  try {
    return new URL(address, document.baseURI);
  } catch {
    throw new FaceSdkError("INVALID_ARGUMENT", "This is not an address.", {
      details: [{ loc: ["images"], msg: "is not an address", type: "url" }],
    });
  }
}

/** RFC 2397. Decoded here, since the page's policy forbids requests to data: addresses. */
function fromDataUrl(address: string): Blob {
  const [, type = "", base64, body = ""] =
    /^data:([^,;]*)[^,]*?(;base64)?,(.*)$/s.exec(address) ?? [];
  const text = base64 ? atob(decodeURIComponent(body)) : decodeURIComponent(body);
  return new Blob([Uint8Array.from(text, (char) => char.charCodeAt(0))], { type });
}
