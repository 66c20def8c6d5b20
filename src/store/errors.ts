import { Dexie } from "dexie";
import { FaceSdkError } from "../contract/errors.ts";
import { NO_PHOTO } from "../contract/retention.ts";

/** NOT_FOUND for an id (or index) that names nothing. */
export function notFound(
  what: "person" | "collection" | "thumbnail" | "merge of" | "model" | "roll call",
  id: string | number,
  loc: (string | number)[] = ["id"],
): FaceSdkError {
  const msg = `There is no ${what} ${JSON.stringify(id)}.`;
  return new FaceSdkError("NOT_FOUND", msg, { details: [{ loc, msg, type: "not_found" }] });
}

/** NOT_FOUND for a photo of a person of whom only the template was kept. */
export function noPhoto(): FaceSdkError {
  const msg = "No photo is kept of this person.";
  return new FaceSdkError("NOT_FOUND", msg, {
    advice: "No photo is kept of this person, only the template.",
    details: [{ loc: ["index"], msg, type: NO_PHOTO }],
  });
}

/** CONFLICT for an id or a name that is taken. */
export function conflict(
  what: "person" | "collection" | "model",
  field: "id" | "name",
  value: string,
) {
  const msg = `There is a ${what} with the ${field} ${JSON.stringify(value)} already.`;
  return new FaceSdkError("CONFLICT", msg, { details: [{ loc: [field], msg, type: "conflict" }] });
}

/** INVALID_ARGUMENT where two persons are asked for and one is given. */
export function sameTwice(field: string): FaceSdkError {
  const msg = "must be another person";
  return new FaceSdkError("INVALID_ARGUMENT", "The two persons are one.", {
    advice: "Choose two different people.",
    details: [{ loc: [field], msg, type: "same" }],
  });
}

/** CONFLICT for a merge that cannot be undone as things stand. */
export function cannotUnmerge(msg: string, advice: string): FaceSdkError {
  const details = [{ loc: ["keptId"], msg, type: "conflict" }];
  return new FaceSdkError("CONFLICT", msg, { advice, details });
}

/** For stored bytes that are not what was written. */
export function damaged(what: string, cause?: unknown): FaceSdkError {
  return new FaceSdkError("STORAGE_BLOCKED", `The stored data is damaged: ${what}.`, {
    advice: "The stored data is damaged. Restore a backup.",
    cause,
  });
}

export function closed(): FaceSdkError {
  return new FaceSdkError("STORAGE_BLOCKED", "The database is closed.", {
    advice: "The stored data is out of reach. Reload the page.",
  });
}

export function newerVersion(): FaceSdkError {
  return new FaceSdkError("STORAGE_BLOCKED", "A newer version of the app wrote this database.", {
    advice: "The data was stored by a newer version of this app. Reload the page to update.",
  });
}

export function olderTab(): FaceSdkError {
  return new FaceSdkError("STORAGE_BLOCKED", "Another tab keeps an older database open.", {
    advice: "Close this app's other tabs, then reload the page.",
  });
}

/**
 * What IndexedDB or Dexie threw, in the contract's words. Dexie wraps the browser's error, more
 * than once where a transaction aborts, so the search for a full disk goes down the chain. Errors
 * that are not the storage's (a bug's TypeError, say) come back untouched.
 */
export function toStoreError(thrown: unknown): unknown {
  if (thrown instanceof FaceSdkError) return thrown;
  if (isQuotaError(thrown)) {
    return new FaceSdkError("QUOTA_EXCEEDED", undefined, { cause: thrown });
  }
  if (thrown instanceof Dexie.DexieError || thrown instanceof DOMException) {
    const message = `${thrown.name}: ${thrown.message}`;
    return new FaceSdkError("STORAGE_BLOCKED", message, { cause: thrown });
  }
  return thrown;
}

function isQuotaError(thrown: unknown): boolean {
  if (typeof thrown !== "object" || thrown === null) return false;
  if ("name" in thrown && thrown.name === "QuotaExceededError") return true;
  if ("inner" in thrown && isQuotaError(thrown.inner)) return true;
  return (
    "failures" in thrown && Array.isArray(thrown.failures) && thrown.failures.some(isQuotaError)
  );
}
