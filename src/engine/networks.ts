import catalogue from "../../models/models.json";
import type { Detector } from "./detector.ts";
import { builtInDetector, type DetectorModel } from "./detector-model.ts";
import type { Embedder } from "./embedder.ts";
import { builtInModel, type EmbedderModel } from "./embedder-model.ts";
import type { Network, Runtime } from "./runtime.ts";

/** The networks that every picture goes through. */
export interface Networks {
  detector: Detector;
  embedder: Embedder;
}

/** What they are. */
export interface NetworkModels {
  detector: DetectorModel;
  embedder: EmbedderModel;
}

export const modelsOf = ({ detector, embedder }: Networks): NetworkModels => ({
  detector: detector.model,
  embedder: embedder.model,
});

export const builtInModels: NetworkModels = { detector: builtInDetector, embedder: builtInModel };

export type NetworkRole = keyof Networks;
export type ModelBytes = Record<NetworkRole, Uint8Array>;

/** What models/models.json says of a model in use. */
export interface ModelEntry {
  id: string;
  version: string;
  /** Size of the file. */
  bytes: number;
}

/** The networks that are loaded when they are first asked for. */
export type LaterRole = "liveness" | "landmarks" | "eyes" | "scout";

/** The models in use. */
export const modelEntries: Record<NetworkRole | LaterRole, ModelEntry> = {
  detector: entryOf("retinaface-mnet025-v1"),
  embedder: entryOf("fr-feature-mobilefacenet"),
  liveness: entryOf("fr-liveness-3class"),
  landmarks: entryOf("fr-landmark-68"),
  eyes: entryOf("fr-eye-open"),
  scout: entryOf("fr-detect-ultraface-rfb-320"),
};

/** Loads one after the other: ONNX Runtime Web cannot create two sessions at a time. */
export async function loadNetworks(
  runtime: Runtime,
  bytes: ModelBytes,
  models: NetworkModels,
): Promise<Networks> {
  const detector = await loadAs(runtime, bytes.detector, models.detector);
  const embedder = await loadAs(runtime, bytes.embedder, models.embedder);
  return { detector, embedder };
}

/** A network with what there is to know of it. @throws FaceSdkError MODEL_LOAD_FAILED */
export async function loadAs<M>(
  runtime: Runtime,
  bytes: Uint8Array,
  model: M,
): Promise<Network & { readonly model: M }> {
  return { ...(await runtime.load(bytes)), model };
}

function entryOf(modelId: string): ModelEntry {
  const entry = catalogue.models.find(({ id }) => id === modelId);
  if (!entry) throw new Error(`models.json knows no ${modelId}`);
  const { id, version, bytes } = entry;
  return { id, version, bytes };
}
