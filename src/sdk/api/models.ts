import type { ModelData, SwitchProgress, SwitchReport } from "../../contract/models.ts";
import type { Abortable } from "./calls.ts";

export interface UseModelOptions extends Abortable {
  /** Told after each face. */
  onProgress?: (progress: SwitchProgress) => void;
}

/** Recognition models: the built-in one, and packs that were brought (docs/model-packs.md). */
export interface Models {
  /** The built-in model first, then the packs in the order of their installation. */
  list(): Promise<ModelData[]>;
  /**
   * Stores a pack on this device: a ZIP with `pack.json` and the ONNX file, or those two files.
   * It is tried out on a made-up picture first and not yet used. Rejects with INVALID_ARGUMENT
   * (the description or the file does not fit), MODEL_LOAD_FAILED (it does not run, or gives
   * something else), CONFLICT (another pack has this id and version).
   */
  install(files: Blob | readonly File[]): Promise<ModelData>;
  /**
   * Embeds every stored face with another model, and only then changes to it: until then, and after
   * an abort, the present model stays in use. Rejects with NOT_FOUND, MODEL_LOAD_FAILED, CONFLICT
   * (a change is under way).
   */
  use(id: string, options?: UseModelOptions): Promise<SwitchReport>;
  /** Rejects with NOT_FOUND, CONFLICT (in use, or built in). */
  remove(id: string): Promise<void>;
}
