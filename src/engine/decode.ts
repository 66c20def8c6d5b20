import { imageSize } from "image-size";
import { FaceSdkError } from "../contract/errors.ts";
import { isComplete } from "./complete.ts";
import { pixelsOf } from "./frame-pixels.ts";
import type { Picture } from "./picture.ts";

/** What reaches the worker of the page's image sources. */
export type WorkerImage = Blob | ImageBitmap | VideoFrame | ImageData;

/** More is refused before it is decoded: 64 megapixels take 256 MB as a bitmap. */
export const MAX_PIXELS = 64_000_000;
const MAX_FILE_BYTES = 100_000_000;
/** A larger picture is averaged down by a whole factor while it is read out. */
const MAX_WORKING_PIXELS = 16_000_000;
const STRIP_PIXELS = 2_000_000;

/** A decoded picture; `factor` of its source's pixels lie side by side in one of its own. */
export interface Decoded extends Picture {
  factor: number;
}

/**
 * Decodes upright (EXIF orientation honoured). Takes the bitmap or frame over and closes it.
 * @throws FaceSdkError UNSUPPORTED_IMAGE, IMAGE_TOO_LARGE
 */
export async function decode(image: WorkerImage): Promise<Decoded> {
  if (image instanceof ImageData) {
    refuseIfTooLarge(image.width, image.height);
    return { ...opaque(image), factor: 1 };
  }
  const bitmap = image instanceof Blob ? await decodeFile(image) : image;
  try {
    return (await readFrame(bitmap)) ?? readPixels(bitmap);
  } finally {
    bitmap.close();
  }
}

async function decodeFile(file: Blob): Promise<ImageBitmap> {
  if (file.size === 0) {
    throw new FaceSdkError("UNSUPPORTED_IMAGE", "The file is empty.");
  }
  if (file.size > MAX_FILE_BYTES) {
    throw new FaceSdkError("IMAGE_TOO_LARGE", `The file has ${file.size} bytes.`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const declared = declaredSize(bytes);
  if (declared) refuseIfTooLarge(declared.width, declared.height);
  if (!isComplete(bytes)) {
    throw new FaceSdkError("UNSUPPORTED_IMAGE", "The picture's file is cut off.", {
      advice: "This photo is incomplete. Copy or take it again.",
    });
  }
  try {
    return await createImageBitmap(file);
  } catch (cause) {
    throw new FaceSdkError("UNSUPPORTED_IMAGE", "The browser cannot decode this file.", {
      cause,
      ...(isHeic(bytes) && {
        advice:
          "This browser cannot read HEIC photos. Set the camera to JPEG (“most compatible”) or convert the photo.",
      }),
    });
  }
}

/** The size that the file's header states, or undefined where none is understood. */
function declaredSize(bytes: Uint8Array) {
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
}

/** ISO base media files of the HEIF family name their brand behind "ftyp" (ISO/IEC 23008-12). */
function isHeic(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(4, 12));
  return /^ftyp(heic|heix|hevc|hevx|heim|heis|mif1|msf1)$/.test(head);
}

function refuseIfTooLarge(width: number, height: number) {
  if (width * height > MAX_PIXELS) {
    throw new FaceSdkError("IMAGE_TOO_LARGE", `The picture has ${width} × ${height} pixels.`);
  }
}

/** A frame that needs no canvas. */
async function readFrame(frame: ImageBitmap | VideoFrame): Promise<Decoded | null> {
  if (!("displayWidth" in frame)) return null;
  const { displayWidth: width, displayHeight: height } = frame;
  if (width * height > MAX_WORKING_PIXELS) return null;
  const data = await pixelsOf(frame);
  return data && { width, height, data, factor: 1 };
}

/**
 * Reads the pixels in strips, never scaled by the canvas: the browsers' scalers differ, and a
 * whole-size canvas beside the bitmap would double the memory.
 */
function readPixels(bitmap: ImageBitmap | VideoFrame): Decoded {
  const [width, height] =
    "displayWidth" in bitmap
      ? [bitmap.displayWidth, bitmap.displayHeight]
      : [bitmap.width, bitmap.height];
  refuseIfTooLarge(width, height);
  const factor = Math.ceil(Math.sqrt((width * height) / MAX_WORKING_PIXELS));
  const outWidth = Math.floor(width / factor);
  const outHeight = Math.floor(height / factor);
  const stripRows = Math.min(outHeight, Math.max(1, Math.floor(STRIP_PIXELS / width / factor)));
  const context = contextOf(width, stripRows * factor);
  const readStrip = (row: number, rows: number) => {
    // What is transparent shall be grey, not what the canvas held before.
    context.fillStyle = "#808080";
    context.fillRect(0, 0, width, rows * factor);
    context.drawImage(bitmap, 0, -row * factor);
    return context.getImageData(0, 0, width, rows * factor).data;
  };
  const size = { width: outWidth, height: outHeight, factor };
  // What is read in one go is kept as it comes.
  if (factor === 1 && stripRows === outHeight) return { ...size, data: readStrip(0, outHeight) };

  const out = new Uint8ClampedArray(outWidth * outHeight * 4);
  for (let row = 0; row < outHeight; row += stripRows) {
    const rows = Math.min(stripRows, outHeight - row);
    const strip = readStrip(row, rows);
    if (factor === 1) out.set(strip, row * width * 4);
    else averageBlocks(strip, width, factor, out, row, rows, outWidth);
  }
  return { ...size, data: out };
}

let latest: OffscreenCanvasRenderingContext2D | undefined;

/** To be used at once: a video's frames share one canvas, since a new one each would be much garbage. */
function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  if (latest?.canvas.width === width && latest.canvas.height === height) return latest;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new FaceSdkError("UNSUPPORTED_IMAGE", "The browser gives no canvas.");
  return (latest = context);
}

function averageBlocks(
  strip: Uint8ClampedArray,
  stripWidth: number,
  factor: number,
  out: Uint8ClampedArray,
  firstRow: number,
  rows: number,
  outWidth: number,
) {
  const area = factor * factor;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < outWidth; x++) {
      for (let c = 0; c < 4; c++) {
        let sum = 0;
        for (let dy = 0; dy < factor; dy++) {
          const start = ((y * factor + dy) * stripWidth + x * factor) * 4 + c;
          for (let dx = 0; dx < factor; dx++) sum += strip[start + dx * 4] as number;
        }
        out[((firstRow + y) * outWidth + x) * 4 + c] = sum / area;
      }
    }
  }
}

/** A copy: the pixels of the caller's ImageData may change while it is in work. */
function opaque({ width, height, data }: ImageData): Picture {
  const copy = new Uint8ClampedArray(data);
  for (let i = 0; i < copy.length; i += 4) {
    const alpha = (copy[i + 3] as number) / 255;
    if (alpha === 1) continue;
    for (let c = 0; c < 3; c++) copy[i + c] = (copy[i + c] as number) * alpha + 128 * (1 - alpha);
    copy[i + 3] = 255;
  }
  return { width, height, data: copy };
}
