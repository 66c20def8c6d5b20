import type { FaceSdk } from "../../sdk/index.ts";
import { grabFrame } from "../camera/still.ts";
import { nextFrame } from "../camera/video-loop.ts";
import { problemOf, type Problem } from "../errors/problem.ts";
import type { Size } from "../overlay/fit.ts";
import { threshold } from "../threshold/threshold-choice.svelte.ts";
import { autoChoice } from "./auto-choice.svelte.ts";
import { Burst } from "./burst.ts";
import { guide, type Guidance, type View } from "./guide.ts";

/** What the shutter goes by. */
export interface Wish {
  /** Where the picture is shown, in CSS pixels. */
  stage: Size;
  view: View;
  /** The id of the person whose photos these are, where they are enrolled; else empty. */
  exceptId: string;
}

/** A picture of the camera; `yaw` in degrees, null where nobody has looked. */
export interface Taken {
  image: ImageBitmap;
  yaw: number | null;
}

/** Advice that holds for so many frames in a row is shown: it must not flicker. */
const STEADY = 2;
/** One frame may fail while the picture changes its size; so many in a row are a fault. */
const FAILURES_IN_A_ROW = 3;

/** Looks at the camera's picture, says what would help, and takes the best of a burst by itself. */
export class AutoShutter {
  guidance = $state.raw<Guidance>({ is: "waiting" });
  /** How much of the burst is done, 0 to 1. */
  share = $state(0);
  problem = $state.raw<Problem | null>(null);
  readonly #sdk: FaceSdk;
  #latest = "";
  #frames = 0;

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  /**
   * Asks for the wish before each frame; returns the way to stop. `ontaken` is called once at most,
   * and closes the picture.
   */
  start(video: HTMLVideoElement, wish: () => Wish, ontaken: (taken: Taken) => void): () => void {
    const stopping = new AbortController();
    this.guidance = { is: "waiting" };
    this.#latest = "";
    void this.#run(video, wish, stopping.signal).then((taken) => taken && ontaken(taken));
    return () => stopping.abort();
  }

  async #run(
    video: HTMLVideoElement,
    wish: () => Wish,
    signal: AbortSignal,
  ): Promise<Taken | null> {
    const burst = new Burst<Taken>(({ image }) => image.close());
    signal.addEventListener("abort", () => burst.clear());
    let failures = 0;
    while (!signal.aborted) {
      await nextFrame(video);
      if (signal.aborted || video.readyState < video.HAVE_CURRENT_DATA) continue;
      try {
        const best = await this.#look(video, wish(), burst, signal);
        failures = 0;
        if (best) return best;
      } catch (error) {
        if (signal.aborted || ++failures < FAILURES_IN_A_ROW) continue;
        this.problem = problemOf(error);
        break;
      }
    }
    burst.clear();
    return null;
  }

  async #look(
    video: HTMLVideoElement,
    { stage, view, exceptId }: Wish,
    burst: Burst<Taken>,
    signal: AbortSignal,
  ): Promise<Taken | null> {
    // Grabbed first: the picture that is judged shall be the one that is taken.
    const image = await grabFrame(video);
    let isKept = false;
    try {
      const options = { maxResults: 1, minScore: threshold.choice };
      const frame = await this.#sdk.search.track(image, options);
      if (!frame || signal.aborted) return null;
      const { guidance, face } = guide(frame, stage, view, exceptId);
      this.#say(guidance);
      if (guidance.is !== "good" || !face || !autoChoice.isOn) {
        burst.clear();
        return null;
      }
      isKept = true;
      const taken = { image, yaw: face.pose.yaw };
      return burst.add(taken, face.quality.score, face.band !== "looking");
    } finally {
      if (!isKept) image.close();
      this.share = burst.share;
    }
  }

  #say(guidance: Guidance): void {
    const text = JSON.stringify(guidance);
    this.#frames = text === this.#latest ? this.#frames + 1 : 1;
    this.#latest = text;
    if (this.#frames === STEADY) this.guidance = guidance;
  }
}
