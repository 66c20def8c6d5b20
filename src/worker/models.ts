import { FaceSdkError } from "../contract/errors.ts";
import type { ModelData, SwitchProgress, SwitchReport } from "../contract/models.ts";
import { installablePackSchema, modelKeyOf, type Pack } from "../contract/packs.ts";
import { validate } from "../contract/validate.ts";
import { builtInDetectorPack, detectorModelOf } from "../engine/detector-model.ts";
import { builtInPack, modelOf } from "../engine/embedder-model.ts";
import type { ModelBytes } from "../engine/networks.ts";
import type { Bytes, PackRecord } from "../store/index.ts";
import { DetectorChange } from "./detector-change.ts";
import { EmbedderChange, type EmbedderChangeTools } from "./embedder-change.ts";
import { refuseOtherFile } from "./pack-file.ts";

const builtIns: readonly PackRecord[] = [builtInPack, builtInDetectorPack];
const NOTHING_EMBEDDED: SwitchReport = { embedded: 0, failed: 0 };
const isBuiltIn = (id: string) => builtIns.some((pack) => modelKeyOf(pack) === id);

/** Which recognition models and detectors there are, and the change from one to another. */
export class Models {
  readonly embedders: EmbedderChange;
  readonly detectors: DetectorChange;
  readonly #tools: EmbedderChangeTools;
  #isChanging = false;

  constructor(tools: EmbedderChangeTools) {
    this.#tools = tools;
    this.embedders = new EmbedderChange(tools);
    this.detectors = new DetectorChange(tools);
  }

  list(): ModelData[] {
    return [...builtIns, ...this.#tools.store.packs.list()].map((pack) => this.#dataOf(pack));
  }

  /** Whether the engine has what was chosen. */
  get arePresent(): boolean {
    const { model, detector } = this.#tools.engine;
    return this.embedders.chosen === model.id && this.detectors.chosen === detector.id;
  }

  /**
   * @throws FaceSdkError INVALID_ARGUMENT, MODEL_LOAD_FAILED (it does not do what it says),
   *   CONFLICT (another of this id and version)
   */
  async install(given: Pack, onnx: Bytes, signal: AbortSignal): Promise<ModelData> {
    const { engine, store } = this.#tools;
    const pack = validate(installablePackSchema, given, "pack");
    const id = modelKeyOf(pack);
    if (isBuiltIn(id)) throw new FaceSdkError("CONFLICT", `${id} is a built-in model's id.`);
    await refuseOtherFile(pack, onnx);
    const network =
      pack.role === "detector"
        ? await engine.loadDetector(onnx, detectorModelOf(pack))
        : await engine.loadEmbedder(onnx, modelOf(pack));
    await network.release();
    return this.#dataOf(await store.packs.add(pack, onnx, signal));
  }

  /**
   * Changes to another recognition model (`EmbedderChange.use`) or detector.
   * @throws FaceSdkError NOT_FOUND, MODEL_LOAD_FAILED, CONFLICT (another change is under way)
   */
  async use(
    id: string,
    onProgress: (progress: SwitchProgress) => void,
    signal: AbortSignal,
  ): Promise<SwitchReport> {
    const found = this.list().find((model) => model.id === id);
    if (!found) throw new FaceSdkError("NOT_FOUND", `There is no model ${id}.`);
    const { chosen } = found.role === "detector" ? this.detectors : this.embedders;
    if (found.inUse && id === chosen) return NOTHING_EMBEDDED;
    if (this.#isChanging) {
      throw new FaceSdkError("CONFLICT", "The model is being changed already.", {
        advice: "A model is being changed already. Wait until that is done.",
      });
    }
    this.#isChanging = true;
    try {
      if (found.role === "embedder") return await this.embedders.use(id, onProgress, signal);
      await this.detectors.use(id, signal);
      return NOTHING_EMBEDDED;
    } finally {
      this.#isChanging = false;
    }
  }

  /** @throws FaceSdkError NOT_FOUND, CONFLICT (in use, built in) */
  async remove(id: string): Promise<void> {
    if (isBuiltIn(id)) {
      throw new FaceSdkError("CONFLICT", "The built-in models stay.", {
        advice: "The built-in models cannot be removed.",
      });
    }
    const { engine, store } = this.#tools;
    // One that could not be loaded is not in use: the built-in one is, and is chosen from now on.
    const isLost = id === this.detectors.chosen && id !== engine.detector.id;
    if (isLost) await store.packs.useDetector(undefined);
    await store.packs.remove(id);
  }

  /** See `EmbedderChange.catchUp`; a change that is under way does the same by itself. */
  async catchUp(
    onProgress: (progress: SwitchProgress) => void = () => undefined,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<SwitchReport> {
    return this.#isChanging ? NOTHING_EMBEDDED : this.embedders.catchUp(onProgress, signal);
  }

  /** The files of the networks in use, given those of the built-in ones. */
  async bytesInUse(builtIn: ModelBytes): Promise<ModelBytes> {
    const { engine, store } = this.#tools;
    const { model, detector } = engine;
    return {
      detector: isBuiltIn(detector.id) ? builtIn.detector : await store.packs.file(detector.id),
      embedder: isBuiltIn(model.id) ? builtIn.embedder : await store.packs.file(model.id),
    };
  }

  #dataOf(pack: PackRecord): ModelData {
    const { model, detector } = this.#tools.engine;
    const id = modelKeyOf(pack);
    const [present, { chosen, failure }] =
      pack.role === "detector" ? [detector, this.detectors] : [model, this.embedders];
    const { name = pack.id, licence, role, bytes } = pack;
    const size = pack.role === "detector" ? pack.input.size : pack.input;
    return {
      ...{ id, role, name, licence, bytes },
      dimension: pack.role === "embedder" ? pack.output.dimension : null,
      input: "multiple" in size ? null : { width: size.width, height: size.height },
      builtIn: isBuiltIn(id),
      // In the place of a recognition model that does not load there is none.
      inUse: id === present.id && (id === chosen || role === "detector"),
      failure: (id === chosen && failure?.message) || null,
    };
  }
}
