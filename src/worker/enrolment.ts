import { adviceByCode, FaceSdkError } from "../contract/errors.ts";
import type { AnalysedFace } from "../engine/analysed-face.ts";
import type { WorkerImage } from "../engine/decode.ts";
import { dominantFace } from "../engine/dominant.ts";
import { toStoredJpeg } from "../engine/encode.ts";
import type { Engine } from "../engine/engine.ts";
import { PIPELINE_VERSION } from "../engine/template.ts";
import type { FaceToStore } from "../store/index.ts";
import { embedNow } from "./embedding.ts";
import type { RememberedFace } from "./face-memory.ts";

/** A full image has at least so many pixels a side; thumbnails have 112. */
export const MIN_ENROLMENT_SIDE = 224;

/**
 * From full images to what the store keeps of them. All must be good, else none is used; the
 * error names the image by its index in `details`.
 * @throws FaceSdkError NO_FACE, MULTIPLE_FACES, IMAGE_TOO_SMALL, a quality code, or decoding's
 */
export async function facesFromImages(
  engine: Engine,
  images: WorkerImage[],
  signal: AbortSignal,
): Promise<FaceToStore[]> {
  const faces: FaceToStore[] = [];
  for (const [index, image] of images.entries()) {
    try {
      const analysis = await engine.analyse(image, { signal, minSide: MIN_ENROLMENT_SIDE });
      const dominant = dominantFace(analysis.faces, analysis.width, analysis.height);
      if (!dominant) throw new FaceSdkError("NO_FACE");
      if (dominant.several) throw new FaceSdkError("MULTIPLE_FACES");
      faces.push(await toStore(engine, dominant.face, signal));
    } catch (error) {
      throw atImage(error, index);
    }
  }
  return faces;
}

/** The same from faces that were found before; one in too small a picture is refused too. */
export async function facesFromDetections(
  engine: Engine,
  found: readonly RememberedFace[],
  signal: AbortSignal,
): Promise<FaceToStore[]> {
  const faces: FaceToStore[] = [];
  for (const [index, { face, pictureSide }] of found.entries()) {
    try {
      if (pictureSide < MIN_ENROLMENT_SIDE) throw new FaceSdkError("IMAGE_TOO_SMALL");
      faces.push(await toStore(engine, face, signal));
    } catch (error) {
      throw atImage(error, index);
    }
  }
  return faces;
}

/** What the store keeps of a found face. Refuses one that would be unusable. */
async function toStore(
  engine: Engine,
  face: AnalysedFace,
  signal: AbortSignal,
): Promise<FaceToStore> {
  const [reason] = face.quality.reasons;
  if (reason) throw new FaceSdkError(reason);
  const jpeg = await toStoredJpeg(face.context ?? face.aligned);
  const thumbnail = new Uint8Array(await jpeg.arrayBuffer());
  const embedded = await embedNow(engine, face, "ACCURATE", signal);
  return { thumbnail, ...embedded, pipeline: PIPELINE_VERSION };
}

function atImage(error: unknown, index: number): unknown {
  if (!(error instanceof FaceSdkError) || error.code === "ABORTED") return error;
  const { code, message, advice } = error;
  const detail = { loc: ["images", index], msg: message, type: code };
  return new FaceSdkError(code, message || adviceByCode[code], { advice, details: [detail] });
}
