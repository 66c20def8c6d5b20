import { DEFAULT_MIN_SCORE } from "../../sdk/index.ts";
import { thresholdFrom, type Threshold } from "./threshold.ts";

const KEY = "visavis-threshold";

/** Where a match begins, in Identify and Verify; kept on this device. */
class ThresholdChoice {
  #choice = $state<Threshold>(thresholdFrom(localStorage.getItem(KEY)));

  get choice(): Threshold {
    return this.#choice;
  }

  set choice(choice: Threshold) {
    localStorage.setItem(KEY, `${choice}`);
    this.#choice = thresholdFrom(`${choice}`);
  }

  /** Where one person alone is compared with, whose number says nothing. */
  get forOne(): number {
    return this.#choice === "auto" ? DEFAULT_MIN_SCORE : this.#choice;
  }
}

export const threshold = new ThresholdChoice();
