/** What a caller sees of the models that could be used. */

/** A recognition model ("embedder") or a detector that could be used. One of each is in use. */
export interface ModelData {
  /** `id@version`, as templates carry that of their recognition model. */
  id: string;
  role: "embedder" | "detector";
  name: string;
  licence: string;
  /** Size of the file in bytes. */
  bytes: number;
  /** Numbers in a template; null for a detector. */
  dimension: number | null;
  /** Size in pixels of the face or picture that it looks at; null: pictures of any size. */
  input: { width: number; height: number } | null;
  /** It came with the app, and always stays. */
  builtIn: boolean;
  inUse: boolean;
  /** Why it is not in use although it was chosen; null where nothing is wrong. */
  failure: string | null;
}

/** How far a change of the recognition model is; stored photos count. */
export interface SwitchProgress {
  done: number;
  total: number;
  /** Null until it can be told. */
  secondsLeft: number | null;
}

/** What came of a change of a model; that of a detector leaves the templates as they are. */
export interface SwitchReport {
  /** Templates made anew. */
  embedded: number;
  /** Photos that could not be read. Persons who have no other must be enrolled again. */
  failed: number;
}
