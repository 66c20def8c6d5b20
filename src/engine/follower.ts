import type { Box } from "../contract/faces.ts";
import type { TrackOptions } from "../contract/schemas.ts";
import type { FrameLook, LiveCheckData } from "../contract/tracking.ts";
import type { AnalysedFace } from "./analysed-face.ts";
import { glimpseOf } from "./glimpse.ts";
import { LiveCheck } from "./live-check.ts";
import type { LaterRole } from "./networks.ts";
import type { Pyramid } from "./picture.ts";
import type { Network } from "./runtime.ts";
import { likenessOf } from "./likeness.ts";
import type { ScoreMap } from "./score.ts";
import { Tracker, type Track } from "./tracker.ts";

export type FollowOptions = Pick<TrackOptions, "liveness" | "activeCheck">;

/** The faces of a frame; `base` is the box in the pixels of the pyramid's base. */
export interface Frame {
  found: readonly { face: AnalysedFace; base: Box }[];
  pyramid: Pyramid;
  /** Size of the source in pixels. */
  width: number;
  height: number;
  /** Microseconds. */
  timestamp: number;
  look: FrameLook;
}

export interface TrackedAnalysis {
  width: number;
  height: number;
  look: FrameLook;
  faces: { face: AnalysedFace; track: Track; liveness: LiveCheckData | null }[];
}

/** What following needs of the engine. */
export interface FollowerTools {
  embed(face: AnalysedFace): Promise<Float32Array<ArrayBuffer>>;
  network(role: LaterRole): Promise<Network>;
}

/** Follows the faces of one video, and judges on the way whether the dominant one is live. */
export class Follower {
  readonly #embed: FollowerTools["embed"];
  #tracker: Tracker;
  readonly #check: LiveCheck;

  /** @param scores of the model that `embed` uses */
  constructor({ embed, network }: FollowerTools, scores: ScoreMap) {
    this.#tracker = new Tracker(likenessOf(scores));
    this.#embed = embed;
    this.#check = new LiveCheck({
      liveness: () => network("liveness"),
      eyes: () => network("eyes"),
    });
  }

  /** Starts anew with another model: the present one's looks say nothing to it. */
  startWith(scores: ScoreMap, firstId = this.nextTrackId): void {
    this.#tracker = new Tracker(likenessOf(scores), firstId);
  }

  get nextTrackId(): number {
    return this.#tracker.nextId;
  }

  async follow(frame: Frame, options: FollowOptions): Promise<TrackedAnalysis> {
    const { found, timestamp, width, height, look } = frame;
    const sightings = found.map(({ face }) => ({
      face,
      box: face.box,
      quality: {
        interEyeDistance: face.quality.interEyeDistance,
        sharpness: face.quality.components.sharpness,
        pose: face.pose,
      },
      glimpse: glimpseOf(face.aligned),
    }));
    const tracks = await this.#tracker.follow(sightings, timestamp, ({ face }) =>
      this.#embed(face),
    );
    const faces = found.map((entry, i) => ({ ...entry, track: tracks[i] as Track }));
    const judged = await this.#check.judge({ ...frame, faces }, options);
    return {
      width,
      height,
      look,
      faces: faces.map(({ face, track }) => ({
        face,
        track,
        liveness: judged?.track === track ? judged.data : null,
      })),
    };
  }
}
