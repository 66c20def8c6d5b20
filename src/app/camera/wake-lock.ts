/** Keeps the screen on while the camera runs: nobody touches a tablet that watches a door. */
export class WakeLock {
  #sentinel: WakeLockSentinel | null = null;
  #wanted = false;

  async hold(): Promise<void> {
    this.#wanted = true;
    if (this.#sentinel && !this.#sentinel.released) return;
    const wakeLock = navigator.wakeLock as Navigator["wakeLock"] | undefined;
    // Refused when the battery is low; the camera runs all the same.
    this.#sentinel = (await wakeLock?.request("screen").catch(() => null)) ?? null;
    if (!this.#wanted) this.release();
  }

  release(): void {
    this.#wanted = false;
    this.#sentinel?.release().catch(() => undefined);
    this.#sentinel = null;
  }
}
