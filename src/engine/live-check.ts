import type { Box } from "../contract/faces.ts";
import { FaceSdkError } from "../contract/errors.ts";
import type { TrackOptions } from "../contract/schemas.ts";
import type { LiveCheckData, LivenessObstacle } from "../contract/tracking.ts";
import { ActiveCheck } from "./active-check.ts";
import { dominantFace } from "./dominant.ts";
import type { AnalysedFace } from "./analysed-face.ts";
import { eyesOpen } from "./eye-glance.ts";
import { livenessOf, onlyJudgeableFace } from "./liveness.ts";
import { PassiveCheck } from "./passive-check.ts";
import type { Pyramid } from "./picture.ts";
import type { Network } from "./runtime.ts";
import type { Track } from "./tracker.ts";

/** At most so often is the passive network run, for one face. Microseconds. */
const PASSIVE_EVERY = 300_000;

/** Loaded when they are first asked for. */
export interface LiveNetworks {
  liveness(): Promise<Network>;
  eyes(): Promise<Network>;
}

/** A followed face, with its box in the pixels of the pyramid's base. */
export interface LiveFace {
  face: AnalysedFace;
  track: Track;
  base: Box;
}

/** A frame: `width` and `height` in the pixels of its source. */
export interface LiveScene {
  faces: readonly LiveFace[];
  pyramid: Pyramid;
  width: number;
  height: number;
  timestamp: number;
}

/** Everything that is known of one track. */
interface Subject {
  trackId: number;
  passive: PassiveCheck;
  judgedAt: number;
  active: ActiveCheck | null;
}

/** Judges whether the one dominant face of a video is live, over several of its frames. */
export class LiveCheck {
  readonly #networks: LiveNetworks;
  #subject: Subject | null = null;

  constructor(networks: LiveNetworks) {
    this.#networks = networks;
  }

  /** What is known after this frame, and of which track; null where nothing was asked or seen. */
  async judge(
    scene: LiveScene,
    { liveness, activeCheck }: Pick<TrackOptions, "liveness" | "activeCheck">,
  ): Promise<{ track: Track; data: LiveCheckData } | null> {
    if (!liveness && !activeCheck) {
      this.#subject = null;
      return null;
    }
    const dominant = dominantFace(
      scene.faces.map((entry) => ({ ...entry, box: entry.face.box })),
      scene.width,
      scene.height,
    );
    if (!dominant) {
      this.#subject?.active?.observe(null);
      return null;
    }
    const { face: entry, several } = dominant;
    const { timestamp } = scene;
    const subject = this.#subjectOf(entry.track.id);
    const obstacle = several ? "MULTIPLE_FACES" : obstacleOf(entry.face, scene);
    const isDue = timestamp - subject.judgedAt >= PASSIVE_EVERY;
    if (liveness && !obstacle && entry.track.trusted && isDue) {
      const network = await this.#networks.liveness();
      subject.passive.add(await livenessOf(network, scene.pyramid, entry.base));
      subject.judgedAt = timestamp;
    }
    await this.#ask(subject, entry, activeCheck, timestamp);
    const { passive, active } = subject;
    return {
      track: entry.track,
      data: {
        score: passive.score,
        frames: passive.frames,
        verdict: together(passive.verdict, active),
        obstacle,
        active: active?.data ?? null,
      },
    };
  }

  /** Another dominant face starts from nothing; a check that it interrupts has failed. */
  #subjectOf(trackId: number): Subject {
    if (this.#subject?.trackId === trackId) return this.#subject;
    const interrupted = this.#subject?.active;
    interrupted?.observe(null);
    this.#subject = {
      trackId,
      passive: new PassiveCheck(),
      judgedAt: -Infinity,
      // Failed it stays to be seen; what another face has passed says nothing of this one.
      active: interrupted?.state === "failed" ? interrupted : null,
    };
    return this.#subject;
  }

  async #ask(
    subject: Subject,
    { face, track }: LiveFace,
    isWanted: boolean,
    timestamp: number,
  ): Promise<void> {
    if (!isWanted) {
      if (subject.active?.state !== "passed") subject.active = null;
      return;
    }
    subject.active ??= new ActiveCheck(track.id, Math.random() < 0.5 ? "left" : "right", timestamp);
    const { active } = subject;
    const isBlinkAsked = active.step === "blink";
    const open = isBlinkAsked
      ? await eyesOpen(await this.#networks.eyes(), face.aligned, face.landmarks)
      : null;
    const { yaw } = face.pose;
    const { id: trackId, trusted } = track;
    active.observe({ timestamp, trackId, trusted, eyesOpen: open, yaw });
  }
}

/** A passed active check decides where the passive one did not; it never outvotes it. */
function together(
  passive: LiveCheckData["verdict"],
  active: ActiveCheck | null,
): LiveCheckData["verdict"] {
  if (active?.state !== "passed") return passive;
  return passive === "not_live" ? "undecided" : "live";
}

/** What the rules for a still picture say of this face. */
function obstacleOf(face: AnalysedFace, { width, height }: LiveScene): LivenessObstacle | null {
  try {
    onlyJudgeableFace([face], width, height);
    return null;
  } catch (error) {
    if (error instanceof FaceSdkError) return error.code as LivenessObstacle;
    throw error;
  }
}
