import type { SearchMode } from "../contract/enums.ts";
import type { FacePictures } from "./analysed-face.ts";
import { cropAround, cropFor } from "./crop.ts";
import { embed } from "./embedder.ts";
import type { EmbedderModel } from "./embedder-model.ts";
import type { Networks } from "./networks.ts";
import { Pyramid } from "./picture.ts";
import { pointsAgain } from "./realign.ts";

/**
 * Version of the way from pixels to template. It changes with anything that changes templates:
 * alignment, resampling, the looks that are fused. Templates of different versions are never
 * compared.
 */
export const PIPELINE_VERSION = 1;

/** What a model sees of a face at the first look. */
export const firstCrop = (model: EmbedderModel, face: FacePictures) =>
  cropFor(model, model.isNative ? face.aligned : (face.context ?? face.aligned));

/**
 * The template of a face, of unit length. ACCURATE adds the mirrored copy and a second alignment
 * with its own mirrored copy (docs/benchmarks.md says what each brings).
 */
export async function templateOf(
  { detector, embedder }: Networks,
  face: FacePictures,
  mode: SearchMode,
): Promise<Float32Array<ArrayBuffer>> {
  const { model } = embedder;
  const crops = [firstCrop(model, face)];
  if (mode === "FAST") return embed(embedder, crops, false);
  if (face.context) {
    const pyramid = new Pyramid(face.context);
    const points = await pointsAgain(detector, pyramid);
    if (points) crops.push(cropAround(model, pyramid, points));
  }
  return embed(embedder, crops, true);
}
