/**
 * Every way in which a call can fail. Codes are stable: callers branch on them, never on the message.
 * `advice` is plain and short enough for a tablet's screen; it says what to do next.
 */
export const adviceByCode = {
  NO_FACE: "No face was found. Use a photo in which the face is large and clear.",
  MULTIPLE_FACES: "Two faces: only one may be in the picture.",
  IMAGE_TOO_SMALL: "This picture is too small. It needs at least 224 × 224 pixels.",
  FACE_TOO_SMALL: "Move closer: the face is too small in the picture.",
  TOO_BLURRY: "Hold still: the picture is blurred.",
  TOO_DARK: "Find more light: the face is too dark.",
  TOO_BRIGHT: "Find softer light: the face is too bright.",
  POSE_TOO_EXTREME: "Look straight at the camera.",
  FACE_CUT_OFF: "Move back: part of the face is outside the picture.",
  UNSUPPORTED_IMAGE: "This file is not a picture that can be read. Use a JPEG, PNG or WebP photo.",
  IMAGE_TOO_LARGE: "This picture is too large. Use one of at most 64 megapixels.",
  INVALID_ARGUMENT: "Something that was entered is not valid. See the marked fields.",
  NOT_FOUND: "This is no longer here. It may have been deleted.",
  CONFLICT: "This id or name is taken. Choose another.",
  POSSIBLE_DUPLICATE: "This person may be enrolled already. Compare before you go on.",
  QUOTA_EXCEEDED: "The device's storage is full. Free some space, then try again.",
  STORAGE_BLOCKED:
    "The browser does not let this page store data. Leave private browsing or allow storage.",
  LOCKED: "The app is locked. Enter the passphrase.",
  WRONG_PASSPHRASE: "This passphrase is not the right one.",
  CORRUPT_BACKUP: "This backup file is damaged.",
  MODEL_MISMATCH: "These photos were enrolled with another model. Enrol them again.",
  MODEL_LOAD_FAILED:
    "Recognition could not start. Reload the page; if that does not help, use an up-to-date browser.",
  NOT_LIVE: "This may be a photo or a screen. A live person must be in front of the camera.",
  ABORTED: "Stopped. Nothing was changed.",
} as const;

export type ErrorCode = keyof typeof adviceByCode;

/**
 * What may be said of a face that is good enough. Recognition hardly suffers from these, and the
 * person may have no better light or no other face to show: no call fails for them.
 */
export const adviceByWarning = {
  EYES_CLOSED: "The eyes may be closed. A photo with open eyes is better.",
  MOUTH_OPEN: "The mouth is open or smiles widely. A calm face is better.",
  HEAD_TILTED: "The head leans to one side. Upright is better.",
  UNEVEN_LIGHT: "One side of the face is in shadow. Light from the front is better.",
} as const;

/**
 * Causes that a code does not tell apart, as the `type` of an error's first detail. Each comes with
 * advice of its own.
 */
export const adviceByCause = {
  /** MODEL_LOAD_FAILED of a call that was under way. Whether it was done is to be seen. */
  worker_restarted:
    "Something inside stopped. It was started again; nothing that was stored is lost. Try again.",
  /** MODEL_LOAD_FAILED of a model that needs ONNX Runtime, which was never loaded here. */
  runtime_missing: "This model needs one more file. Connect to a network once, then try again.",
  /** STORAGE_BLOCKED: another tab, or the browser's tools, deleted the database. */
  storage_deleted:
    "What was stored here was deleted from outside this page. Reload the page to begin anew.",
  /** STORAGE_BLOCKED: the browser closed it; nearly always as the user deleted the site's data. */
  storage_closed:
    "The browser has closed or deleted what is stored here. Reload the page to see what is left.",
  /** STORAGE_BLOCKED: another tab brought the database to a newer version. */
  storage_upgraded: "A newer version of the app is open in another tab. Reload the page to update.",
  /** QUOTA_EXCEEDED: the templates of everybody do not fit into the memory that the browser gives. */
  memory_full:
    "This device's memory cannot hold so many people. Close other tabs, or use another device.",
} as const;

