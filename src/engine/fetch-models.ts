import scoutUrl from "../../models/fr_detect.onnx?url";
import eyesUrl from "../../models/fr_eye.onnx?url";
import embedderUrl from "../../models/fr_feature.onnx?url";
import landmarksUrl from "../../models/fr_landmark.onnx?url";
import livenessUrl from "../../models/fr_liveness.onnx?url";
import detectorUrl from "../../models/retinaface.onnx?url";
import { FaceSdkError } from "../contract/errors.ts";
import { modelEntries, type ModelBytes, type NetworkRole, type LaterRole } from "./networks.ts";

const urlByRole: Record<NetworkRole, string> = { detector: detectorUrl, embedder: embedderUrl };
const urlOfLater: Record<LaterRole, string> = {
  liveness: livenessUrl,
  landmarks: landmarksUrl,
  eyes: eyesUrl,
  scout: scoutUrl,
};

/**
 * Fetches the models from this origin (in truth, after the first visit, from the cache), all at once.
 * @param onProgress told with each further per cent
 * @throws FaceSdkError MODEL_LOAD_FAILED
 */
export async function fetchModels(
  onProgress: (loadedBytes: number, totalBytes: number) => void,
): Promise<ModelBytes> {
  const total = modelEntries.detector.bytes + modelEntries.embedder.bytes;
  let loaded = 0;
  let told = -1;
  const load = (role: NetworkRole) =>
    fetchBytes(urlByRole[role], modelEntries[role].id, (count) => {
      loaded += count;
      // They come in hundreds of pieces, at the moment when the page is busiest.
      const percent = Math.floor((100 * loaded) / total);
      if (percent === told) return;
      told = percent;
      onProgress(loaded, total);
    });
  const [detector, embedder] = await Promise.all([load("detector"), load("embedder")]);
  return { detector, embedder };
}

/** @throws FaceSdkError MODEL_LOAD_FAILED */
export const fetchLaterModel = (role: LaterRole): Promise<Uint8Array> =>
  fetchBytes(urlOfLater[role], modelEntries[role].id, () => undefined);

/** One of the two that `fetchModels` fetches. @throws FaceSdkError MODEL_LOAD_FAILED */
export const fetchModel = (role: NetworkRole): Promise<Uint8Array> =>
  fetchBytes(urlByRole[role], modelEntries[role].id, () => undefined);

async function fetchBytes(url: string, id: string, onBytes: (count: number) => void) {
  try {
    const response = await fetch(url);
    if (!response.ok || !response.body) throw new Error(`HTTP status ${response.status}`);
    const counter = new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        onBytes(chunk.byteLength);
        controller.enqueue(chunk as Uint8Array<ArrayBuffer>);
      },
    });
    const counted = new Response(response.body.pipeThrough(counter));
    return new Uint8Array(await counted.arrayBuffer());
  } catch (cause) {
    throw new FaceSdkError("MODEL_LOAD_FAILED", `The model ${id} could not be loaded.`, { cause });
  }
}
