import type { SearchMode } from "../contract/enums.ts";
import { FaceSdkError } from "../contract/errors.ts";
import type { DetectedFace } from "../contract/faces.ts";
import type { EngineInfo } from "../contract/records.ts";
import { tryWebGpu } from "./accelerator.ts";
import { alignFace, withoutMargin } from "./align.ts";
import { breathe } from "./breathe.ts";
import { lookCloser } from "./closer-look.ts";
import { decode, type WorkerImage } from "./decode.ts";
import { detectFaces, frameScales } from "./detector.ts";
import { cropAround, cropFor, marginOf } from "./crop.ts";
import { embed, madeUpPicture, tryOut, type Embedder } from "./embedder.ts";
import { builtInModel, type EmbedderModel } from "./embedder-model.ts";
import {
  Follower,
  type FollowerTools,
  type FollowOptions,
  type TrackedAnalysis,
} from "./follower.ts";
import { LaterNetworks, type FetchLater } from "./later-networks.ts";
import { livenessOf, onlyJudgeableFace } from "./liveness.ts";
import {
  loadEmbedder,
  loadNetworks,
  modelEntries,
  type ModelBytes,
  type Networks,
} from "./networks.ts";
import { Pyramid, type Picture } from "./picture.ts";
import { poseOf } from "./pose.ts";
import { CONTEXT_MARGIN, pointsAgain } from "./realign.ts";
import { judge, withCloserLook } from "./quality.ts";
import { InferenceQueue } from "./queue.ts";
import type { Find } from "./retinaface.ts";
import { openWasmRuntime, type Runtime } from "./runtime.ts";
import { findInStill } from "./stills.ts";
import { rollWhenTurned } from "./turn.ts";

/**
 * Version of the way from pixels to template. It changes with anything that changes templates:
 * alignment, resampling, the looks that are fused. Templates of different versions are never
 * compared.
 */
export const PIPELINE_VERSION = 1;

/** A smaller picture shows no face. */
const MIN_SIDE = 32;
/** In a picture of more faces nobody's eyes and mouths are looked at: it is not for enrolment. */
const CLOSE_LOOKS = 4;

/** A found face with its aligned 112×112 crop. */
export interface AnalysedFace extends Omit<DetectedFace, "id"> {
  aligned: Picture;
  /**
   * The same with a margin, from which it can be aligned anew; frames have none for a model that
   * sees no more than the crop.
   */
  context?: Picture;
}

/** Faces in falling order of confidence; sizes in the pixels of the upright source. */
export interface Analysis {
  width: number;
  height: number;
  faces: AnalysedFace[];
  /** How likely the one face is live, 0 to 1; only where it was asked for. */
  liveness?: number;
}

/** Pixels in, faces and templates out. Knows nothing of persons or storage. */
export class Engine {
  readonly #queue = new InferenceQueue();
  readonly #wasm: { runtime: Runtime; networks: Networks };
  readonly #later: LaterNetworks;
  readonly #follower: Follower;
  #accelerated: Networks | null = null;
  #webgpu = "Not tried yet.";

  private constructor(wasm: { runtime: Runtime; networks: Networks }, fetchLater: FetchLater) {
    this.#wasm = wasm;
    this.#later = new LaterNetworks(wasm.runtime, fetchLater);
    const tools: FollowerTools = {
      embed: (face) =>
        this.#run(({ embedder }) => embed(embedder, [firstCrop(embedder.model, face)], false)),
      network: (role) => this.#later.get(role),
    };
    this.#follower = new Follower(tools, this.model.calibration);
  }

