import type { CollectionData, FaceSdk } from "../../sdk/index.ts";
import { problemOf, type Problem } from "../errors/problem.ts";

/** The most that one call answers. */
const TAKE = 100;

/** All collections by name, kept up to date while `watch` runs. */
export class CollectionList {
  all = $state.raw<CollectionData[]>([]);
  loaded = $state(false);
  problem = $state.raw<Problem | null>(null);
  #run = 0;
  readonly #sdk: FaceSdk;

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  /** For an effect: loads, reloads after every change, and returns the way to stop. */
  watch(): () => void {
    void this.load();
    // A change of people changes the counts.
    return this.#sdk.onChange(() => void this.load());
  }

  async load(): Promise<void> {
    const run = ++this.#run;
    try {
      const all: CollectionData[] = [];
      for (let count = 1; all.length < count;) {
        const page = await this.#sdk.collections.list({ skip: all.length, take: TAKE });
        if (run !== this.#run) return;
        all.push(...page.collections);
        // An empty page ends it, should collections go while they are being read.
        count = page.collections.length > 0 ? page.count : 0;
      }
      this.all = all;
      this.loaded = true;
      this.problem = null;
    } catch (error) {
      if (run === this.#run) this.problem = problemOf(error);
    }
  }
}
