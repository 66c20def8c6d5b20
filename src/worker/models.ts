import { FaceSdkError } from "../contract/errors.ts";
import type { ModelData, SwitchProgress, SwitchReport } from "../contract/models.ts";
import { installablePackSchema, modelKeyOf, type Pack } from "../contract/packs.ts";
import { validate } from "../contract/validate.ts";
import type { Embedder } from "../engine/embedder.ts";
import {
  builtInModel,
  builtInPack,
  modelOf,
  type EmbedderModel,
} from "../engine/embedder-model.ts";
import type { Engine } from "../engine/engine.ts";
import { fetchEmbedder } from "../engine/fetch-models.ts";
import { PIPELINE_VERSION } from "../engine/template.ts";
import type { Bytes, Store } from "../store/index.ts";
import { embedMissing } from "./re-embedding.ts";

export interface ModelsTools {
  engine: Engine;
  store: Store;
  /** Puts a model and what is enrolled with it in the place of the present ones. */
  change(embedder: Embedder): Promise<void>;
}

/** Which recognition models there are, and the change from one to another. */
export class Models {
  readonly #tools: ModelsTools;
  #isChanging = false;

  constructor(tools: ModelsTools) {
    this.#tools = tools;
  }

  /** The model that the people here are enrolled with; the engine's, unless that could not load it. */
  get chosen(): string {
    const { inUse } = this.#tools.store.models;
    return inUse ? modelKeyOf(inUse) : builtInModel.id;
  }

  list(): ModelData[] {
    const { store, engine } = this.#tools;
    const present = engine.model.id;
    return [
      dataOf(builtInPack, builtInPack.bytes, present),
      ...store.models.list().map((pack) => dataOf(pack, pack.bytes, present)),
    ];
  }

  /**
   * @throws FaceSdkError INVALID_ARGUMENT, MODEL_LOAD_FAILED (it does not do what it says),
   *   CONFLICT (another of this id and version)
   */
  async install(given: Pack, onnx: Bytes): Promise<ModelData> {
    const { engine, store } = this.#tools;
    const pack = validate(installablePackSchema, given, "pack");
    if (modelKeyOf(pack) === builtInModel.id) {
      throw new FaceSdkError("CONFLICT", `${builtInModel.id} is the built-in model's id.`);
    }
    await refuseOtherFile(pack, onnx);
    const embedder = await engine.loadEmbedder(onnx, modelOf(pack));
    await embedder.release();
    const record = await store.models.add(pack, onnx);
    return dataOf(record, record.bytes, engine.model.id);
  }

  /**
   * Embeds every stored face with another model, and only then changes to it. An abort leaves the
   * present model in use; what was embedded by then is taken up by the next change.
   *
   * @throws FaceSdkError NOT_FOUND, MODEL_LOAD_FAILED, CONFLICT (another change is under way)
   */
  async use(
    id: string,
    onProgress: (progress: SwitchProgress) => void,
    signal: AbortSignal,
  ): Promise<SwitchReport> {
    const { engine } = this.#tools;
    if (id === engine.model.id && id === this.chosen) return { embedded: 0, failed: 0 };
    if (this.#isChanging) {
      throw new FaceSdkError("CONFLICT", "The model is being changed already.", {
        advice: "The recognition model is being changed already. Wait until that is done.",
      });
    }
    this.#isChanging = true;
    let embedder: Embedder | undefined;
    try {
      embedder = await this.load(id);
      const failed = new Set<number>();
      let embedded = 0;
      do {
        embedded += await embedMissing(this.#tools, embedder, failed, onProgress, signal);
        signal.throwIfAborted();
      } while (!(await this.#commit(id, failed)));
      await this.#tools.change(embedder);
      return { embedded, failed: failed.size };
    } catch (error) {
      if (embedder && embedder.model !== engine.model) await embedder.release();
      throw error;
    } finally {
      this.#isChanging = false;
    }
  }

  #commit(id: string, without: ReadonlySet<number>): Promise<boolean> {
    const builtIn = id === builtInModel.id;
    return this.#tools.store.models.use(id, PIPELINE_VERSION, { builtIn, without });
  }

  /** @throws FaceSdkError NOT_FOUND, CONFLICT (in use, built in) */
  async remove(id: string): Promise<void> {
    if (id === builtInModel.id) {
      throw new FaceSdkError("CONFLICT", "The built-in model stays.", {
        advice: "The built-in model cannot be removed.",
      });
    }
    await this.#tools.store.models.remove(id);
  }

  /**
   * Makes templates that are missing for the present model: of people who were enrolled with
   * another one at the moment of a change.
   */
  async catchUp(): Promise<void> {
    const { chosen } = this;
    if (this.#isChanging || chosen !== this.#tools.engine.model.id) return;
    const embedder = await this.load(chosen);
    const failed = new Set<number>();
    const { signal } = new AbortController();
    try {
      await embedMissing(this.#tools, embedder, failed, () => undefined, signal);
      await this.#commit(chosen, failed);
    } catch (error) {
      await embedder.release();
      throw error;
    }
    await this.#tools.change(embedder);
  }

  /** @throws FaceSdkError NOT_FOUND, MODEL_LOAD_FAILED */
  async load(id: string): Promise<Embedder> {
    return this.#tools.engine.loadEmbedder(await this.bytesOf(id), this.#modelOf(id));
  }

  /** The file of a model. @throws FaceSdkError NOT_FOUND, MODEL_LOAD_FAILED */
  bytesOf(id: string): Promise<Uint8Array> {
    return id === builtInModel.id ? fetchEmbedder() : this.#tools.store.models.file(id);
  }

  #modelOf(id: string): EmbedderModel {
    if (id === builtInModel.id) return builtInModel;
    const pack = this.#tools.store.models.list().find((one) => modelKeyOf(one) === id);
    if (!pack) throw new FaceSdkError("NOT_FOUND", `There is no model ${id}.`);
    return modelOf(pack);
  }
}

async function refuseOtherFile(pack: Pack, onnx: Bytes): Promise<void> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", onnx));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found === pack.sha256.toLowerCase()) return;
  const msg = `is of another file: the SHA-256 of ${pack.file} is ${found}`;
  throw new FaceSdkError("INVALID_ARGUMENT", `pack.sha256: ${msg}`, {
    details: [{ loc: ["pack", "sha256"], msg, type: "sha256" }],
  });
}

function dataOf(pack: Pack, bytes: number, present: string): ModelData {
  const id = modelKeyOf(pack);
  const { name = pack.id, licence, input, output } = pack;
  return {
    ...{ id, name, licence, bytes, dimension: output.dimension },
    input: { width: input.width, height: input.height },
    builtIn: id === builtInModel.id,
    inUse: id === present,
  };
}
