import type { SearchMode } from "../contract/enums.ts";
import type { EngineInfo } from "../contract/records.ts";
import type { AccelerationOptions } from "./accelerator.ts";
import { withoutMargin } from "./align.ts";
import { describe, picturesOf, type AnalysedFace, type FacePictures } from "./analysed-face.ts";
import { throwIfAborted } from "./breathe.ts";
import { lookCloser, type FaceNetworks } from "./closer-look.ts";
import { marginOf } from "./crop.ts";
import { decode, type WorkerImage } from "./decode.ts";
import { lookAt, type Detector } from "./detector.ts";
import type { DetectorModel } from "./detector-model.ts";
import { dominantFace } from "./dominant.ts";
import { embed, madeUpPicture, type Embedder } from "./embedder.ts";
import type { EmbedderModel } from "./embedder-model.ts";
import type { Find } from "./find.ts";
import {
  Follower,
  type FollowerTools,
  type FollowOptions,
  type TrackedAnalysis,
} from "./follower.ts";
import { FrameLooks } from "./frame-look.ts";
import { LaterNetworks, type FetchLater } from "./later-networks.ts";
import { LIVE_FROM, livenessOf, onlyJudgeableFace } from "./liveness.ts";
import { builtInModels, type ModelBytes, type NetworkModels } from "./networks.ts";
import { Pyramid } from "./picture.ts";
import { PresentNetworks } from "./present-networks.ts";
import { withCloserLook } from "./quality.ts";
import { InferenceQueue } from "./queue.ts";
import { CONTEXT_MARGIN } from "./realign.ts";
import type { InTurn } from "./self-check.ts";
import { facesOf, findIn, type Still, type StillOptions } from "./still.ts";
import { judgeStored, type StoredQuality } from "./stored-quality.ts";
import { firstCrop, PIPELINE_VERSION, templateOf } from "./template.ts";
import { loadTried, tryOutDetector, tryOutEmbedder } from "./try-out.ts";

