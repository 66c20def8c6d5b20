import type { Component } from "svelte";
import type { FaceSdk } from "../../sdk/index.ts";
import { t } from "../i18n/i18n.svelte.ts";
import { breath } from "../idle.ts";
import { KeptSwitch } from "../kept-switch.svelte.ts";
import { notify } from "../notices.svelte.ts";

export const steps = ["what", "where", "begin"] as const;

/** The introduction: comes by itself once, on a device where nobody is enrolled. */
class FirstRun {
  readonly #done = new KeptSwitch("visavis-introduced", false);
  #view = $state.raw<Component | null>(null);
  #isOpen = $state(false);
  #place = $state(0);

  /** The dialog, once it is needed: most starts of the app do without. */
  get view(): Component | null {
    return this.#view;
  }

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
      const [{ count }] = await Promise.all([sdk.persons.list({ take: 0 }), this.#load()]);
      if (count > 0) return;
      await breath();
      this.#open();
    } catch {
      // The shell's banner says why the store cannot be read.
    }
  }

  async show(): Promise<void> {
    try {
      await this.#load();
      this.#open();
    } catch {
      notify(t("more.notLoaded.heading"));
    }
  }

  turn(by: 1 | -1): void {
    this.#place = Math.min(Math.max(this.#place + by, 0), steps.length - 1);
  }

  /** Done with, whether it was read to the end or not. */
  close(): void {
    this.#isOpen = false;
    this.#done.isOn = true;
  }

  async #load(): Promise<void> {
    this.#view = (await import("./Introduction.svelte")).default;
  }

  #open(): void {
    this.#place = 0;
    this.#isOpen = true;
  }
}

export const firstRun = new FirstRun();
