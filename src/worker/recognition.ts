import type { SearchMode } from "../contract/enums.ts";
import { possibleFrom } from "../contract/bands.ts";
import { FaceSdkError } from "../contract/errors.ts";
import type {
  Calibration,
  CandidateData,
  CompareData,
  LivenessData,
  SearchData,
  VerifyData,
} from "../contract/records.ts";
import type { CompareOptions, SearchOptions, VerifyOptions } from "../contract/schemas.ts";
import type { WorkerImage } from "../engine/decode.ts";
import type { EmbedderModel } from "../engine/embedder-model.ts";
import type { Engine } from "../engine/engine.ts";
import { LIVE_FROM } from "../engine/liveness.ts";
import { fpirOf, minScoreFor } from "../engine/score.ts";
import { dot } from "../engine/vector.ts";
import { normalise, unchanged } from "../gallery/cohort.ts";
import { fuse } from "../gallery/fusion.ts";
import type { Gallery, Neighbour } from "../gallery/gallery.ts";
import type { Store } from "../store/index.ts";
import { scaleFor } from "./scale.ts";

/** `minScore: "auto"` keeps the chance that a stranger gets any candidate at this. */
const AUTO_FPIR = 0.01;

/** Templates of the dominant faces of 1–3 pictures of one person. */
interface Probe {
  templates: Float32Array[];
  /** That made the templates. */
  model: EmbedderModel;
  /** Indexes of the pictures in which a second face was large too. */
  severalFaces: number[];
}

/** A probe ready for the gallery, and how to score what it finds there. */
interface Question {
  vector: Float32Array;
  calibration: Calibration;
  scoreOf(cosine: number): number;
}

/** Compares probes with the enrolled people, and names them. */
export class Recognition {
  readonly #engine: Engine;
  readonly #store: Store;
  readonly #gallery: () => Gallery;

  /** `gallery` gives the one of the moment: it is replaced when another tab has written. */
  constructor(engine: Engine, store: Store, gallery: () => Gallery) {
    this.#engine = engine;
    this.#store = store;
    this.#gallery = gallery;
  }

  /**
   * @throws FaceSdkError NO_FACE and decoding's, NOT_FOUND for an unknown collection; with `live`
   *   also NOT_LIVE and what cannot be judged
   */
  async search(
    images: WorkerImage[],
    options: SearchOptions,
    live: boolean,
    signal: AbortSignal,
  ): Promise<SearchData> {
    this.#scopeOf(options);
    const probe = await this.#probe(images, options.mode, signal, live);
    this.refuseOther(probe.model.id);
    return this.searchTemplates(probe.templates, options, probe.severalFaces);
  }