/** In a picture of more faces nobody's eyes and mouths are looked at: it is not for enrolment. */
const CLOSE_LOOKS = 4;

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
  readonly #present: PresentNetworks;
  readonly #later: LaterNetworks;
  readonly #follower: Follower;
  #looks = new FrameLooks();

  private constructor(present: PresentNetworks, fetchLater: FetchLater) {
    this.#present = present;
    this.#later = new LaterNetworks(present.runtime, fetchLater);
    const tools: FollowerTools = {
      embed: (face) => {
        const { embedder } = present.inUse;
        return embed(embedder, [firstCrop(embedder.model, face)], false);
      },
      network: (role) => this.#later.get(role),
    };
    this.#follower = new Follower(tools, this.model.scores);
  }

  /**
   * Loads the networks on WASM and runs each once, since a first run is slow. The others are
   * fetched when they are first asked for.
   *
   * @param models what `bytes` are; the built-in ones where left out
   */
  static async open(
    bytes: ModelBytes,
    threads: number,
    fetchLater: FetchLater,
    models: Partial<NetworkModels> = {},
  ): Promise<Engine> {
    const present = await PresentNetworks.open(bytes, { ...builtInModels, ...models }, threads);
    const { detector, embedder } = present.wasm;
    const blank = { width: 128, height: 128, data: new Uint8ClampedArray(128 * 128 * 4) };
    await lookAt(detector, blank);
    const { width, height } = embedder.model.input;
    await embed(embedder, [madeUpPicture(width, height)], false);
    return new Engine(present, fetchLater);
  }

  /** The recognition model in use. */
  get model(): EmbedderModel {
    return this.embedder.model;
  }

  /** The detector in use. */
  get detector(): DetectorModel {
    return this.#present.wasm.detector.model;
  }

  /** The recognition model, loaded: it is good until `useEmbedder`. */
  get embedder(): Embedder {
    return this.#present.wasm.embedder;
  }

  /** The id that the next new track will get. */
  get nextTrackId(): number {
    return this.#follower.nextTrackId;
  }

  /** For an engine that takes another one's place, before it follows anybody. */
  countTracksFrom(firstId: number): void {
    this.#follower.startWith(this.model.scores, firstId);
  }

  get info(): EngineInfo {
    return { ...this.#present.info, pipeline: PIPELINE_VERSION };
  }

  /** Moves to the GPU what proves to be faster there. Photos and frames go on meanwhile. */
  accelerate(bytes: ModelBytes, options: Omit<AccelerationOptions, "inTurn">): Promise<void> {
    const inTurn: InTurn = (work) => this.#queue.run(work);
    return this.#present.accelerate(bytes, { ...options, inTurn });
  }

  /**
   * Loads another recognition model beside the one in use, and tries it out.
   * @throws FaceSdkError MODEL_LOAD_FAILED
   */
  loadEmbedder(bytes: Uint8Array, model: EmbedderModel): Promise<Embedder> {
    const { runtime } = this.#present;
    return this.#queue.run(() => loadTried(runtime, bytes, model, tryOutEmbedder));
  }

  /** The same with a detector. @throws FaceSdkError MODEL_LOAD_FAILED */
  loadDetector(bytes: Uint8Array, model: DetectorModel): Promise<Detector> {
    const { runtime } = this.#present;
    return this.#queue.run(() => loadTried(runtime, bytes, model, tryOutDetector));
  }

  /**
   * Changes to a model that `loadEmbedder` gave, on WASM. `changed` runs in the same moment: no
   * picture is looked at between the two.
   */
  useEmbedder(embedder: Embedder, changed: () => void): Promise<void> {
    return this.#queue.run(async () => {
      const before = this.#present.change({ embedder });
      this.#follower.startWith(embedder.model.scores);
      changed();
      await before.embedder.release();
    });
  }

  /** Changes to a detector that `loadDetector` gave, on WASM. */
  useDetector(detector: Detector): Promise<void> {
    return this.#queue.run(async () => {
      const before = this.#present.change({ detector });
      this.#looks = new FrameLooks();
      this.#follower.startWith(this.model.scores);
      await before.detector.release();
    });
  }

  /**
   * Finds every face of a still picture, and judges it. Takes the image over.
   * @throws FaceSdkError UNSUPPORTED_IMAGE, IMAGE_TOO_LARGE, IMAGE_TOO_SMALL, ABORTED; with
   *   `liveness` also what `onlyJudgeableFace` throws
   */
  analyse(image: WorkerImage, options: AnalyseOptions = {}): Promise<Analysis> {
    const { signal, liveness = false, closeLook = false } = options;
    return this.#queue.run(async () => {
      const still = await this.#findIn(image, options);
      const { width, height } = still;
      const faces = facesOf(still);
      if (closeLook && faces.length <= CLOSE_LOOKS) await this.#lookCloser(faces);
      if (!liveness) return { width, height, faces };
      return { width, height, faces, liveness: await this.#livenessOf(still, faces) };
    }, signal);
  }

  /** How sure the detector is of each face, 0 to 100. Throws what `analyse` throws. */
  confidences(image: WorkerImage, options: StillOptions = {}): Promise<number[]> {
    return this.#queue.run(async () => {
      const { finds } = await this.#findIn(image, options);
      return finds.map(({ score }) => score * 100);
    }, options.signal);
  }

  /**
   * The template of the face that is meant (dominant.ts), and nothing else of a still. Takes the image over. Throws what
   * `analyse` throws.
   */
  probe(image: WorkerImage, mode: SearchMode, options: ProbeOptions = {}): Promise<ProbeLook> {
    const { signal, liveness = false } = options;
    return this.#queue.run(async () => {
      const still = await this.#findIn(image, options);
      const { finds, pyramid } = still;
      if (liveness && (await this.#livenessOf(still, facesOf(still))) < LIVE_FROM) {
        return { is: "notLive" };
      }
      const meant = dominantFace(finds, pyramid.base.width, pyramid.base.height);
      if (!meant) return { is: "noFace" };
      throwIfAborted(signal);
      const isCropEnough = mode === "FAST" && this.model.isNative;
      const pictures = picturesOf(pyramid, meant.face, isCropEnough ? 0 : CONTEXT_MARGIN);
      const template = await templateOf(this.#present.inUse, pictures, mode);
      return { is: "face", template, several: meant.several };
    }, signal);
  }

  #findIn(image: WorkerImage, options: StillOptions): Promise<Still> {
    const { detector } = this.#present.inUse;
    return findIn(image, { detector, scout: () => this.#later.get("scout") }, options);
  }

  /** @throws FaceSdkError as `onlyJudgeableFace` */
  async #livenessOf({ width, height, pyramid, finds }: Still, faces: AnalysedFace[]) {
    onlyJudgeableFace(faces, width, height);
    const [find] = finds as [Find];
    return livenessOf(await this.#later.get("liveness"), pyramid, find.box);
  }

  /** Adds to each face's quality what only more networks can tell. */
  async #lookCloser(faces: AnalysedFace[]): Promise<void> {
    const networks = await this.#faceNetworks();
    for (const face of faces) {
      if (!face.context) continue;
      face.quality = withCloserLook(face.quality, await lookCloser(networks, face.context));
    }
  }

  async #faceNetworks(): Promise<FaceNetworks> {
    return {
      landmarks: await this.#later.get("landmarks"),
      eyes: await this.#later.get("eyes"),
    };
  }

  /**
   * What a stored face (encode.ts) is like.
   * @throws FaceSdkError UNSUPPORTED_IMAGE, ABORTED
   */
  judgeStored(jpeg: Blob, signal?: AbortSignal): Promise<StoredQuality> {
    return this.#queue.run(async () => {
      const networks = await this.#faceNetworks();
      return judgeStored(this.#present.wasm.detector, networks, await decode(jpeg));
    }, signal);
  }

  /** The template of a face (template.ts). */
  embed(
    face: FacePictures,
    mode: SearchMode,
    signal?: AbortSignal,
  ): Promise<Float32Array<ArrayBuffer>> {
    return this.#queue.run(() => templateOf(this.#present.inUse, face, mode), signal);
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
      const { detector } = this.#present.wasm;
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
        const start = performance.now();
        const picture = await decode(frame);
        const { factor } = picture;
        const pyramid = new Pyramid(picture);
        const looks = this.#looks;
        const lookStart = performance.now();
        const { finds, look } = await looks.find(this.#present.inUse.detector, pyramid, timestamp);
        const lookEnd = performance.now();
        const width = picture.width * factor;
        const height = picture.height * factor;
        const found = finds.map((find) => ({
          base: find.box,
          face: describe(find, finds, pyramid, factor, this.model.isNative ? 0 : CONTEXT_MARGIN),
        }));
        const scene = { found, pyramid, width, height, timestamp, look };
        const followed = await this.#follower.follow(scene, options);
        const end = performance.now();
        const isWhole = look.at === "frame";
        looks.note({ look: lookEnd - lookStart, isWhole, all: end - start }, end);
        return followed;
      },
      () => frame.close(),
    );
  }
}

export interface AnalyseOptions extends StillOptions {
  /** Judge also whether the one face is live. */
  liveness?: boolean;
  /** Judge eyes and mouth as well, where there are few faces. */
  closeLook?: boolean;
}

/** With `liveness` only a face that is judged live gives a template. */
type ProbeOptions = Pick<AnalyseOptions, "signal" | "liveness">;

/** `several`: a second face was so large that it is not clear who is meant. */
export type ProbeLook =
  | { is: "face"; template: Float32Array<ArrayBuffer>; several: boolean }
  | { is: "noFace" }
  | { is: "notLive" };
