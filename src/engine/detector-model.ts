import catalogue from "../../models/models.json" with { type: "json" };
import type { DetectorPack } from "../contract/detector-packs.ts";
import { modelKeyOf } from "../contract/packs.ts";
import type { Decode } from "./decoder.ts";
import { retinaFaceDecoder } from "./retinaface.ts";
import { scrfdDecoder } from "./scrfd.ts";
import { yuNetDecoder } from "./yunet.ts";

/** What there is to know of a detector in order to use it. */
export interface DetectorModel {
  /** `id@version`. */
  id: string;
  input: DetectorPack["input"];
  scores: {
    /** Finds below this are no faces, 0 to 1. */
    min: number;
    /**
     * A face that stands upright scores at least this. A detector that does not say so is taken at
     * its word: other turns of a picture are looked at only where it finds nobody upright.
     */
    sure: number;
  };
  decode: Decode;
}

export function detectorModelOf(pack: DetectorPack): DetectorModel {
  const { input, scores } = pack;
  const { min, sure = min } = scores;
  return { id: modelKeyOf(pack), input, scores: { min, sure }, decode: decoderOf(pack) };
}

function decoderOf(pack: DetectorPack): Decode {
  switch (pack.decoder) {
    case "retinaface":
      return retinaFaceDecoder(pack);
    case "yunet":
      return yuNetDecoder(pack);
    case "scrfd":
      return scrfdDecoder(pack);
  }
}

const BUILT_IN = "retinaface-mnet025-v1";

/**
 * Faces below 0.6 are none. An upright face in the coarse look scores 0.975 or more: the built-in
 * detector finds faces that lie or stand on their head as well, with points that are of no use, but
 * rarely when they are small, and then it is less sure or sees that they are tilted
 * (docs/benchmarks.md has figures).
 */
const SCORES = { min: 0.6, sure: 0.975 };

/** The detector that comes with the app, described as a pack is; models.json holds the facts. */
export const builtInDetectorPack: DetectorPack & { bytes: number } = describeBuiltIn();

export const builtInDetector: DetectorModel = detectorModelOf(builtInDetectorPack);

function describeBuiltIn(): DetectorPack & { bytes: number } {
  const entry = catalogue.models.find(({ id }) => id === BUILT_IN);
  if (!entry) throw new Error(`models.json knows no ${BUILT_IN}`);
  const { id, version, licence, file, sha256, bytes, input } = entry;
  const { mean, divisor } = input.normalisation;
  const names = (stride: number) => ({
    score: `face_rpn_cls_prob_reshape_stride${stride}`,
    box: `face_rpn_bbox_pred_stride${stride}`,
    points: `face_rpn_landmark_pred_stride${stride}`,
  });
  return {
    ...{ id, version, licence, file, sha256, bytes, name: "Built-in", role: "detector" },
    input: {
      ...{ name: input.name, layout: "NCHW", colour: "RGB", size: { multiple: 32 } },
      normalisation: { mean, divisor },
    },
    scores: SCORES,
    decoder: "retinaface",
    outputs: { 8: names(8), 16: names(16), 32: names(32) },
    pointsFactor: 1,
  };
}
