import { builtInModel } from "../../src/engine/embedder-model.ts";
import { PIPELINE_VERSION } from "../../src/engine/template.ts";
import { makeTemplates } from "../bench/people.ts";
import { seed as write } from "../bench/seed.ts";

/** Fills the app's database with so many people of made-up templates, as if the built-in model had made them. */
export const seed = (count: number): Promise<void> =>
  write("visavis", makeTemplates(count, 1), 1, {
    model: builtInModel.id,
    pipeline: PIPELINE_VERSION,
  });
