import { describe, expect, it } from "vitest";
import { builtInModel } from "../engine/embedder-model.ts";
import { Gallery } from "../gallery/gallery.ts";
import { pack } from "../store/pack.ts";
import { scaleFor } from "./scale.ts";

const DIMENSION = 16;
const { scores } = builtInModel;

/** So many persons, each with one template and the number as its key. */
function galleryOf(persons: number): Gallery {
  const gallery = new Gallery(DIMENSION);
  for (let key = 0; key < persons; key++) {
    const template = new Float32Array(DIMENSION);
    template[key] = 1;
    gallery.add(key, 100 + key, pack(template));
  }
  return gallery;
}
const keys = (count: number) => new Set(Array.from({ length: count }, (_, at) => at));

describe("scaleFor", () => {
  it("takes out what everybody has in common from twelve persons on", () => {
    const few = scaleFor(builtInModel, galleryOf(11));
    expect(few).toMatchObject({ cohort: null, calibration: "base" });
    expect(few.scoreOf(0.4)).toBe(scores.carefulScoreOf(0.4));
    const enough = scaleFor(builtInModel, galleryOf(12));
    expect(enough).toMatchObject({ calibration: "gallery", neutral: scores.neutral });
    expect(enough.cohort?.persons).toBe(12);
    expect(enough.scoreOf(0.4)).toBe(scores.scoreOf(0.4));
  });

  it("is that of the scope where there are twelve in it, else of everybody", () => {
    const gallery = galleryOf(14);
    expect(scaleFor(builtInModel, gallery, keys(13)).cohort?.persons).toBe(13);
    expect(scaleFor(builtInModel, gallery, keys(3)).cohort?.persons).toBe(14);
  });

  it("takes nothing out, and stays careful, with a model that this does not help", () => {
    const model = { ...builtInModel, cohort: false };
    const scale = scaleFor(model, galleryOf(14), keys(13));
    expect(scale).toMatchObject({ cohort: null, calibration: "base" });
    expect(scale.scoreOf(0.4)).toBe(scores.carefulScoreOf(0.4));
  });
});
