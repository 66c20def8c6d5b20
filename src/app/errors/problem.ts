import { FaceSdkError, type ErrorDetail } from "../../sdk/index.ts";
import { CameraError } from "./camera-error.ts";

/** What is shown of an error. */
export interface Problem {
  code: string;
  advice: string;
  details: ErrorDetail[];
}

/** The one way from a thrown thing to the screen; null where the person stopped it themselves. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof FaceSdkError) {
    const { code, advice, details } = error;
    return code === "ABORTED" ? null : { code, advice, details };
  }
  if (error instanceof CameraError) return { code: error.code, advice: error.advice, details: [] };
  if (error instanceof DOMException && error.name === "AbortError") return null;
  console.error(error);
  return {
    code: "UNEXPECTED",
    advice: "Something did not work. Try again; if it stays so, reload the page.",
    details: [],
  };
}
