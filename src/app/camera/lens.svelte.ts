/** What the browser tells of a camera beyond what TypeScript knows. */
interface LensCapabilities extends MediaTrackCapabilities {
  torch?: boolean;
  zoom?: { min: number; max: number; step: number };
}
interface LensSettings extends MediaTrackSettings {
  torch?: boolean;
  zoom?: number;
}
type LensConstraints = MediaTrackConstraintSet & Pick<LensSettings, "torch" | "zoom">;

export interface Zoom {
  min: number;
  max: number;
  step: number;
  value: number;
}

/** The light and the zoom of a camera, where it has them. */
export class Lens {
  /** Whether the light is on; null where there is none. */
  torch = $state<boolean | null>(null);
  /** Null where the camera does not zoom. */
  zoom = $state.raw<Zoom | null>(null);
  #track: MediaStreamTrack | undefined;

  lookThrough(track: MediaStreamTrack | undefined): void {
    this.#track = track;
    this.#read();
  }

  setTorch(torch: boolean): Promise<void> {
    return this.#apply({ torch });
  }

  /** @param zoom from `zoom.min` to `zoom.max` */
  setZoom(zoom: number): Promise<void> {
    return this.#apply({ zoom });
  }

  async #apply(change: LensConstraints): Promise<void> {
    const track = this.#track;
    // Some cameras offer what they then refuse; what is shown is what they do.
    await track?.applyConstraints({ advanced: [change] }).catch(() => undefined);
    if (track === this.#track) this.#read();
  }

  #read(): void {
    // Absent in some browsers, whatever the types say.
    const has: LensCapabilities = this.#track?.getCapabilities?.() ?? {};
    const now: LensSettings = this.#track?.getSettings() ?? {};
    this.torch = has.torch ? (now.torch ?? false) : null;
    const { zoom } = has;
    this.zoom =
      zoom && zoom.max > zoom.min
        ? { min: zoom.min, max: zoom.max, step: zoom.step, value: now.zoom ?? zoom.min }
        : null;
  }
}
