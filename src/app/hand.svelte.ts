import { KeptSwitch } from "./kept-switch.svelte.ts";

/** Whether main actions lie on the other side, for who holds the device in the left hand. */
class LeftHanded extends KeptSwitch {
  constructor() {
    super("visavis-left-handed", false);
    this.#apply();
  }

  override get isOn(): boolean {
    return super.isOn;
  }

  override set isOn(isOn: boolean) {
    super.isOn = isOn;
    this.#apply();
  }

  #apply(): void {
    document.documentElement.dataset.hand = super.isOn ? "left" : "right";
  }
}

export const leftHanded = new LeftHanded();
