const WINDOW_MS = 20_000;

/** How quickly things get done, by what was done in the last twenty seconds. */
export class Rate {
  readonly #marks: { at: number; done: number }[];

  constructor(start: number) {
    this.#marks = [{ at: start, done: 0 }];
  }

  mark(done: number, now: number): void {
    this.#marks.push({ at: now, done });
    // The one before the window stays: the window reaches back to it.
    while ((this.#marks[1]?.at ?? now) <= now - WINDOW_MS) this.#marks.shift();
  }

  /** Zero until something is done. */
  get perSecond(): number {
    const [first] = this.#marks;
    const last = this.#marks.at(-1);
    if (!first || !last || last.at <= first.at) return 0;
    return ((last.done - first.done) * 1000) / (last.at - first.at);
  }

  /** Null while there is no telling. */
  secondsLeft(remaining: number): number | null {
    if (remaining <= 0) return 0;
    return this.perSecond > 0 ? remaining / this.perSecond : null;
  }
}
