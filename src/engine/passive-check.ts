import { LIVE_FROM } from "./liveness.ts";

/** So many frames are smoothed. */
const KEPT = 5;
/** Fewer decide nothing. */
const ENOUGH = 3;
/** Among them so many may disagree, and only where all `KEPT` are there. */
const DISSENTERS = 1;

/** Smooths the passive scores of one face: one odd frame neither clears nor blames anybody. */
export class PassiveCheck {
  #scores: readonly number[] = [];

  add(score: number): void {
    this.#scores = [...this.#scores, score].slice(-KEPT);
  }

  get frames(): number {
    return this.#scores.length;
  }

  /** The median, 0 to 1; null before the first. */
  get score(): number | null {
    const sorted = [...this.#scores].sort((a, b) => a - b);
    const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
    return low === undefined || high === undefined ? null : (low + high) / 2;
  }

  get verdict(): "live" | "not_live" | "undecided" {
    const live = this.#scores.filter((score) => score >= LIVE_FROM).length;
    const allowed = this.frames === KEPT ? DISSENTERS : 0;
    if (this.frames < ENOUGH) return "undecided";
    if (this.frames - live <= allowed) return "live";
    return live <= allowed ? "not_live" : "undecided";
  }
}
