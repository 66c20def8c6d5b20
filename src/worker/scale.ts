import type { Calibration } from "../contract/records.ts";
import type { EmbedderModel } from "../engine/embedder-model.ts";
import { LEAST_COHORT, type Cohort } from "../gallery/cohort.ts";
import type { Gallery } from "../gallery/gallery.ts";

/** How similarities to enrolled people become scores. */
export interface Scale {
  /** What those people have in common, to be taken out of each similarity; null: nothing is. */
  readonly cohort: Cohort | null;
  /** See `normalise`. */
  readonly neutral: number;
  readonly calibration: Calibration;
  scoreOf(similarity: number): number;
}

/**
 * Takes out what the people at hand have in common: those of the scope, or everybody where the
 * scope is too small to tell. With too few enrolled at all, or a model that this does not help, the
 * careful map stands in for that.
 *
 * @param scope keys of persons
 */
export function scaleFor(
  { scores, cohort: isHelped }: EmbedderModel,
  gallery: Gallery,
  scope?: ReadonlySet<number>,
): Scale {
  const cohort = isHelped ? cohortOf(gallery, scope) : null;
  return {
    cohort,
    neutral: scores.neutral,
    calibration: cohort ? "gallery" : "base",
    scoreOf: (similarity) =>
      cohort ? scores.scoreOf(similarity) : scores.carefulScoreOf(similarity),
  };
}

function cohortOf(gallery: Gallery, scope?: ReadonlySet<number>): Cohort | null {
  const ofScope = scope && gallery.cohort(scope);
  const present = ofScope && ofScope.persons >= LEAST_COHORT ? ofScope : gallery.cohort();
  return present.persons >= LEAST_COHORT ? present : null;
}
