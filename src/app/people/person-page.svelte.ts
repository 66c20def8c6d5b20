import type { FaceSdk, Person } from "../../sdk/index.ts";
import { problemOf, type Problem } from "../errors/problem.ts";

/** One person, kept up to date; also when another tab changes or deletes them. */
export class PersonPage {
  person = $state.raw<Person | null>(null);
  problem = $state.raw<Problem | null>(null);
  #run = 0;
  readonly #sdk: FaceSdk;

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  /** For an effect: loads, reloads after every change, and returns the way to stop. */
  watch(id: string): () => void {
    void this.#load(id);
    const stop = this.#sdk.onChange(() => void this.#load(id));
    return () => {
      stop();
      this.#run++;
    };
  }

  async #load(id: string): Promise<void> {
    const run = ++this.#run;
    try {
      const person = await this.#sdk.persons.get(id);
      if (run !== this.#run) return;
      this.person = person;
      this.problem = null;
    } catch (error) {
      if (run !== this.#run) return;
      this.person = null;
      this.problem = problemOf(error);
    }
  }
}
