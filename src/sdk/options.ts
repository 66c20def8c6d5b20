import { FaceSdkError } from "../contract/errors.ts";
import type { Abortable } from "./api.ts";

/**
 * The signal, apart from the other options; null and undefined stand for none.
 * @throws FaceSdkError INVALID_ARGUMENT for what is no object, or a signal that is none
 */
export function splitOptions<O extends Abortable>(
  options: O | null | undefined,
): { signal: AbortSignal | undefined; given: Omit<O, "signal"> } {
  const isObject = typeof options === "object" || options === undefined;
  const { signal, ...given } = isObject ? (options ?? ({} as O)) : ({} as O);
  if (isObject && (signal === undefined || signal instanceof AbortSignal)) return { signal, given };
  const loc = isObject ? ["options", "signal"] : ["options"];
  const msg = isObject ? "must be an AbortSignal" : "must be an object";
  throw new FaceSdkError("INVALID_ARGUMENT", `${loc.join(".")}: ${msg}`, {
    details: [{ loc, msg, type: "options" }],
  });
}
