/** Something that is loaded when it is first used, and now there is no network. */
export class NotLoadedError extends Error {
  override readonly name = "NotLoadedError";
  readonly code = "NOT_LOADED";
}
