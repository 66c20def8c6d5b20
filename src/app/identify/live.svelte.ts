import type { FaceSdk, TrackedFace, TrackedFrame, TrackOptionsInput } from "../../sdk/index.ts";
import { LiveWatch } from "../camera/live-watch.svelte.ts";
import { followVideo } from "../camera/video-loop.ts";
import { problemOf, type Problem } from "../errors/problem.ts";
import type { FaceView } from "../faces.ts";
import type { Size } from "../overlay/fit.ts";
import { threshold } from "../threshold/threshold-choice.svelte.ts";
import { foundLive, nameFace } from "./findings.ts";

export interface LiveFace {
  view: FaceView;
  face: TrackedFace;
}

const MAX_RESULTS = 3;

/** Recognition in the camera's picture. */
export class Live {
  faces = $state.raw<LiveFace[]>([]);
  picture = $state.raw<Size>({ width: 0, height: 0 });
  problem = $state.raw<Problem | null>(null);
  readonly watch = new LiveWatch();

  readonly #sdk: FaceSdk;
  #stop: () => void = () => undefined;

  readonly #scope: Pick<TrackOptionsInput, "collectionId">;

  /** @param scope whom to look for; everybody where left out */
  constructor(sdk: FaceSdk, scope: Pick<TrackOptionsInput, "collectionId"> = {}) {
    this.#sdk = sdk;
    this.#scope = scope;
  }

  start(video: HTMLVideoElement): void {
    this.#stop();
    this.problem = null;
    this.#stop = followVideo(this.#sdk, video, {
      options: () => ({
        ...{ maxResults: MAX_RESULTS, minScore: threshold.choice },
        ...this.#scope,
        ...this.watch.options,
      }),
      onframe: (frame) => this.#show(frame),
      onfault: (error) => (this.problem = problemOf(error)),
    });
  }

  /** Keeps what is shown: the picture is frozen. */
  pause(): void {
    this.#stop();
  }

  stop(): void {
    this.pause();
    this.watch.reset();
    this.faces = [];
  }

  #show(frame: TrackedFrame): void {
    const { width, height, faces } = frame;
    if (width !== this.picture.width || height !== this.picture.height) {
      this.picture = { width, height };
    }
    this.faces = faces.map((face) => ({
      face,
      view: { ...nameFace(foundLive(face)), key: `${face.trackId}`, box: face.box },
    }));
    this.watch.observe(frame);
  }
}
