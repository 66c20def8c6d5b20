import { toFaceSdkError, type FaceSdkError } from "../contract/errors.ts";
import { modelKeyOf } from "../contract/packs.ts";
import { builtInDetector, detectorModelOf } from "../engine/detector-model.ts";
import type { Detector } from "../engine/detector.ts";
import type { Engine } from "../engine/engine.ts";
import { fetchModel } from "../engine/fetch-models.ts";
import type { Store } from "../store/index.ts";
import { loadPack } from "./pack-file.ts";

/** The change from one detector to another. Templates stay: all detectors give the same five points. */
export class DetectorChange {
  readonly #engine: Engine;
  readonly #store: Store;
  #failure: FaceSdkError | null = null;

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

  /** Why the engine does not have the chosen detector; null where it has. */
  get failure(): FaceSdkError | null {
    return this.chosen === this.#engine.detector.id ? null : this.#failure;
  }

  /** Brings the engine to what the database says, if that detector loads (else `failure`). */
  async follow(): Promise<void> {
    const { chosen } = this;
    if (chosen === this.#engine.detector.id) return;
    try {
      await this.#engine.useDetector(await this.#load(chosen));
    } catch (error) {
      // The present one finds the same faces, or nearly.
      this.#failure = toFaceSdkError(error, "MODEL_LOAD_FAILED");
    }
  }

  async #load(id: string): Promise<Detector> {
    const engine = this.#engine;
    if (id === builtInDetector.id) {
      return engine.loadDetector(await fetchModel("detector"), builtInDetector);
    }
    const pack = this.#store.packs.get(id, "detector");
    return loadPack(this.#store, pack, (onnx) => engine.loadDetector(onnx, detectorModelOf(pack)));
  }
}
