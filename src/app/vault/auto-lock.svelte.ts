import { KeptSwitch } from "../kept-switch.svelte.ts";
import { KeptChoice } from "../kept-choice.svelte.ts";

/** Minutes without a touch or a key; 0: never. */
export const idleMinutes = ["1", "5", "15", "60", "0"] as const;

/** So long the app may be hidden, e.g. while a photo is chosen or another call is looked at. */
const HIDDEN_MS = 60_000;
const CHECKED_EVERY_MS = 5_000;
const signsOfUse = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

export const idleChoice = new KeptChoice("visavis-lock-idle", idleMinutes, "5");
export const lockHidden = new KeptSwitch("visavis-lock-hidden", true);

/** Locks when nobody has used the app for a while, or when it was out of sight. */
export class AutoLock {
  readonly #lock: () => Promise<void>;

  constructor(lock: () => Promise<void>) {
    this.#lock = lock;
  }

  /** Returns the way to stop watching. */
  watch(): () => void {
    let lastUse = Date.now();
    let hiddenSince = document.hidden ? lastUse : null;
    const use = () => (lastUse = Date.now());
    /** By the clock, not by a timer, which sleeps with the device. */
    const check = () => {
      const idle = Number(idleChoice.value) * 60_000;
      const now = Date.now();
      const isLeft = lockHidden.isOn && hiddenSince !== null && now - hiddenSince >= HIDDEN_MS;
      if (isLeft || (idle > 0 && now - lastUse >= idle)) void this.#lock();
    };
    const turn = () => {
      check();
      hiddenSince = document.hidden ? Date.now() : null;
      // In the system's list of open apps nothing is to be seen.
      document.documentElement.toggleAttribute("data-covered", document.hidden && lockHidden.isOn);
    };
    const stop = new AbortController();
    const { signal } = stop;
    for (const type of signsOfUse) addEventListener(type, use, { signal, passive: true });
    document.addEventListener("visibilitychange", turn, { signal });
    const timer = setInterval(check, CHECKED_EVERY_MS);
    return () => {
      clearInterval(timer);
      stop.abort();
      document.documentElement.removeAttribute("data-covered");
    };
  }
}
