import type { FaceSdkError } from "./errors.ts";
import type { Status } from "./records.ts";

/** What an error says to whoever watches the status. */
export const failedStatus = ({ code, message, advice, details }: FaceSdkError): Status => ({
  phase: "failed",
  ...{ code, message, advice, details },
});
