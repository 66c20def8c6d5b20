/** So many good frames in a row make a burst. */
const FRAMES = 5;
/** So many it waits for at most while the face is still being looked up among the enrolled. */
const PATIENCE = 15;

/** Keeps the best picture of several good ones in a row, and lets go of all others. */
export class Burst<T> {
  readonly #release: (picture: T) => void;
  #best: { picture: T; score: number } | null = null;
  #count = 0;

  constructor(release: (picture: T) => void) {
    this.#release = release;
  }

  /** How much of the burst is done, 0 to 1. */
  get share(): number {
    return Math.min(1, this.#count / FRAMES);
  }

  /**
   * Another good one, with its quality score (0 to 100); answers the best of all once they are
   * enough. `isSettled`: false while the face may yet turn out to be somebody who is enrolled.
   */
  add(picture: T, score: number, isSettled: boolean): T | null {
    this.#count++;
    const isBetter = !this.#best || score > this.#best.score;
    const worse = isBetter ? this.#best?.picture : picture;
    if (worse) this.#release(worse);
    if (isBetter) this.#best = { picture, score };
    if (this.#count < (isSettled ? FRAMES : PATIENCE)) return null;
    const best = this.#best?.picture ?? null;
    this.#best = null;
    this.#count = 0;
    return best;
  }

  /** The row is broken. */
  clear(): void {
    if (this.#best) this.#release(this.#best.picture);
    this.#best = null;
    this.#count = 0;
  }
}