  /**
   * Loads the networks on WASM and runs each once, since a first run is slow. The others are
   * fetched when they are first asked for.
   *
   * @param model what `models.embedder` is
   */
  static async open(
    models: ModelBytes,
    threads: number,
    fetchLater: FetchLater,
    model = builtInModel,
  ): Promise<Engine> {
    const runtime = await openWasmRuntime(threads);
    const networks = await loadNetworks(runtime, models, model);
    const engine = new Engine({ runtime, networks }, fetchLater);
    const blank = { width: 128, height: 128, data: new Uint8ClampedArray(128 * 128 * 4) };
    await detectFaces(engine.#wasm.networks.detector, new Pyramid(blank), [1]);
    const { width, height } = model.input;
    await embed(networks.embedder, [madeUpPicture(width, height)], false);
    return engine;
  }

  /** The recognition model in use. */
  get model(): EmbedderModel {
    return this.embedder.model;
  }

  /** The same, loaded: it is good until `useEmbedder`. */
  get embedder(): Embedder {
    return this.#wasm.networks.embedder;
  }

  get info(): EngineInfo {
    return {
      backend: this.#accelerated ? "webgpu" : "wasm",
      threads: this.#wasm.runtime.threads,
      webgpu: this.#webgpu,
      models: Object.entries(modelEntries).map(([role, { id, version }]) =>
        role === "embedder" ? idAndVersion(this.model) : { id, version },
      ),
      pipeline: PIPELINE_VERSION,
    };
  }

  /** Moves to the GPU if it proves itself. Photos and frames go on meanwhile. */
  async accelerate(models: ModelBytes, options?: { software?: boolean }): Promise<void> {
    const { model } = this;
    const { networks, reason } = await tryWebGpu(models, this.#wasm.networks, options);
    // The model may have been changed meanwhile.
    if (this.model !== model) return;
    this.#accelerated = networks;
    this.#webgpu = reason;
  }

  /**
   * Loads another recognition model beside the one in use, and tries it out.
   * @throws FaceSdkError MODEL_LOAD_FAILED
   */
  loadEmbedder(bytes: Uint8Array, model: EmbedderModel): Promise<Embedder> {
    return this.#queue.run(async () => {
      const embedder = await loadEmbedder(this.#wasm.runtime, bytes, model);
      try {
        await tryOut(embedder);
        return embedder;
      } catch (error) {
        await embedder.release();
        throw error;
      }
    });
  }

  /**
   * Changes to a model that `loadEmbedder` gave, on WASM. `changed` runs in the same moment: no
   * picture is looked at between the two.
   */
  useEmbedder(embedder: Embedder, changed: () => void): Promise<void> {
    return this.#queue.run(async () => {
      const before = this.#wasm.networks.embedder;
      this.#wasm.networks.embedder = embedder;
      this.#accelerated = null;
      this.#webgpu = "Not tried with this model.";
      this.#follower.startWith(embedder.model.calibration);
      changed();
      await before.release();
    });
  }

  /**
   * Finds every face of a still picture. Takes the image over.
   * @throws FaceSdkError UNSUPPORTED_IMAGE, IMAGE_TOO_LARGE, IMAGE_TOO_SMALL, ABORTED; with
   *   `liveness` also what `onlyJudgeableFace` throws
   */
  analyse(image: WorkerImage, options: AnalyseOptions = {}): Promise<Analysis> {
    const { signal, minSide = MIN_SIDE, every = false } = options;
    const { liveness = false, closeLook = false } = options;
    return this.#queue.run(async () => {
      const picture = await decode(image);
      const { factor } = picture;
      const width = picture.width * factor;
      const height = picture.height * factor;
      if (Math.min(width, height) < minSide) {
        throw new FaceSdkError("IMAGE_TOO_SMALL", `The picture has ${width} × ${height} pixels.`);
      }
      throwIfAborted(signal);
      const pyramid = new Pyramid(picture);
      const scout = every ? await this.#later.get("scout") : undefined;
      const check = () => breathe(signal);
      const finds = await this.#run(({ detector }) =>
        findInStill(detector, pyramid, { scout, check }),
      );
      const faces = finds.map((find) => describe(find, finds, pyramid, factor, CONTEXT_MARGIN));
      if (closeLook && faces.length <= CLOSE_LOOKS) await this.#lookCloser(faces);
      if (!liveness) return { width, height, faces };
      onlyJudgeableFace(faces, width, height);
      const [find] = finds as [Find];
      const network = await this.#later.get("liveness");
      return { width, height, faces, liveness: await livenessOf(network, pyramid, find.box) };
    }, signal);
  }

  /** Adds to each face's quality what only more networks can tell. */
  async #lookCloser(faces: AnalysedFace[]): Promise<void> {
    const networks = {
      landmarks: await this.#later.get("landmarks"),
      eyes: await this.#later.get("eyes"),
    };
    for (const face of faces) {
      if (!face.context) continue;
      face.quality = withCloserLook(face.quality, await lookCloser(networks, face.context));
    }
  }

  /**
   * The template of a face, of unit length. ACCURATE adds the mirrored copy and a second alignment
   * with its own mirrored copy (docs/benchmarks.md says what each brings).
   */
  embed(
    face: Pick<AnalysedFace, "aligned" | "context">,
    mode: SearchMode,
    signal?: AbortSignal,
  ): Promise<Float32Array<ArrayBuffer>> {
    return this.#queue.run(() => this.#run((networks) => templateOf(networks, face, mode)), signal);
  }

  /** The ACCURATE template of a stored face (encode.ts), by a model that need not be the one in use. */
  embedStored(
    jpeg: Blob,
    embedder: Embedder,
    signal?: AbortSignal,
  ): Promise<Float32Array<ArrayBuffer>> {
    return this.#queue.run(async () => {
      const stored = await decode(jpeg);
      const margin = marginOf(stored);
      const face =
        margin > 0
          ? { aligned: withoutMargin(stored, margin), context: stored }
          : { aligned: stored };
      const { detector } = this.#wasm.networks;
      return templateOf({ detector, embedder }, face, "ACCURATE");
    }, signal);
  }

  /** Follows the faces of a video; null when a newer frame overtook this one. Takes the frame over. */
  track(
    frame: VideoFrame | ImageBitmap,
    timestamp: number,
    options: FollowOptions,
  ): Promise<TrackedAnalysis | null> {
    return this.#queue.runLatest(
      async () => {
        const picture = await decode(frame);
        const { factor } = picture;
        const pyramid = new Pyramid(picture);
        const scales = frameScales(picture.width, picture.height);
        const finds = await this.#run(({ detector }) => detectFaces(detector, pyramid, scales));
        const width = picture.width * factor;
        const height = picture.height * factor;
        const found = finds.map((find) => ({
          base: find.box,
          face: describe(find, finds, pyramid, factor, this.model.isNative ? 0 : CONTEXT_MARGIN),
        }));
        return this.#follower.follow({ found, pyramid, width, height, timestamp }, options);
      },
      () => frame.close(),
    );
  }

  /** On the GPU if it was chosen; if it fails (a lost device), on WASM then and ever after. */
  async #run<T>(work: (networks: Networks) => Promise<T>): Promise<T> {
    if (this.#accelerated) {
      try {
        return await work(this.#accelerated);
      } catch (error) {
        if (error instanceof FaceSdkError) throw error; // Aborted: no fault of the GPU's.
        this.#accelerated = null;
        this.#webgpu = `The GPU was given up: ${error instanceof Error ? error.message : String(error)}`;
      }
    }
    return work(this.#wasm.networks);
  }
}

