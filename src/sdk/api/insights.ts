import type { EvaluationOptionsInput, EvaluationProgress } from "../../contract/evaluation.ts";
import type {
  EnrolledCounts,
  PhotoQuality,
  PhotoQualityOptionsInput,
  PhotoQualityProgress,
} from "../../contract/photo-quality.ts";
import type { Evaluation } from "../insights/evaluation.ts";
import type { Abortable } from "./calls.ts";

export interface Insights {
  /**
   * How well this recogniser tells the enrolled apart: their stored photos against each other,
   * scored as a 1:1 verification of a photo that is not enrolled. Genuine pairs are each two photos
   * of one person, impostor pairs the first photos of each two persons; from 2,829 persons on a
   * sample of them. `collectionId`, `groupBy`, `minScore` (0.81, where the groups' rates are stated).
   *
   * With few people the counts are 0 and the rates null; nothing is made up. The rates hold for
   * photos like the enrolled ones, the intervals for pairs that do not share people, which they do:
   * the true ones are wider. A person who is enrolled twice counts as two strangers. Rejects with
   * NOT_FOUND (collection), INVALID_ARGUMENT, ABORTED.
   */
  evaluate(
    options?: Abortable &
      EvaluationOptionsInput & { onProgress?: (progress: EvaluationProgress) => void },
  ): Promise<Evaluation>;
  /** How many persons and photos there are, in all and by collection. */
  counts(): Promise<EnrolledCounts>;
  /**
   * How good the stored photos are, one after the other. A stored photo is the face
   * alone, upright and of one size: sharpness, light, pose, eyes and mouth can be judged, by the same
   * measures as `Quality`; size, place in the picture and other faces cannot, and count as good.
   * `collectionId` (all persons). Rejects with NOT_FOUND (collection), INVALID_ARGUMENT, ABORTED.
   */
  photoQuality(
    options?: Abortable &
      PhotoQualityOptionsInput & { onProgress?: (progress: PhotoQualityProgress) => void },
  ): Promise<PhotoQuality>;
}
