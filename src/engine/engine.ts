import type { SearchMode } from "../contract/enums.ts";
import { FaceSdkError } from "../contract/errors.ts";
import type { DetectedFace } from "../contract/faces.ts";
import type { EngineInfo } from "../contract/records.ts";
import { tryWebGpu } from "./accelerator.ts";
import { alignFace, withoutMargin } from "./align.ts";
import { lookCloser } from "./closer-look.ts";
import { decode, type WorkerImage } from "./decode.ts";
import { detectFaces, frameScales, stillScales } from "./detector.ts";
import { embed } from "./embedder.ts";
import { Follower, type FollowOptions, type TrackedAnalysis } from "./follower.ts";
import { LaterNetworks, type FetchLater } from "./later-networks.ts";
import { livenessOf, onlyJudgeableFace } from "./liveness.ts";
import { loadNetworks, modelEntries, type ModelBytes, type Networks } from "./networks.ts";
import { Pyramid, type Picture } from "./picture.ts";
import { poseOf } from "./pose.ts";
import { CONTEXT_MARGIN, realign } from "./realign.ts";
import { judge, withCloserLook } from "./quality.ts";
import { InferenceQueue } from "./queue.ts";
import type { Find } from "./retinaface.ts";
import { openWasmRuntime, type Runtime } from "./runtime.ts";

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
  /** The same with a margin, from which it can be aligned anew; video frames have none. */
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
    this.#follower = new Follower({
      embed: (face) => this.#run(({ embedder }) => embed(embedder, [face.aligned], false)),
      network: (role) => this.#later.get(role),
    });
  }

  /**
   * Loads the networks on WASM and runs each once, since a first run is slow. The others are
   * fetched when they are first asked for.
   */
  static async open(models: ModelBytes, threads: number, fetchLater: FetchLater): Promise<Engine> {
    const runtime = await openWasmRuntime(threads);
    const networks = await loadNetworks(runtime, models);
    const engine = new Engine({ runtime, networks }, fetchLater);
    const blank = { width: 128, height: 128, data: new Uint8ClampedArray(128 * 128 * 4) };
    await detectFaces(engine.#wasm.networks.detector, new Pyramid(blank), [1]);
    await embed(
      engine.#wasm.networks.embedder,
      [{ width: 112, height: 112, data: new Uint8ClampedArray(112 * 112 * 4) }],
      false,
    );
    return engine;
  }

  get info(): EngineInfo {
    return {
      backend: this.#accelerated ? "webgpu" : "wasm",
      threads: this.#wasm.runtime.threads,
      webgpu: this.#webgpu,
      models: Object.values(modelEntries).map(({ id, version }) => ({ id, version })),
      pipeline: PIPELINE_VERSION,
    };
  }

  /** Moves to the GPU if it proves itself. Photos and frames go on meanwhile. */
  async accelerate(models: ModelBytes, options?: { software?: boolean }): Promise<void> {
    const { networks, reason } = await tryWebGpu(models, this.#wasm.networks, options);
    this.#accelerated = networks;
    this.#webgpu = reason;
  }

  /**
   * Finds every face of a still picture. Takes the image over.
   * @throws FaceSdkError UNSUPPORTED_IMAGE, IMAGE_TOO_LARGE, IMAGE_TOO_SMALL, ABORTED; with
   *   `liveness` also what `onlyJudgeableFace` throws
   */
  analyse(image: WorkerImage, options: AnalyseOptions = {}): Promise<Analysis> {
    const { signal, minSide = MIN_SIDE, liveness = false, closeLook = false } = options;
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
      const scales = stillScales(picture.width, picture.height);
      const finds = await this.#run(({ detector }) => detectFaces(detector, pyramid, scales));
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
   * The template of a face: 512 floats of unit length. ACCURATE adds the mirrored copy and a
   * second alignment with its own mirrored copy (docs/benchmarks.md says what each brings).
   */
  embed(
    { aligned, context }: AnalysedFace,
    mode: SearchMode,
    signal?: AbortSignal,
  ): Promise<Float32Array<ArrayBuffer>> {
    return this.#queue.run(
      () =>
        this.#run(async ({ detector, embedder }) => {
          if (mode === "FAST") return embed(embedder, [aligned], false);
          const second = context && (await realign(detector, context));
          return embed(embedder, second ? [aligned, second] : [aligned], true);
        }),
      signal,
    );
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
          face: describe(find, finds, pyramid, factor),
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
  /** Judge also whether the one face is live. */
  liveness?: boolean;
  /** Judge eyes and mouth as well, where there are few faces. */
  closeLook?: boolean;
}

function throwIfAborted(signal?: AbortSignal) {
  if (signal?.aborted) throw new FaceSdkError("ABORTED");
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
  const quality = judge(face, aligned, {
    width: width * factor,
    height: height * factor,
    largestOther: Math.max(0, ...others) * factor ** 2,
  });
  return { ...face, quality, aligned, ...(margin > 0 && { context }) };
}

const areaOf = ({ width, height }: Find["box"]) => width * height;
