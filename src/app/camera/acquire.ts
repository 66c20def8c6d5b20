import { CameraError } from "../errors/camera-error.ts";
import { toCameraError } from "./camera-failure.ts";

export type Facing = "environment" | "user";

/** Enough for faces across a room; more only costs time and battery. */
const PICTURE = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** @throws CameraError */
export async function acquire(wish: MediaTrackConstraints): Promise<MediaStream> {
  // Absent outside secure contexts, whatever the types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new CameraError("CAMERA_NOT_FOUND");
  try {
    return await devices.getUserMedia({ audio: false, video: { ...PICTURE, ...wish } });
  } catch (error) {
    throw toCameraError(error);
  }
}

export function release(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

export async function listCameras(): Promise<MediaDeviceInfo[]> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter(({ kind }) => kind === "videoinput");
  } catch {
    return [];
  }
}

/** Undefined where the browser does not say. */
async function cameraPermission(): Promise<PermissionState | undefined> {
  try {
    return (await navigator.permissions.query({ name: "camera" as PermissionName })).state;
  } catch {
    return undefined;
  }
}

/** True where the camera would start without a question; false where that is not known. */
export const isCameraGranted = async (): Promise<boolean> =>
  (await cameraPermission()) === "granted";

/** True where the browser would ask the person first; false where that is not known. */
export const willBrowserAsk = async (): Promise<boolean> => (await cameraPermission()) === "prompt";

/** Cameras that do not say where they face are those of desks, which face their user. */
export function facingOf(stream: MediaStream): Facing {
  const [track] = stream.getVideoTracks();
  const facing = track?.getSettings().facingMode;
  if (facing === "user" || facing === "environment") return facing;
  return /back|rear|environment/i.test(track?.label ?? "") ? "environment" : "user";
}
