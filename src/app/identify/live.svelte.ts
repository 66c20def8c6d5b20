import type { FaceSdk, TrackedFace, TrackedFrame } from "../../sdk/index.ts";
import { TrackNames } from "../camera/track-names.ts";
import { problemOf, type Problem } from "../errors/problem.ts";
import type { FaceView } from "../faces.ts";
import type { Size } from "../overlay/fit.ts";
import { POSSIBLE_MIN_SCORE } from "../score.ts";

export interface LiveFace {
  view: FaceView;
  face: TrackedFace;
}

const OPTIONS = { minScore: POSSIBLE_MIN_SCORE, maxResults: 3 };
/** One frame may fail while the picture changes its size; so many in a row are a fault. */
const FAILURES_IN_A_ROW = 3;

/** The next frame that the video shows; where the browser does not tell, the screen's next one. */
const nextFrame = (video: HTMLVideoElement): Promise<void> =>
  new Promise((resolve) => {
    if ("requestVideoFrameCallback" in video) video.requestVideoFrameCallback(() => resolve());
    else requestAnimationFrame(() => resolve());
  });

/** Recognition in the camera's picture, one frame in work at a time. */
export class Live {
  faces = $state.raw<LiveFace[]>([]);
  picture = $state.raw<Size>({ width: 0, height: 0 });
  problem = $state.raw<Problem | null>(null);

  readonly #sdk: FaceSdk;
  #names = new TrackNames();
  /** Counts the runs: a loop whose number is over ends itself. */
  #run = 0;

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  start(video: HTMLVideoElement): void {
    this.problem = null;
    void this.#loop(video, ++this.#run);
  }

  /** Keeps what is shown: the picture is frozen. */
  pause(): void {
    this.#run++;
  }

  stop(): void {
    this.pause();
    this.faces = [];
    this.#names = new TrackNames();
  }

  async #loop(video: HTMLVideoElement, run: number): Promise<void> {
    let failures = 0;
    while (run === this.#run) {
      await nextFrame(video);
      if (run !== this.#run) return;
      if (video.readyState < video.HAVE_CURRENT_DATA || video.videoWidth === 0) continue;
      try {
        const frame = await this.#sdk.search.track(video, OPTIONS);
        failures = 0;
        if (frame && run === this.#run) this.#show(frame);
      } catch (error) {
        if (++failures < FAILURES_IN_A_ROW || run !== this.#run) continue;
        this.problem = problemOf(error);
        return;
      }
    }
  }

  #show({ width, height, faces }: TrackedFrame): void {
    const now = performance.now();
    if (width !== this.picture.width || height !== this.picture.height) {
      this.picture = { width, height };
    }
    this.faces = faces.map((face) => {
      const naming = this.#names.observe(face.trackId, face.search, now);
      return { face, view: { ...naming, key: `${face.trackId}`, box: face.box } };
    });
  }
}
