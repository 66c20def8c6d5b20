import { expose } from "comlink";
import { alignFace } from "../../src/engine/align.ts";
import { decode, type WorkerImage } from "../../src/engine/decode.ts";
import { borrowInput, fit } from "../../src/engine/detector-input.ts";
import { lookAt, stillScales, type Detector } from "../../src/engine/detector.ts";
import { efforts } from "../../src/engine/pace.ts";
import { builtInDetector } from "../../src/engine/detector-model.ts";
import { dominantFace } from "../../src/engine/dominant.ts";
import { toInput as toEmbedderInput } from "../../src/engine/embedder.ts";
import { Engine } from "../../src/engine/engine.ts";
import { fetchLaterModel, fetchModels } from "../../src/engine/fetch-models.ts";
import { glimpseOf } from "../../src/engine/glimpse.ts";
import { Pyramid } from "../../src/engine/picture.ts";
import { poseOf } from "../../src/engine/pose.ts";
import { judge } from "../../src/engine/quality.ts";
import { cameraFrame } from "./camera-frame.ts";
import { takeRuns, watchNetworks } from "./network-runs.ts";

/** Milliseconds of one pass, by stage; all of them together are `total`. */
export type Stages = Record<string, number>;

const FRAME = { width: 640, height: 480 };
/** So that in every frame a look at the face is due. Microseconds. */
const FRAME_EVERY = 500_000;

watchNetworks();
let engine: Engine | undefined;
let now = 0;

async function timed<T>(work: () => T | Promise<T>): Promise<[ms: number, result: T]> {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

/** How long the networks ran, and what the detector gave last. */
function inference() {
  const { ms, outputs } = takeRuns();
  const all = [...ms.values()].reduce((sum, value) => sum + value, 0);
  const { name } = builtInDetector.input;
  const detector = ms.get(name) ?? 0;
  return { detector, others: all - detector, outputs: outputs.get(name) ?? {} };
}

/**
 * The stages of finding and embedding one face, each through the product's own functions on the
 * same picture; what the whole took beyond their sum is "rest".
 */
async function stagesOf(
  opened: Engine,
  image: WorkerImage,
  { isFrame, scale, total }: { isFrame: boolean; scale: number; total: number },
): Promise<Stages> {
  const { detector: detecting, others: embedding, outputs } = inference();
  const replay: Detector = {
    model: builtInDetector,
    run: () => Promise.resolve(outputs),
    release: () => Promise.resolve(),
  };
  const { input } = builtInDetector;
  const [decoding, picture] = await timed(() => decode(image));
  const pyramid = new Pyramid(picture);
  const [shrinking, looked] = await timed(() => pyramid.shrink(scale));
  const [layout] = await timed(() => {
    const { seen, size } = fit(input, looked);
    return borrowInput(input, seen, size);
  });
  const [looking, finds] = await timed(() => lookAt(replay, looked));
  const [find] = finds;
  if (!find) throw new Error("There is no face.");
  const [aligning, aligned] = await timed(() => alignFace(pyramid, find.landmarks));
  const pose = poseOf(find.landmarks);
  const [judging] = await timed(() => {
    if (!isFrame) return;
    judge({ ...find, pose }, aligned, picture);
    glimpseOf(aligned);
  });
  const [embedderLayout] = await timed(() => toEmbedderInput(opened.model, aligned, false));
  const stages = {
    decode: decoding,
    "shrink and lay out for the detector": shrinking + layout,
    "detector: inference": detecting,
    "anchors, votes, suppression": looking - layout,
    align: aligning,
    "quality, glimpse": judging,
    "lay out for the embedder": embedderLayout,
    "embedder: inference": embedding,
  };
  const known = Object.values(stages).reduce((sum, value) => sum + value, 0);
  return { ...stages, rest: total - known, total };
}

function opened(): Engine {
  if (!engine) throw new Error("open() comes first.");
  return engine;
}

async function blobOf(url: string): Promise<Blob> {
  return (await fetch(url)).blob();
}

const api = {
  async open(threads: number): Promise<void> {
    engine = await Engine.open(await fetchModels(() => undefined), threads, fetchLaterModel);
  },

  /** A photo as it is identified: found, embedded once. */
  async photo(url: string): Promise<Stages> {
    const photo = await blobOf(url);
    takeRuns();
    const [total] = await timed(() => opened().probe(photo, "FAST"));
    const { width, height } = await createImageBitmap(photo);
    const [scale = 1] = stillScales(width, height);
    return stagesOf(opened(), photo, { isFrame: false, scale, total });
  },

  /** A photo as it is enrolled: eyes and mouth looked at, embedded four times. */
  async enrolment(url: string): Promise<Stages> {
    const photo = await blobOf(url);
    takeRuns();
    const [total] = await timed(async () => {
      const { faces, width, height } = await opened().analyse(photo, { closeLook: true });
      const face = dominantFace(faces, width, height)?.face;
      return face && opened().embed(face, "ACCURATE");
    });
    const { detector, others } = inference();
    return { "detector: inference": detector, "other networks: inference": others, total };
  },

  /** A camera's frame with the photo's face, in which the face is looked at. */
  async frame(url: string): Promise<Stages> {
    const photo = await createImageBitmap(await blobOf(url));
    const frame = () => cameraFrame(photo, FRAME, (now += FRAME_EVERY));
    const [first, second] = [frame(), frame()];
    takeRuns();
    const options = { liveness: false, activeCheck: false };
    const [total] = await timed(() => opened().track(first, now, options));
    const scale = Math.min(1, efforts[0].side / Math.max(FRAME.width, FRAME.height));
    return stagesOf(opened(), second, { isFrame: true, scale, total });
  },
};

export type PipelineWorker = typeof api;

expose(api);
