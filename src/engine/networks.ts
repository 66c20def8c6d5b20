import catalogue from "../../models/models.json";
import type { Network, Runtime } from "./runtime.ts";

/** The networks that the pipeline runs now. */
export interface Networks {
  detector: Network;
  embedder: Network;
}

export type NetworkRole = keyof Networks;
export type ModelBytes = Record<NetworkRole, Uint8Array>;

const idByRole: Record<NetworkRole, string> = {
  detector: "retinaface-mnet025-v1",
  embedder: "fr-feature-mobilefacenet",
};

/** Id, version and size of each model in use, from models/models.json. */
export const modelsInUse = (Object.keys(idByRole) as NetworkRole[]).map((role) => {
  const entry = catalogue.models.find(({ id }) => id === idByRole[role]);
  if (!entry) throw new Error(`models.json knows no ${idByRole[role]}`);
  return { role, id: entry.id, version: entry.version, bytes: entry.bytes };
});

/** Stored with each template; templates of different models are never compared. */
export const EMBEDDER_ID = (({ id, version }) => `${id}@${version}`)(
  modelsInUse.find(({ role }) => role === "embedder") as (typeof modelsInUse)[number],
);

/** Loads one after the other: ONNX Runtime Web cannot create two sessions at a time. */
export async function loadNetworks(runtime: Runtime, bytes: ModelBytes): Promise<Networks> {
  const detector = await runtime.load(bytes.detector);
  const embedder = await runtime.load(bytes.embedder);
  return { detector, embedder };
}

export async function releaseNetworks({ detector, embedder }: Networks): Promise<void> {
  await detector.release();
  await embedder.release();
}