export type ErrorCause = keyof typeof adviceByCause;
export type StorageLoss = Exclude<
  ErrorCause,
  "worker_restarted" | "runtime_missing" | "memory_full"
>;

/** The cause that an error's details name. */
export function causeOf(details: readonly ErrorDetail[]): ErrorCause | null {
  const type = details[0]?.type ?? "";
  return type in adviceByCause ? (type as ErrorCause) : null;
}

/** One thing that is wrong with the input, in the form of the original's 422 body. */
export interface ErrorDetail {
  /** Where: the path to the value, e.g. `["person", "images", 1]`. */
  loc: (string | number)[];
  /** What is wrong, in words. */
  msg: string;
  /** A stable machine word, e.g. `"max_length"`, `"not_found"` or an error code. */
  type: string;
}

/** Somebody who is enrolled and looks the same, best first in a POSSIBLE_DUPLICATE. */
export interface ErrorCandidate {
  /** As `persons.get` would give them. */
  readonly person: { readonly id: string; readonly name: string };
  /** 0 to 1, as in a search. */
  readonly score: number;
  /** The person's thumbnail that resembles the new pictures most. */
  readonly thumbnailId: string;
}

export interface FaceSdkErrorOptions {
  details?: ErrorDetail[];
  candidates?: readonly ErrorCandidate[];
  advice?: string;
  cause?: unknown;
}

/** What every rejected call of the SDK rejects with. Nothing is half done after it. */
export class FaceSdkError extends Error {
  override readonly name = "FaceSdkError";
  readonly code: ErrorCode;
  /** Plain advice for the person at the screen. */
  readonly advice: string;
  readonly details: ErrorDetail[];
  /** Only in a POSSIBLE_DUPLICATE. */
  readonly candidates: readonly ErrorCandidate[];

  constructor(code: ErrorCode, message?: string, options: FaceSdkErrorOptions = {}) {
    super(message ?? adviceByCode[code], { cause: options.cause });
    this.code = code;
    this.advice = options.advice ?? adviceByCode[code];
    this.details = options.details ?? [];
    this.candidates = options.candidates ?? [];
  }
}

/** Turns whatever was thrown into a FaceSdkError, naming `fallback` where nothing better is known. */
export function toFaceSdkError(thrown: unknown, fallback: ErrorCode): FaceSdkError {
  if (thrown instanceof FaceSdkError) return thrown;
  if (thrown instanceof DOMException && thrown.name === "AbortError") {
    return new FaceSdkError("ABORTED", undefined, { cause: thrown });
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new FaceSdkError(fallback, message, { cause: thrown });
}

/** STORAGE_BLOCKED from the moment on at which the database was closed under the running app. */
export const storageLost = (loss: StorageLoss): FaceSdkError =>
  ofCause("STORAGE_BLOCKED", loss, ["storage"], "The database was closed from outside.");

/** MODEL_LOAD_FAILED for the calls that were under way when the worker died. */
export const workerRestarted = (message: string): FaceSdkError =>
  ofCause("MODEL_LOAD_FAILED", "worker_restarted", ["worker"], message);

/** MODEL_LOAD_FAILED where a file is needed that only a network has. */
export const runtimeMissing = (message: string): FaceSdkError =>
  ofCause("MODEL_LOAD_FAILED", "runtime_missing", ["model"], message);

/** QUOTA_EXCEEDED where the gallery cannot grow. */
export const memoryFull = (message: string): FaceSdkError =>
  ofCause("QUOTA_EXCEEDED", "memory_full", ["memory"], message);

const ofCause = (code: ErrorCode, type: ErrorCause, loc: string[], msg: string) =>
  new FaceSdkError(code, msg, { advice: adviceByCause[type], details: [{ loc, msg, type }] });
