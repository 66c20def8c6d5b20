/** A choice of yes or no that is kept on this device. */
export class KeptSwitch {
  readonly #key: string;
  #isOn = $state(false);

  /** @param standard where nothing was chosen */
  constructor(key: string, standard: boolean) {
    this.#key = key;
    const kept = localStorage.getItem(key);
    this.#isOn = kept === null ? standard : kept === "on";
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  set isOn(isOn: boolean) {
    this.#isOn = isOn;
    localStorage.setItem(this.#key, isOn ? "on" : "off");
  }
}