export interface AnalyseOptions {
  signal?: AbortSignal | undefined;
  /** A picture with a shorter side than this is refused, in pixels. */
  minSide?: number;
  /** Find also the small faces of a group or crowd; takes longer. */
  every?: boolean;
  /** Judge also whether the one face is live. */
  liveness?: boolean;
  /** Judge eyes and mouth as well, where there are few faces. */
  closeLook?: boolean;
}

function throwIfAborted(signal?: AbortSignal) {
  if (signal?.aborted) throw new FaceSdkError("ABORTED");
}

/** What a model sees of a face at the first look. */
const firstCrop = (model: EmbedderModel, face: Pick<AnalysedFace, "aligned" | "context">) =>
  cropFor(model, model.isNative ? face.aligned : (face.context ?? face.aligned));

async function templateOf(
  { detector, embedder }: Networks,
  face: Pick<AnalysedFace, "aligned" | "context">,
  mode: SearchMode,
) {
  const { model } = embedder;
  const crops = [firstCrop(model, face)];
  if (mode === "FAST") return embed(embedder, crops, false);
  if (face.context) {
    const pyramid = new Pyramid(face.context);
    const points = await pointsAgain(detector, pyramid);
    if (points) crops.push(cropAround(model, pyramid, points));
  }
  return embed(embedder, crops, true);
}

function idAndVersion({ id }: EmbedderModel) {
  const at = id.lastIndexOf("@");
  return { id: id.slice(0, at), version: id.slice(at + 1) };
}

/** Aligns and judges a find, and states it in the source's pixels; keeps a context if it has a margin. */
function describe(
  find: Find,
  all: readonly Find[],
  pyramid: Pyramid,
  factor: number,
  margin = 0,
): AnalysedFace {
  const context = alignFace(pyramid, find.landmarks, margin);
  const aligned = margin > 0 ? withoutMargin(context, margin) : context;
  const scaled = (value: number) => value * factor;
  const point = ({ x, y }: { x: number; y: number }) => ({ x: scaled(x), y: scaled(y) });
  const { box, landmarks } = find;
  const face = {
    box: { ...point(box), width: scaled(box.width), height: scaled(box.height) },
    landmarks: {
      left_eye: point(landmarks.left_eye),
      right_eye: point(landmarks.right_eye),
      nose: point(landmarks.nose),
      left_mouth: point(landmarks.left_mouth),
      right_mouth: point(landmarks.right_mouth),
    },
    confidence: find.score * 100,
    pose: poseOf(landmarks),
  };
  const { width, height } = pyramid.base;
  const others = all.filter((other) => other !== find).map((other) => areaOf(other.box));
  // Who lies on the side with the whole picture has the points of an upright face.
  const pose = { ...face.pose, roll: rollWhenTurned(face.pose.roll, find.turns ?? 0) };
  const quality = judge({ ...face, pose }, aligned, {
    width: width * factor,
    height: height * factor,
    largestOther: Math.max(0, ...others) * factor ** 2,
  });
  return { ...face, quality, aligned, ...(margin > 0 && { context }) };
}

const areaOf = ({ width, height }: Find["box"]) => width * height;
