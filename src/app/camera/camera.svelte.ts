import { CameraError } from "../errors/camera-error.ts";
import { problemOf, type Problem } from "../errors/problem.ts";
import { acquire, facingOf, listCameras, release, willBrowserAsk, type Facing } from "./acquire.ts";
import { toCameraError } from "./camera-failure.ts";
import { Lens } from "./lens.svelte.ts";
import { WakeLock } from "./wake-lock.ts";

/** `asking`: it says what the browser will ask, and waits to be started. */
export type CameraState = "off" | "asking" | "starting" | "on" | "failed";

/** The device's camera: one at a time, let go whenever nobody looks at its picture. */
export class Camera {
  state = $state<CameraState>("off");
  problem = $state.raw<Problem | null>(null);
  stream = $state.raw<MediaStream | null>(null);
  /** Shown as in a mirror; the pixels that are recognised never are. */
  mirrored = $state(false);
  devices = $state.raw<MediaDeviceInfo[]>([]);
  /** Of the running camera; null where its track does not tell. */
  readonly current = $derived(this.stream?.getVideoTracks()[0]?.getSettings().deviceId ?? null);
  readonly lens = new Lens();
  readonly canSwitch = $derived(this.devices.length > 1);

  /** Whether its picture takes its place on the screen, also while it is not there yet. */
  readonly isShown = $derived(this.state !== "off" && this.state !== "failed");

  readonly #wakeLock = new WakeLock();
  readonly #usual: MediaTrackConstraints;
  #wish: MediaTrackConstraints;
  /** Between `start` and `stop`, also while the page is hidden. */
  #wanted = false;
  /** Let go because the page is hidden; comes back with it. */
  #paused = false;
  /** Counts the attempts, so that an answer to an older one is let go. */
  #attempt = 0;

  /** @param facing which way the camera should look, where the device has a choice */
  constructor(facing: Facing = "environment") {
    this.#usual = { facingMode: { ideal: facing } };
    this.#wish = this.#usual;
  }

  /** Starts; where the browser will ask the person, says so first and waits for `start`. */
  async ask(): Promise<void> {
    const attempt = ++this.#attempt;
    this.state = "starting";
    const mustExplain = await willBrowserAsk();
    if (attempt !== this.#attempt) return;
    if (mustExplain) this.state = "asking";
    else await this.start();
  }

  start(): Promise<void> {
    if (!this.#wanted) {
      this.#wanted = true;
      document.addEventListener("visibilitychange", this.#onVisibility);
      navigator.mediaDevices?.addEventListener("devicechange", this.#onDevices);
    }
    return this.#open();
  }

  stop(): void {
    this.#wanted = false;
    this.#paused = false;
    document.removeEventListener("visibilitychange", this.#onVisibility);
    navigator.mediaDevices?.removeEventListener("devicechange", this.#onDevices);
    this.#close();
    this.state = "off";
    this.problem = null;
  }

  /** The other side's camera; where cameras do not say where they face, the next in the list. */
  switch(): Promise<void> {
    const track = this.stream?.getVideoTracks()[0];
    const settings = track?.getSettings();
    if (settings?.facingMode) {
      const other: Facing = settings.facingMode === "user" ? "environment" : "user";
      this.#wish = { facingMode: { ideal: other } };
    } else {
      const now = this.devices.findIndex(({ deviceId }) => deviceId === settings?.deviceId);
      const next = this.devices[(now + 1) % Math.max(1, this.devices.length)];
      if (next) this.#wish = { deviceId: { ideal: next.deviceId } };
    }
    return this.start();
  }

  /** One of `devices`, by its id. */
  choose(deviceId: string): Promise<void> {
    this.#wish = { deviceId: { exact: deviceId } };
    return this.start();
  }

  async #open(): Promise<void> {
    const attempt = ++this.#attempt;
    this.#paused = false;
    // Some devices cannot open one camera while they hold another.
    release(this.stream);
    this.stream = null;
    this.problem = null;
    this.state = "starting";
    try {
      const stream = await acquire(this.#wish);
      if (attempt !== this.#attempt) return release(stream);
      this.#show(stream);
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(toCameraError(error));
    }
  }

  #show(stream: MediaStream): void {
    this.stream = stream;
    this.mirrored = facingOf(stream) === "user";
    this.lens.lookThrough(stream.getVideoTracks()[0]);
    this.state = "on";
    void this.#wakeLock.hold();
    void this.#onDevices();
    for (const track of stream.getVideoTracks()) {
      track.addEventListener("ended", () => {
        if (this.stream === stream) this.#fail(new CameraError("CAMERA_LOST"));
      });
    }
  }

  #fail(error: CameraError): void {
    this.#close();
    // The one that was chosen may be gone; another one may do.
    this.#wish = this.#usual;
    this.state = "failed";
    this.problem = problemOf(error);
  }

  #close(): void {
    this.#attempt++;
    release(this.stream);
    this.stream = null;
    this.#wakeLock.release();
  }

  readonly #onVisibility = (): void => {
    if (document.hidden) {
      // Only a running camera is let go: an open question for permission hides some pages.
      if (this.state !== "on") return;
      this.#close();
      this.#paused = true;
      this.state = "starting";
    } else if (this.#paused) {
      void this.#open();
    }
  };

  readonly #onDevices = async (): Promise<void> => {
    this.devices = await listCameras();
    const code = this.problem?.code;
    const waits = code === "CAMERA_LOST" || code === "CAMERA_NOT_FOUND";
    if (this.#wanted && waits && this.devices.length > 0) await this.#open();
  };
}
