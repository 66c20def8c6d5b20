import type {
  ActiveCheckData,
  LiveCheckData,
  TrackedFrame,
  TrackOptionsInput,
} from "../../sdk/index.ts";
import { livenessChoice } from "./liveness-choice.svelte.ts";

/** What is known of whether the dominant face of a video is live, and what it is asked to do. */
export class LiveWatch {
  check = $state.raw<LiveCheckData | undefined>(undefined);
  /** Whether the person is asked to blink and turn. */
  isAsking = $state(false);
  /** How that goes; a failure stays while the panel stands, also when the face has gone. */
  active = $state.raw<ActiveCheckData | null>(null);

  /** What to ask of the next frame. */
  get options(): Pick<TrackOptionsInput, "liveness" | "activeCheck"> {
    return { liveness: livenessChoice.isOn, activeCheck: this.isAsking && !this.#hasFailed };
  }

  observe({ faces }: TrackedFrame): void {
    this.check = faces.find(({ liveness }) => liveness)?.liveness;
    // The answer to a frame that was sent before the question says nothing of it.
    if (this.isAsking && !this.#hasFailed) this.active = this.check?.active ?? this.active;
  }

  /** Asks, also once more. */
  ask(): void {
    this.active = null;
    this.isAsking = true;
  }

  end(): void {
    this.active = null;
    this.isAsking = false;
  }

  reset(): void {
    this.end();
    this.check = undefined;
  }

  get #hasFailed(): boolean {
    return this.active?.state === "failed";
  }
}
