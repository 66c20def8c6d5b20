/** One of several values that is kept on this device. */
export class KeptChoice<Value extends string> {
  readonly #key: string;
  #value: Value;

  /** @param standard where nothing, or nothing that is known, was chosen */
  constructor(key: string, values: readonly Value[], standard: Value) {
    this.#key = key;
    const kept = localStorage.getItem(key);
    this.#value = $state(values.find((value) => value === kept) ?? standard);
  }

  get value(): Value {
    return this.#value;
  }

  set value(value: Value) {
    this.#value = value;
    localStorage.setItem(this.#key, value);
  }
}