  /** The same for templates that are at hand. */
  searchTemplates(
    templates: Float32Array[],
    options: SearchOptions,
    severalFaces: number[] = [],
  ): SearchData {
    const scope = this.#scopeOf(options);
    const persons = scope?.size ?? this.#store.counts().persons;
    const minScore =
      options.minScore === "auto" ? minScoreFor(AUTO_FPIR, persons) : options.minScore;
    const from = options.possible ? possibleFrom(minScore) : minScore;
    const question = this.#ask(templates, scope);
    const neighbours = this.#gallery().search(question.vector, {
      k: options.maxResults,
      allow: scope,
    });
    return {
      candidates: neighbours
        // Another tab may have deleted a person whom the gallery still holds for a moment.
        .filter(({ personKey }) => this.#store.persons.hasKey(personKey))
        .map((neighbour) => this.#candidate(neighbour, question))
        .filter(({ score }) => score >= from),
      minScore,
      calibration: question.calibration,
      fpir: fpirOf(minScore, persons),
      severalFaces,
    };
  }

  /** @throws FaceSdkError NOT_FOUND (person), NO_FACE and decoding's */
  async verify(
    personId: string,
    images: WorkerImage[],
    { minScore, mode }: VerifyOptions,
    signal: AbortSignal,
  ): Promise<VerifyData> {
    this.#store.persons.keyOf(personId);
    const probe = await this.#probe(images, mode, signal);
    // Asked again: the person may have been deleted or changed while the probe was embedded.
    const key = this.#store.persons.keyOf(personId);
    this.refuseOther(probe.model.id);
    const question = this.#ask(probe.templates);
    const [neighbour] = this.#gallery().search(question.vector, { k: 1, allow: new Set([key]) });
    if (!neighbour) throw new FaceSdkError("MODEL_MISMATCH");
    const candidate = this.#candidate(neighbour, question);
    const { score, thumbnailId } = candidate;
    return {
      match: score >= minScore ? candidate : null,
      score,
      thumbnailId,
      minScore,
      calibration: question.calibration,
      severalFaces: probe.severalFaces,
    };
  }

  /** Two people's pictures with each other; nobody need be enrolled. `live` concerns the probe. */
  async compare(
    probe: WorkerImage[],
    reference: WorkerImage[],
    { mode }: CompareOptions,
    live: boolean,
    signal: AbortSignal,
  ): Promise<CompareData> {
    const left = await this.#probe(probe, mode, signal, live, ["probe", "images"]);
    const right = await this.#probe(reference, mode, signal, false, ["reference", "images"]);
    this.refuseOther(left.model.id);
    const similarity = dot(fuse(left.templates), fuse(right.templates));
    return { score: left.model.scores.scoreOf(similarity), calibration: "base" };
  }

  /** @throws FaceSdkError decoding's, and those of a picture that cannot be judged */
  async liveness(image: WorkerImage, signal: AbortSignal): Promise<LivenessData> {
    const { liveness: score = 0 } = await this.#engine.analyse(image, { signal, liveness: true });
    return { score, live: score >= LIVE_FROM };
  }

  async #probe(
    images: WorkerImage[],
    mode: SearchMode,
    signal: AbortSignal,
    liveness = false,
    loc = ["images"],
  ): Promise<Probe> {
    const { model } = this.#engine;
    const templates: Float32Array[] = [];
    const severalFaces: number[] = [];
    for (const [index, image] of images.entries()) {
      const look = await this.#engine.probe(image, mode, { signal, liveness });
      const refuse = (code: "NOT_LIVE" | "NO_FACE", msg: string) =>
        new FaceSdkError(code, undefined, { details: [{ loc: [...loc, index], msg, type: code }] });
      if (look.is === "notLive") throw refuse("NOT_LIVE", "is not judged live");
      if (look.is === "noFace") throw refuse("NO_FACE", "no face was found");
      if (look.several) severalFaces.push(index);
      templates.push(look.template);
    }
    return { templates, model, severalFaces };
  }

  /**
   * For templates that took a while to make: the model may have been changed, and then they cannot
   * be compared any more.
   * @throws FaceSdkError MODEL_MISMATCH
   */
  refuseOther(modelId: string): void {
    if (modelId === this.#engine.model.id) return;
    throw new FaceSdkError("MODEL_MISMATCH", "The model was changed meanwhile.", {
      advice: "The recognition model has just been changed. Try again.",
    });
  }

  #scopeOf({ collectionId }: SearchOptions): ReadonlySet<number> | undefined {
    return collectionId ? this.#store.persons.keysIn(collectionId) : undefined;
  }

  #ask(templates: Float32Array[], scope?: ReadonlySet<number>): Question {
    const probe = fuse(templates);
    const gallery = this.#gallery();
    if (probe.length !== gallery.dimension) throw new FaceSdkError("MODEL_MISMATCH");
    const { cohort, neutral, calibration, scoreOf } = scaleFor(this.#engine.model, gallery, scope);
    const { vector, similarityOf } = cohort ? normalise(probe, cohort, neutral) : unchanged(probe);
    return { vector, calibration, scoreOf: (cosine) => scoreOf(similarityOf(cosine)) };
  }

  #candidate(
    { personKey, thumbnailKey, similarity }: Neighbour,
    question: Question,
  ): CandidateData {
    return {
      person: this.#store.persons.byKey(personKey),
      score: question.scoreOf(similarity),
      thumbnailId: this.#store.persons.thumbnailIdOf(personKey, thumbnailKey),
    };
  }
}
