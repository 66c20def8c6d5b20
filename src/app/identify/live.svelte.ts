import type { FaceSdk, TrackedFace, TrackedFrame, TrackOptionsInput } from "../../sdk/index.ts";
import { LiveWatch } from "../camera/live-watch.svelte.ts";
import { followVideo } from "../camera/video-loop.ts";
import { problemOf, type Problem } from "../errors/problem.ts";
import type { FaceView } from "../faces.ts";
import type { Size } from "../overlay/fit.ts";
import { threshold } from "../threshold/threshold-choice.svelte.ts";
import { foundLive, nameFace, without } from "./findings.ts";
import { Decisions } from "./decisions.svelte.ts";

export interface LiveFace {
  view: FaceView;
  face: TrackedFace;
}

const MAX_RESULTS = 3;
/** Often enough that nobody is lost who stays in the picture (`engine/tracker.ts`). */
const HELD_EVERY_MS = 250;

/** Recognition in the camera's picture. */
export class Live {
  picture = $state.raw<Size>({ width: 0, height: 0 });
  problem = $state.raw<Problem | null>(null);
  readonly watch = new LiveWatch();
  /** By the tracks' ids, as long as the camera is on; one that ends never comes back. */
  readonly decisions = new Decisions();

  #tracked = $state.raw<readonly TrackedFace[]>([]);
  readonly faces = $derived(this.#tracked.map((face) => this.#show(face)));

  readonly #sdk: FaceSdk;
  readonly #scope: Pick<TrackOptionsInput, "collectionId">;
  #stop: () => void = () => undefined;
  #isHeld = false;
  #lookedAt = 0;

  /** @param scope whom to look for; everybody where left out */
  constructor(sdk: FaceSdk, scope: Pick<TrackOptionsInput, "collectionId"> = {}) {
    this.#sdk = sdk;
    this.#scope = scope;
  }

  start(video: HTMLVideoElement): void {
    this.#stop();
    this.problem = null;
    this.#stop = followVideo(this.#sdk, video, {
      isDue: () => !this.#isHeld || performance.now() - this.#lookedAt >= HELD_EVERY_MS,
      options: () => ({
        ...{ maxResults: MAX_RESULTS, minScore: threshold.choice },
        ...this.#scope,
        // The face that is looked at stays enrollable meanwhile.
        remember: !this.#isHeld,
        ...this.watch.options,
      }),
      onframe: (frame) => this.#take(frame),
      onfault: (error) => (this.problem = problemOf(error)),
    });
  }

  /**
   * Whether what is shown stands still. The faces are followed all the same, though less often, so
   * that afterwards they are still the ones of whom something was said.
   */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
  }

  /** Stops following; what is shown stays. */
  pause(): void {
    this.#stop();
  }

  stop(): void {
    this.pause();
    this.watch.reset();
    this.decisions.clear();
    this.#tracked = [];
  }

  #take(frame: TrackedFrame): void {
    this.#lookedAt = performance.now();
    this.watch.observe(frame);
    if (this.#isHeld) return;
    const { width, height, faces } = frame;
    if (width !== this.picture.width || height !== this.picture.height) {
      this.picture = { width, height };
    }
    this.#tracked = faces;
  }

  #show(face: TrackedFace): LiveFace {
    const key = `${face.trackId}`;
    const found = without(foundLive(face), this.decisions.ruledOut(key));
    return { face, view: { ...nameFace(found), key, box: face.box } };
  }
}
