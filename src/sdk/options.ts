import type { ErrorDetail } from "../contract/errors.ts";
import type { Abortable } from "./api.ts";

/**
 * The signal, apart from the other options; null and undefined stand for none. `problems` says
 * what is no object, or a signal that is none.
 */
export function splitOptions<O extends Abortable>(
  options: O | null | undefined,
): { signal: AbortSignal | undefined; given: Omit<O, "signal">; problems: ErrorDetail[] } {
  const isObject = typeof options === "object" || options === undefined;
  const { signal, ...given } = isObject ? (options ?? ({} as O)) : ({} as O);
  const refuse = (loc: ErrorDetail["loc"], msg: string) => [{ loc, msg, type: "options" }];
  if (!isObject) return { signal, given, problems: refuse(["options"], "must be an object") };
  // By its name: a signal may come from another window.
  const isSignal = Object.prototype.toString.call(signal) === "[object AbortSignal]";
  if (signal === undefined || isSignal) return { signal, given, problems: [] };
  return { signal, given, problems: refuse(["options", "signal"], "must be an AbortSignal") };
}
