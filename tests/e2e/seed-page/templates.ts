import { builtInModel } from "../../../src/engine/embedder-model.ts";
import { PIPELINE_VERSION } from "../../../src/engine/template.ts";
import { makeTemplates } from "../../bench/people.ts";
import { seed as seedBench } from "../../bench/seed.ts";

/** Writes so many people with a made-up template each, in clusters, into the app's database. */
export const seed = (count: number): Promise<void> =>
  seedBench("visavis", makeTemplates(count, 1), 1, {
    model: builtInModel.id,
    pipeline: PIPELINE_VERSION,
  });
