import { SvelteMap } from "svelte/reactivity";
import type { FaceSdk, Person, PersonQueryInput } from "../../sdk/index.ts";
import { problemOf, type Problem } from "../errors/problem.ts";

type Question = Omit<PersonQueryInput, "skip" | "take">;

interface Page {
  persons: readonly Person[];
  /** Which asking it answers. */
  asking: number;
}

const SIZE = 50;
/** Rows beyond the visible ones that are read as well. */
const AHEAD = 10;
/** Pages this far from the visible ones are forgotten: nobody needs 100,000 people in memory. */
const KEPT = 10;

/**
 * One list of people, read page by page as rows come into view. One page is read at a time; what went
 * out of view meanwhile is not read at all.
 */
export class PeoplePages {
  /** How many people there are; null before the first answer. */
  count = $state<number | null>(null);
  problem = $state.raw<Problem | null>(null);

  readonly #sdk: FaceSdk;
  readonly #pages = new SvelteMap<number, Page>();
  #question: Question = {};
  #asking = 0;
  #hasOldAnswers = false;
  #first = 0;
  #last = 0;
  /** The page that is being read. */
  #reading: { page: number; abort: AbortController } | null = null;

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  /** The person of a row; undefined where they are not read yet. */
  at(row: number): Person | undefined {
    return this.#pages.get(Math.floor(row / SIZE))?.persons[row % SIZE];
  }

  /** Another question, from its first row on: the old answers stay until the first new one is there. */
  ask(question: Question): void {
    this.#question = question;
    this.#first = 0;
    this.#last = 0;
    this.#hasOldAnswers = true;
    this.refresh();
  }

  /** The same once more, as people have changed. */
  refresh(): void {
    this.#asking++;
    this.#reading?.abort.abort();
    void this.#read();
  }

  /** These rows are in view. */
  show(first: number, last: number): void {
    this.#first = Math.floor(Math.max(0, first - AHEAD) / SIZE);
    this.#last = Math.floor((last + AHEAD) / SIZE);
    const page = this.#reading?.page;
    if (page !== undefined && (page < this.#first || page > this.#last)) {
      this.#reading?.abort.abort();
    }
    void this.#read();
  }

  async #read(): Promise<void> {
    if (this.#reading) return;
    for (let page = this.#missing(); page !== null; page = this.#missing()) {
      const abort = new AbortController();
      this.#reading = { page, abort };
      const isRead = await this.#readPage(page, abort.signal);
      this.#reading = null;
      if (!isRead) return;
    }
  }

  #missing(): number | null {
    const end = Math.max(0, Math.ceil((this.count ?? 1) / SIZE) - 1);
    const last = Math.min(this.#last, end);
    for (let page = Math.min(this.#first, end); page <= last; page++) {
      if (this.#pages.get(page)?.asking !== this.#asking) return page;
    }
    return null;
  }

  /** False where it is of no use to go on. */
  async #readPage(page: number, signal: AbortSignal): Promise<boolean> {
    const asking = this.#asking;
    const query = { ...this.#question, skip: page * SIZE, take: SIZE };
    try {
      const { count, persons } = await this.#sdk.persons.list(query, { signal });
      if (signal.aborted) return true;
      if (this.#hasOldAnswers) this.#pages.clear();
      this.#hasOldAnswers = false;
      this.#pages.set(page, { persons, asking });
      this.count = count;
      this.problem = null;
      this.#forgetFar();
      return true;
    } catch (error) {
      if (signal.aborted) return true;
      this.problem = problemOf(error);
      return false;
    }
  }

  #forgetFar(): void {
    for (const page of this.#pages.keys()) {
      if (page < this.#first - KEPT || page > this.#last + KEPT) this.#pages.delete(page);
    }
  }
}
