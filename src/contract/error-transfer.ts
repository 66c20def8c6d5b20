import { transferHandlers, type TransferHandler } from "comlink";
import { FaceSdkError, type ErrorCode, type ErrorDetail } from "./errors.ts";

/** What crosses between worker and page in the place of a FaceSdkError. */
interface SentError {
  faceSdkError: { code: ErrorCode; message: string; advice: string; details: ErrorDetail[] };
}
interface Thrown {
  value: unknown;
}

/**
 * Comlink carries only an error's name, message and stack. This wraps its handler so that a
 * FaceSdkError keeps its code, advice and details. Both sides call it once before they talk.
 */
export function installErrorTransfer(): void {
  const original = transferHandlers.get("throw") as TransferHandler<Thrown, unknown>;
  const handler: TransferHandler<Thrown, unknown> = {
    canHandle: original.canHandle,
    serialize(thrown) {
      if (!(thrown.value instanceof FaceSdkError)) return original.serialize(thrown);
      const { code, message, advice, details } = thrown.value;
      return [{ faceSdkError: { code, message, advice, details } } satisfies SentError, []];
    },
    deserialize(sent) {
      if (!isSentError(sent)) return original.deserialize(sent);
      const { code, message, advice, details } = sent.faceSdkError;
      throw new FaceSdkError(code, message, { advice, details });
    },
  };
  transferHandlers.set("throw", handler);
}

const isSentError = (sent: unknown): sent is SentError =>
  typeof sent === "object" && sent !== null && "faceSdkError" in sent;
