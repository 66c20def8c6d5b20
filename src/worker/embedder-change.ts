import { FaceSdkError, toFaceSdkError } from "../contract/errors.ts";
import type { SwitchProgress, SwitchReport } from "../contract/models.ts";
import { modelKeyOf } from "../contract/packs.ts";
import type { Embedder } from "../engine/embedder.ts";
import { builtInModel, modelOf } from "../engine/embedder-model.ts";
import type { Engine } from "../engine/engine.ts";
import { fetchModel } from "../engine/fetch-models.ts";
import { PIPELINE_VERSION } from "../engine/template.ts";
import type { Store } from "../store/index.ts";
import { loadPack } from "./pack-file.ts";
import { embedMissing } from "./re-embedding.ts";

export interface EmbedderChangeTools {
  engine: Engine;
  store: Store;
  /** Puts a model and what is enrolled with it in the place of the present ones. */
  change(embedder: Embedder): Promise<void>;
}

/** The change from one recognition model to another. */
export class EmbedderChange {
  readonly #tools: EmbedderChangeTools;
  #failure: FaceSdkError | null = null;

  constructor(tools: EmbedderChangeTools) {
    this.#tools = tools;
  }

  /** The model that the people here are enrolled with; the engine's, unless that could not load it. */
  get chosen(): string {
    const { embedder } = this.#tools.store.packs.inUse;
    return embedder ? modelKeyOf(embedder) : builtInModel.id;
  }

  /** Why the engine does not have the chosen model; null where it has. */
  get failure(): FaceSdkError | null {
    return this.#isPresent ? null : this.#failure;
  }

  /** The chosen model, loaded, where the engine has another; null where it does not load (`failure`). */
  async loadChosen(): Promise<Embedder | null> {
    let failure = null;
    try {
      return this.#isPresent ? null : await this.load(this.chosen);
    } catch (error) {
      // The people are there but cannot be compared until another model is chosen.
      failure = toFaceSdkError(error, "MODEL_LOAD_FAILED");
      return null;
    } finally {
      this.#failure = failure;
    }
  }

  /**
   * Embeds every stored face with another model, and only then changes to it. An abort leaves the
   * present model in use; what was embedded by then is taken up by the next change.
   *
   * @throws FaceSdkError NOT_FOUND, MODEL_LOAD_FAILED, CONFLICT (there are persons without photos)
   */
  async use(
    id: string,
    onProgress: (progress: SwitchProgress) => void,
    signal: AbortSignal,
  ): Promise<SwitchReport> {
    await this.#refuseWithoutPhotos(id);
    const embedder = await this.load(id);
    try {
      const failed = new Set<number>();
      let embedded = 0;
      do {
        embedded += await embedMissing(this.#tools, embedder, failed, onProgress, signal);
        signal.throwIfAborted();
        // Somebody may have been enrolled meanwhile.
        await this.#refuseWithoutPhotos(id);
      } while (!(await this.#commit(id, failed)));
      await this.#tools.change(embedder);
      this.#failure = null;
      return { embedded, failed: failed.size };
    } catch (error) {
      if (embedder !== this.#tools.engine.embedder) await embedder.release();
      throw error;
    }
  }

  /**
   * Makes templates that are missing for the present model: of people who were enrolled with
   * another one at the moment of a change, or on the device that a backup comes from.
   */
  async catchUp(
    onProgress: (progress: SwitchProgress) => void,
    signal: AbortSignal,
  ): Promise<SwitchReport> {
    const { chosen } = this;
    if (!this.#isPresent) return { embedded: 0, failed: 0 };
    const embedder = await this.load(chosen);
    const failed = new Set<number>();
    let embedded: number;
    try {
      embedded = await embedMissing(this.#tools, embedder, failed, onProgress, signal);
      const left = await this.#tools.store.models.missingWithoutPhoto(chosen, PIPELINE_VERSION);
      // The only templates of those without photos are the other model's: they must not go.
      if (left.length === 0) await this.#commit(chosen, failed);
    } catch (error) {
      await embedder.release();
      throw error;
    }
    await this.#tools.change(embedder);
    return { embedded, failed: failed.size };
  }

  /** @throws FaceSdkError NOT_FOUND, MODEL_LOAD_FAILED */
  async load(id: string): Promise<Embedder> {
    const { engine, store } = this.#tools;
    if (id === builtInModel.id) {
      return engine.loadEmbedder(await fetchModel("embedder"), builtInModel);
    }
    const pack = store.packs.get(id, "embedder");
    return loadPack(store, pack, (onnx) => engine.loadEmbedder(onnx, modelOf(pack)));
  }

  get #isPresent(): boolean {
    return this.chosen === this.#tools.engine.model.id;
  }

  /** Whoever has no photo would be lost with the present model's templates. */
  async #refuseWithoutPhotos(id: string): Promise<void> {
    const { models, persons } = this.#tools.store;
    const left = await models.missingWithoutPhoto(id, PIPELINE_VERSION);
    const ids = new Set<string>();
    for (const { personKey } of left) {
      if (persons.hasKey(personKey)) ids.add(persons.byKey(personKey).id);
    }
    if (ids.size > 0) throw withoutPhotos([...ids]);
  }

  #commit(id: string, without: ReadonlySet<number>): Promise<boolean> {
    const builtIn = id === builtInModel.id;
    return this.#tools.store.models.use(id, PIPELINE_VERSION, { builtIn, without });
  }
}

/** So many of them are named. */
const MOST_NAMED = 20;

function withoutPhotos(ids: string[]): FaceSdkError {
  return new FaceSdkError("CONFLICT", `No photo is kept of ${ids.length} persons.`, {
    advice:
      "Of some people no photo is kept, so that another model cannot look at them. Add photos of them, with photos being kept, or delete them first.",
    details: ids
      .slice(0, MOST_NAMED)
      .map((id) => ({ loc: ["person", id], msg: "no photo is kept", type: "without_photo" })),
  });
}
