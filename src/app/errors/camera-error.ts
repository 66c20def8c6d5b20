const adviceByCode = {
  CAMERA_DENIED:
    "The browser does not let this page use the camera. Allow it in the address bar or the settings, then try again.",
  CAMERA_NOT_FOUND: "There is no camera on this device. Choose photos instead.",
  CAMERA_BUSY: "Another program uses the camera. Close it, then try again.",
  CAMERA_LOST: "The camera was unplugged or taken away. Connect it, then try again.",
} as const;

export type CameraErrorCode = keyof typeof adviceByCode;

/** Why there is no picture from the camera. */
export class CameraError extends Error {
  override readonly name = "CameraError";
  readonly code: CameraErrorCode;
  readonly advice: string;

  constructor(code: CameraErrorCode, cause?: unknown) {
    super(adviceByCode[code], { cause });
    this.code = code;
    this.advice = adviceByCode[code];
  }
}
