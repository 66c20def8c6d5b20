const KEY = "visavis-liveness";

/** Whether camera pictures are checked for being live; kept on this device, off until asked for. */
class LivenessChoice {
  #isOn = $state(localStorage.getItem(KEY) === "on");

  get isOn(): boolean {
    return this.#isOn;
  }

  set isOn(isOn: boolean) {
    this.#isOn = isOn;
    localStorage.setItem(KEY, isOn ? "on" : "off");
  }
}

export const livenessChoice = new LivenessChoice();
