import measured from "../../models/calibration.json" with { type: "json" };
import catalogue from "../../models/models.json" with { type: "json" };
import type { Point } from "../contract/faces.ts";
import { modelKeyOf, type EmbedderPack } from "../contract/packs.ts";
import { ScoreMap, type Calibration } from "./score.ts";
import { ALIGNED_SIZE, arcfaceTemplate } from "./similarity.ts";

/** What there is to know of a recognition model in order to use it. */
export interface EmbedderModel {
  /** `id@version`; stored with each template, and templates of different ones are never compared. */
  id: string;
  input: EmbedderPack["input"];
  template: readonly Point[];
  /** Whether crops of the product's own, 112×112 with ArcFace's points, fit as they are. */
  isNative: boolean;
  output: EmbedderPack["output"];
  mirrored: boolean;
  /** Whether similarities are better with what the enrolled have in common taken out. */
  cohort: boolean;
  /** What similarities mean. */
  scores: ScoreMap;
}

/** A flat map, for packs that are measured before they have one. */
const UNMEASURED: Calibration = {
  neutral: 0,
  knots: [
    [0, -0.301],
    [0.99, -6],
  ],
};

export function modelOf(pack: EmbedderPack): EmbedderModel {
  const template = pack.template.map(([x, y]) => ({ x, y }));
  const { input, output, mirrored, calibration = UNMEASURED } = pack;
  // Packs that were installed before there was a choice say nothing of it.
  const { cohort = true } = pack;
  const scores = new ScoreMap(calibration);
  const isNative =
    input.width === ALIGNED_SIZE &&
    input.height === ALIGNED_SIZE &&
    template.every(({ x, y }, at) => {
      const own = arcfaceTemplate[at] as Point;
      return Math.hypot(x - own.x, y - own.y) < 0.01;
    });
  return { id: modelKeyOf(pack), input, template, isNative, output, mirrored, cohort, scores };
}

const BUILT_IN = "fr-feature-mobilefacenet";

/** The model that comes with the app, described as a pack is; models.json holds the facts. */
export const builtInPack: EmbedderPack & { bytes: number } = describeBuiltIn();

export const builtInModel: EmbedderModel = modelOf(builtInPack);

function describeBuiltIn(): EmbedderPack & { bytes: number } {
  const entry = catalogue.models.find(({ id }) => id === BUILT_IN);
  const { input, outputs } = entry ?? {};
  const [output] = outputs ?? [];
  if (!entry || !input?.template || !output) throw new Error(`models.json knows no ${BUILT_IN}`);
  const { id, version, licence, file, sha256, bytes } = entry;
  if (measured.model !== modelKeyOf(entry)) {
    throw new Error(`models/calibration.json is of ${measured.model}, not of ${id}@${version}`);
  }
  const [, , height = 0, width = 0] = input.shape.map(Number);
  const { mean, divisor } = input.normalisation;
  return {
    ...{ id, version, licence, file, sha256, bytes, name: "Built-in", role: "embedder" },
    input: {
      ...{ name: input.name, width, height, layout: "NCHW", colour: "RGB" },
      normalisation: { mean, divisor },
    },
    template: input.template as EmbedderPack["template"],
    output: { name: output.name, dimension: Number(output.shape[1]) },
    mirrored: true,
    cohort: measured.cohort,
    calibration: {
      neutral: measured.neutral,
      knots: measured.knots as [number, number][],
    },
  };
}
