/** What a caller sees of the recognition models that could be used. */

/** A recognition model that could be used. */
export interface ModelData {
  /** `id@version`, as templates carry it. */
  id: string;
  name: string;
  licence: string;
  /** Size of the file in bytes. */
  bytes: number;
  /** Numbers in a template. */
  dimension: number;
  /** Size of the face that it looks at, in pixels. */
  input: { width: number; height: number };
  /** The one that came with the app, and always stays. */
  builtIn: boolean;
  inUse: boolean;
}

/** How far a change of the model is; stored photos count. */
export interface SwitchProgress {
  done: number;
  total: number;
  /** Null until it can be told. */
  secondsLeft: number | null;
}

/** What came of a change of the model. */
export interface SwitchReport {
  /** Templates made anew. */
  embedded: number;
  /** Photos that could not be read. Persons who have no other must be enrolled again. */
  failed: number;
}
