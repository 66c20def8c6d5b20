import type { ActiveCheckData, ActiveStep } from "../contract/tracking.ts";

/** What one frame shows of the face that is asked. */
export interface Observation {
  /** Microseconds. */
  timestamp: number;
  trackId: number;
  /** Whether the looks say that it is still the same person. */
  trusted: boolean;
  /** How likely the eyes are open, 0 to 1; null where that was not looked at. */
  eyesOpen: number | null;
  /** Degrees; above 0 the head is turned to the picture's right, the person's own left. */
  yaw: number;
}

/** Between the two an eye is neither open nor closed: a squint is no blink. */
const OPEN = 0.7;
const CLOSED = 0.3;
/** Eyes closed for longer than this (a shut eye, a covered lens) are no blink. Microseconds. */
const LONGEST_BLINK = 1_000_000;
/** Degrees: facing the camera, and turned far enough that a flat picture cannot seem so. */
const STRAIGHT = 13;
const TURNED = 22;
/** Each step must come within this time. Microseconds. */
const STEP_TIME = 12_000_000;

/**
 * Asks one face to blink, to turn its head to the side that was drawn by lot, and to look back: a
 * printed photo does none of it. The whole way it must be one track, and one person by its looks.
 */
export class ActiveCheck {
  readonly trackId: number;
  readonly #steps: readonly ActiveStep[];
  #done = 0;
  #failure: ActiveCheckData["failure"] = null;
  #stepFrom: number;
  #eyes: "unseen" | "open" | "closed" = "unseen";
  #closedFrom = 0;

  constructor(trackId: number, side: "left" | "right", timestamp: number) {
    this.trackId = trackId;
    this.#steps = ["blink", side === "left" ? "turn_left" : "turn_right", "look_back"];
    this.#stepFrom = timestamp;
  }

  get state(): ActiveCheckData["state"] {
    if (this.#failure) return "failed";
    return this.#done === this.#steps.length ? "passed" : "running";
  }

  get step(): ActiveStep | null {
    return this.state === "running" ? (this.#steps[this.#done] ?? null) : null;
  }

  get data(): ActiveCheckData {
    const { state, step } = this;
    return { state, step, done: this.#done, of: this.#steps.length, failure: this.#failure };
  }

  /** Null: the face that was asked is not there. */
  observe(seen: Observation | null): void {
    if (this.state !== "running") return;
    if (seen?.trackId !== this.trackId) {
      this.#failure = "FACE_LOST";
    } else if (this.#isDone(seen)) {
      this.#done++;
      this.#stepFrom = seen.timestamp;
    } else if (seen.timestamp - this.#stepFrom > STEP_TIME) {
      this.#failure = "TIMED_OUT";
    }
  }

  #isDone(seen: Observation): boolean {
    switch (this.step) {
      case "blink":
        return this.#hasBlinked(seen);
      case "turn_left":
        return seen.yaw >= TURNED;
      case "turn_right":
        return seen.yaw <= -TURNED;
      default:
        // Whoever looks back must be the one who blinked.
        return Math.abs(seen.yaw) <= STRAIGHT && seen.trusted;
    }
  }

  /** Open, closed, open again, all of it facing the camera. */
  #hasBlinked({ eyesOpen, yaw, timestamp }: Observation): boolean {
    if (Math.abs(yaw) > STRAIGHT) {
      this.#eyes = "unseen";
    } else if (eyesOpen === null) {
      return false;
    } else if (eyesOpen >= OPEN) {
      if (this.#eyes === "closed" && timestamp - this.#closedFrom <= LONGEST_BLINK) return true;
      this.#eyes = "open";
    } else if (eyesOpen <= CLOSED && this.#eyes === "open") {
      this.#eyes = "closed";
      this.#closedFrom = timestamp;
    }
    return false;
  }
}
