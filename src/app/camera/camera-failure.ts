import { CameraError } from "../errors/camera-error.ts";

/** What a failed `getUserMedia` means for the person who holds the tablet. */
export function toCameraError(thrown: unknown): CameraError {
  if (thrown instanceof CameraError) return thrown;
  switch (thrown instanceof Error ? thrown.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return new CameraError("CAMERA_DENIED");
    case "NotReadableError":
    case "AbortError":
      return new CameraError("CAMERA_BUSY");
    default:
      // NotFoundError, OverconstrainedError, and browsers without cameras at all.
      return new CameraError("CAMERA_NOT_FOUND");
  }
}
