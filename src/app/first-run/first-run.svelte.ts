import type { FaceSdk } from "../../sdk/index.ts";
import { KeptSwitch } from "../kept-switch.svelte.ts";

export const steps = ["what", "where", "begin"] as const;

/** The introduction: comes by itself once, on a device where nobody is enrolled. */
class FirstRun {
  readonly #done = new KeptSwitch("visavis-introduced", false);
  #isOpen = $state(false);
  #place = $state(0);

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Of the step that is shown, from 0. */
  get place(): number {
    return this.#place;
  }

  get step(): (typeof steps)[number] {
    return steps[this.#place] ?? "what";
  }

  /** At the start of the app. */
  async offer(sdk: FaceSdk): Promise<void> {
    if (this.#done.isOn) return;
    try {
      if ((await sdk.persons.list({ take: 0 })).count === 0) this.show();
    } catch {
      // The shell's banner says why the store cannot be read.
    }
  }

  show(): void {
    this.#place = 0;
    this.#isOpen = true;
  }

  turn(by: 1 | -1): void {
    this.#place = Math.min(Math.max(this.#place + by, 0), steps.length - 1);
  }

  /** Done with, whether it was read to the end or not. */
  close(): void {
    this.#isOpen = false;
    this.#done.isOn = true;
  }
}

export const firstRun = new FirstRun();
