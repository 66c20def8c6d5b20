import { FaceSdkError, toFaceSdkError, type ErrorDetail } from "../contract/errors.ts";
import type { WorkerImage } from "../worker/api.ts";
import type { ImageSource } from "./api.ts";

/** The platform's name for an object. Unlike `instanceof` it also knows those of another window. */
const kindOf = (source: unknown) => Object.prototype.toString.call(source).slice(8, -1);

const isSent = (source: unknown): source is Blob | ImageData =>
  ["Blob", "File", "ImageData"].includes(kindOf(source));
const isFrame = (source: unknown): source is VideoFrame => kindOf(source) === "VideoFrame";
const isElement = <E extends Element>(source: unknown, name: `HTML${string}`): source is E =>
  kindOf(source) === name;
const isDrawable = (source: unknown) =>
  [
    ...["ImageBitmap", "HTMLImageElement", "HTMLCanvasElement"],
    ...["OffscreenCanvas", "HTMLVideoElement"],
  ].includes(kindOf(source));

/** Why this is no image source, as far as a look without reading it tells. */
export function sourceProblem(source: unknown): Pick<ErrorDetail, "msg" | "type"> | undefined {
  if (typeof source === "string") return addressProblem(source);
  if (isSent(source) || isFrame(source) || isDrawable(source)) return undefined;
  return { msg: "is not an image", type: "image_source" };
}

/**
 * Makes of an image source, of which `sourceProblem` knew none, what can be handed to the worker.
 * Bitmaps and frames are copied: the caller's own stay open.
 * @throws FaceSdkError UNSUPPORTED_IMAGE, NOT_FOUND (address)
 */
export async function toWorkerImage(source: ImageSource): Promise<WorkerImage> {
  try {
    if (typeof source === "string") return await fromAddress(source);
    if (isSent(source)) return isWhole(source) ? source : refuseEmptied();
    if (isFrame(source)) return source.clone();
    if (isElement<HTMLImageElement>(source, "HTMLImageElement")) await source.decode();
    return await createImageBitmap(source);
  } catch (thrown) {
    throw toFaceSdkError(thrown, "UNSUPPORTED_IMAGE");
  }
}

/** Pixels that were given away reach no worker: the message is dropped and the call never answered. */
const isWhole = (source: Blob | ImageData) => !("data" in source) || source.data.length > 0;

function refuseEmptied(): never {
  throw new FaceSdkError("UNSUPPORTED_IMAGE", "The picture's pixels were given away.");
}

/** The bitmaps and frames among the images: they are handed over, not copied once more. */
export const transferablesOf = (images: WorkerImage[]): Transferable[] =>
  images.filter((image): image is ImageBitmap | VideoFrame => !isSent(image));

/**
 * A frame of what a video element shows now; the caller of the worker gives it away.
 * @throws FaceSdkError UNSUPPORTED_IMAGE, INVALID_ARGUMENT (nothing that has frames)
 */
export async function frameOf(
  source: VideoFrame | ImageBitmap | HTMLVideoElement,
): Promise<VideoFrame | ImageBitmap> {
  const isVideo = isElement<HTMLVideoElement>(source, "HTMLVideoElement");
  if (!isVideo && !isFrame(source) && kindOf(source) !== "ImageBitmap") {
    const msg = "must be a VideoFrame, an ImageBitmap or a video element";
    throw new FaceSdkError("INVALID_ARGUMENT", `frame: ${msg}`, {
      details: [{ loc: ["frame"], msg, type: "image_source" }],
    });
  }
  try {
    if (isFrame(source)) return source.clone();
    if (isVideo && "VideoFrame" in globalThis) return new VideoFrame(source);
    return await createImageBitmap(source);
  } catch (thrown) {
    throw toFaceSdkError(thrown, "UNSUPPORTED_IMAGE");
  }
}

/** Images come from this origin, from data: and from blob: addresses. Others are never asked. */
function addressProblem(address: string) {
  if (!URL.canParse(address, document.baseURI)) return { msg: "is not an address", type: "url" };
  const { protocol, origin } = new URL(address, document.baseURI);
  if (protocol === "data:" || origin === location.origin) return undefined;
  return { msg: "is an address of another origin", type: "origin" };
}

async function fromAddress(address: string): Promise<WorkerImage> {
  const url = new URL(address, document.baseURI);
  if (url.protocol === "data:") return fromDataUrl(url.href);
  // The page's policy lets images, not requests, come from blob: addresses.
  if (url.protocol === "blob:") {
    const image = new Image();
    image.src = url.href;
    await image.decode();
    return createImageBitmap(image);
  }
  const response = await fetch(url);
  if (!response.ok) throw new FaceSdkError("NOT_FOUND", `${url.pathname}: ${response.status}`);
  return response.blob();
}

/** RFC 2397. Decoded here, since the page's policy forbids requests to data: addresses. */
function fromDataUrl(address: string): Blob {
  const [, type = "", base64, body = ""] =
    /^data:([^,;]*)[^,]*?(;base64)?,(.*)$/s.exec(address) ?? [];
  const text = base64 ? atob(decodeURIComponent(body)) : decodeURIComponent(body);
  return new Blob([Uint8Array.from(text, (char) => char.charCodeAt(0))], { type });
}
