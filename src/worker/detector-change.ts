import { modelKeyOf } from "../contract/packs.ts";
import { builtInDetector, detectorModelOf, type DetectorModel } from "../engine/detector-model.ts";
import type { Detector } from "../engine/detector.ts";
import type { Engine } from "../engine/engine.ts";
import { fetchModel } from "../engine/fetch-models.ts";
import type { Store } from "../store/index.ts";

/** The change from one detector to another. Templates stay: all detectors give the same five points. */
export class DetectorChange {
  readonly #engine: Engine;
  readonly #store: Store;

  constructor({ engine, store }: { engine: Engine; store: Store }) {
    this.#engine = engine;
    this.#store = store;
  }

  /** The detector that was chosen; the engine's, unless that could not load it. */
  get chosen(): string {
    const { detector } = this.#store.packs.inUse;
    return detector ? modelKeyOf(detector) : builtInDetector.id;
  }

  /** Quick: nothing is embedded anew. @throws FaceSdkError NOT_FOUND, MODEL_LOAD_FAILED */
  async use(id: string, signal: AbortSignal): Promise<void> {
    const detector = await this.#load(id);
    try {
      signal.throwIfAborted();
      await this.#store.packs.useDetector(id === builtInDetector.id ? undefined : id);
    } catch (error) {
      await detector.release();
      throw error;
    }
    await this.#engine.useDetector(detector);
  }

  /** Brings the engine to what the database says. @throws FaceSdkError MODEL_LOAD_FAILED */
  async follow(): Promise<void> {
    const { chosen } = this;
    if (chosen !== this.#engine.detector.id)
      await this.#engine.useDetector(await this.#load(chosen));
  }

  /** The file of a detector. @throws FaceSdkError NOT_FOUND, MODEL_LOAD_FAILED */
  bytesOf(id: string): Promise<Uint8Array> {
    return id === builtInDetector.id ? fetchModel("detector") : this.#store.packs.file(id);
  }

  async #load(id: string): Promise<Detector> {
    return this.#engine.loadDetector(await this.bytesOf(id), this.#modelOf(id));
  }

  #modelOf(id: string): DetectorModel {
    return id === builtInDetector.id
      ? builtInDetector
      : detectorModelOf(this.#store.packs.get(id, "detector"));
  }
}
