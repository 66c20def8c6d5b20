import { FaceSdkError, type ErrorDetail } from "../../sdk/index.ts";
import { adviceFor, adviceOf } from "./advice.ts";
import { CameraError } from "./camera-error.ts";
import { NotLoadedError } from "./not-loaded-error.ts";

/** What is shown of an error. */
export interface Problem {
  code: string;
  /** In the language that is chosen when it is read. */
  readonly advice: string;
  details: ErrorDetail[];
}

const problem = (code: string, advice: () => string, details: ErrorDetail[] = []): Problem => ({
  code,
  get advice() {
    return advice();
  },
  details,
});

/** The one way from a thrown thing to the screen; null where the person stopped it themselves. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof FaceSdkError) {
    const { code, details } = error;
    return code === "ABORTED" ? null : problem(code, () => adviceOf(error), details);
  }
  if (error instanceof CameraError || error instanceof NotLoadedError) {
    return problem(error.code, () => adviceFor(error.code));
  }
  if (error instanceof DOMException && error.name === "AbortError") return null;
  console.error(error);
  return problem("UNEXPECTED", () => adviceFor("UNEXPECTED"));
}
