import { describe, expect, it } from "vitest";
import dlib from "../../scripts/packs/dlib-resnet.calibration.json" with { type: "json" };
import { builtInModel } from "./embedder-model.ts";
import { likenessOf } from "./likeness.ts";
import { ScoreMap } from "./score.ts";

describe("likenessOf", () => {
  it("is the built-in model's measured rates", () => {
    const { same, other } = likenessOf(builtInModel.scores);
    expect(same).toBeCloseTo(0.4155, 9);
    expect(other).toBeCloseTo(0.25, 2);
  });

  it("differs with the model: all of dlib's faces are near each other", () => {
    expect(likenessOf(new ScoreMap(dlib))).toEqual({ same: 0.9443, other: 0.9126 });
  });
});
