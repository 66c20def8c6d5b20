/** The page asks for the photos that were shared; the answer, `File[]`, comes by the given port. */
export interface TakeSharedMessage {
  type: "TAKE_SHARED";
}
