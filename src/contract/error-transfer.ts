import { transferHandlers, type TransferHandler } from "comlink";
import { FaceSdkError, type ErrorCandidate, type ErrorCode, type ErrorDetail } from "./errors.ts";

/** What crosses between worker and page in the place of a FaceSdkError. */
interface SentError {
  faceSdkError: {
    code: ErrorCode;
    message: string;
    advice: string;
    details: ErrorDetail[];
    candidates: readonly ErrorCandidate[];
  };
}
interface Thrown {
  value: unknown;
}

/**
 * Comlink carries only an error's name, message and stack. This wraps its handler so that a
 * FaceSdkError keeps its code, advice, details and candidates. Both sides call it once before they talk.
 */
export function installErrorTransfer(): void {
  const original = transferHandlers.get("throw") as TransferHandler<Thrown, unknown>;
  const handler: TransferHandler<Thrown, unknown> = {
    canHandle: original.canHandle,
    serialize(thrown) {
      if (!(thrown.value instanceof FaceSdkError)) return original.serialize(thrown);
      const { code, message, advice, details, candidates } = thrown.value;
      const faceSdkError = { code, message, advice, details, candidates };
      return [{ faceSdkError } satisfies SentError, []];
    },
    deserialize(sent) {
      if (!isSentError(sent)) return original.deserialize(sent);
      const { code, message, ...more } = sent.faceSdkError;
      throw new FaceSdkError(code, message, more);
    },
  };
  transferHandlers.set("throw", handler);
}

const isSentError = (sent: unknown): sent is SentError =>
  typeof sent === "object" && sent !== null && "faceSdkError" in sent;
