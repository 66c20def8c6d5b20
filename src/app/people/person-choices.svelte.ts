import type { FaceSdk, Person } from "../../sdk/index.ts";
import { problemOf, type Problem } from "../errors/problem.ts";
import { debounce } from "./debounce.ts";

const TAKE = 20;

/** The people to choose from while a name is typed; who changed last comes first before that. */
export class PersonChoices {
  found = $state.raw<Person[]>([]);
  active = $state(0);
  problem = $state.raw<Problem | null>(null);
  loaded = $state(false);
  #text = "";
  #run = 0;
  readonly #sdk: FaceSdk;
  readonly #later = debounce(() => void this.load(), 100);

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  type(text: string): void {
    this.#text = text.trim();
    this.#later();
  }

  async load(): Promise<void> {
    const run = ++this.#run;
    const query = this.#text
      ? ({ search: this.#text, take: TAKE } as const)
      : ({ orderBy: "modified_date", order: "DESC", take: TAKE } as const);
    try {
      const { persons } = await this.#sdk.persons.list(query);
      // A slow answer to an earlier text must not replace a later one.
      if (run !== this.#run) return;
      this.found = persons;
      this.active = 0;
      this.problem = null;
      this.loaded = true;
    } catch (error) {
      if (run === this.#run) this.problem = problemOf(error);
    }
  }

  move(step: number): void {
    const last = this.found.length - 1;
    this.active = Math.min(last, Math.max(0, this.active + step));
  }

  stop(): void {
    this.#later.cancel();
    this.#run++;
  }
}
