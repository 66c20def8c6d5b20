export type CameraErrorCode = "CAMERA_DENIED" | "CAMERA_NOT_FOUND" | "CAMERA_BUSY" | "CAMERA_LOST";

/** Why there is no picture from the camera. */
export class CameraError extends Error {
  override readonly name = "CameraError";
  readonly code: CameraErrorCode;

  constructor(code: CameraErrorCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}
