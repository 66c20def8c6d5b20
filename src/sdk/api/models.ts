import type { ModelData, SwitchProgress, SwitchReport } from "../../contract/models.ts";
import type { Abortable } from "./calls.ts";

export interface UseModelOptions extends Abortable {
  /** Told after each face; never for a detector. */
  onProgress?: (progress: SwitchProgress) => void;
}

/**
 * Recognition models and detectors: the built-in ones, and packs that were brought
 * (docs/model-packs.md). One of each is in use.
 */
export interface Models {
  /** The built-in ones first, then the packs in the order of their installation. */
  list(): Promise<ModelData[]>;
  /**
   * Stores a pack on this device: a ZIP with `pack.json` and the ONNX file, or those two files.
   * It is tried out on a made-up picture first and not yet used. Rejects with INVALID_ARGUMENT
   * (the description or the file does not fit), MODEL_LOAD_FAILED (it does not run, or gives
   * something else), CONFLICT (another pack has this id and version).
   */
  install(files: Blob | readonly File[], options?: Abortable): Promise<ModelData>;
  /**
   * Changes to another model, in this tab and all others, for good; a built-in one's id undoes it.
   * For a recognition model every stored face is embedded first: until then, and after an abort,
   * the present one stays in use. A detector changes at once, and templates stay. Rejects with NOT_FOUND, MODEL_LOAD_FAILED, CONFLICT
   * (a change is under way; or of some persons no photo is kept that another recognition model could
   * look at: `details` name them).
   */
  use(id: string, options?: UseModelOptions): Promise<SwitchReport>;
  /** Rejects with NOT_FOUND, CONFLICT (in use, or built in). */
  remove(id: string): Promise<void>;
}
