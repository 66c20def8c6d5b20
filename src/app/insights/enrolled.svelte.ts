import type { EnrolledCounts, FaceSdk } from "../../sdk/index.ts";
import { problemOf, type Problem } from "../errors/problem.ts";

/** How many are enrolled, kept up to date while `watch` runs. */
export class Enrolled {
  counts = $state.raw<EnrolledCounts | null>(null);
  problem = $state.raw<Problem | null>(null);
  readonly #sdk: FaceSdk;

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  /** For an effect. */
  watch(): () => void {
    void this.#load();
    return this.#sdk.onChange(() => void this.#load());
  }

  async #load(): Promise<void> {
    try {
      this.counts = await this.#sdk.insights.counts();
      this.problem = null;
    } catch (error) {
      this.problem = problemOf(error);
    }
  }
}
