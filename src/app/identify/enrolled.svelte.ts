import type { FaceSdk } from "../../sdk/index.ts";

/** How many people are enrolled; null until that is known. */
export class Enrolled {
  count = $state<number | null>(null);
  readonly #sdk: FaceSdk;

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  /** Returns the way to stop. */
  watch(): () => void {
    void this.#read();
    return this.#sdk.onChange((change) => {
      if (change === "persons") void this.#read();
    });
  }

  async #read(): Promise<void> {
    try {
      this.count = (await this.#sdk.persons.list({ take: 0 })).count;
    } catch {
      // The shell's banner says why the store cannot be read.
      this.count = null;
    }
  }
}
