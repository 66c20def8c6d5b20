import { PersonOrderBy, SortOrder, type FaceSdk, type Person } from "../../sdk/index.ts";
import { problemOf, type Problem } from "../errors/problem.ts";
import { debounce } from "./debounce.ts";

const PAGE = 50;
/** The most that one call answers. */
const TAKE = 100;

/** The order stays as chosen while the app is open. */
const remembered: { orderBy: PersonOrderBy; order: SortOrder } = {
  orderBy: PersonOrderBy.NAME,
  order: SortOrder.ASC,
};

/** The people that fit what is asked for. A later question always wins over an earlier one. */
export class PeopleList {
  search = $state("");
  collectionId = $state("");
  orderBy = $state(remembered.orderBy);
  order = $state(remembered.order);

  persons = $state.raw<Person[]>([]);
  /** How many fit; null before the first answer. */
  count = $state<number | null>(null);
  problem = $state.raw<Problem | null>(null);

  #shown = PAGE;
  #run = 0;
  readonly #sdk: FaceSdk;
  readonly #typed = debounce(() => this.ask(), 100);
  /** An import changes the store many times a second. */
  readonly #changed = debounce(() => void this.#load(), 200);

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  get narrowed(): boolean {
    return this.search.trim() !== "" || this.collectionId !== "";
  }

  get hasMore(): boolean {
    return this.count !== null && this.persons.length < this.count;
  }

  /** For an effect: follows changes of the store, and returns the way to stop. */
  watch(): () => void {
    const stop = this.#sdk.onChange(() => this.#changed());
    return () => {
      stop();
      this.#changed.cancel();
      this.#typed.cancel();
      this.#run++;
    };
  }

  /** Takes the question from the address. */
  read(query: URLSearchParams): void {
    this.search = query.get("search") ?? "";
    this.collectionId = query.get("collection") ?? "";
    this.ask();
  }

  type(search: string): void {
    this.search = search;
    this.#typed();
  }

  /** Asks anew, from the first page on. */
  ask(): void {
    this.#typed.cancel();
    this.#shown = PAGE;
    remembered.orderBy = this.orderBy;
    remembered.order = this.order;
    this.#keepInAddress();
    void this.#load();
  }

  more(): void {
    this.#shown += PAGE;
    void this.#load();
  }

  clear(): void {
    this.search = "";
    this.collectionId = "";
    this.ask();
  }

  async #load(): Promise<void> {
    const run = ++this.#run;
    const query = {
      search: this.search.trim() || null,
      collectionId: this.collectionId || null,
      orderBy: this.orderBy,
      order: this.order,
    };
    try {
      const persons: Person[] = [];
      let count = 0;
      do {
        const take = Math.min(TAKE, this.#shown - persons.length);
        const page = await this.#sdk.persons.list({ ...query, skip: persons.length, take });
        if (run !== this.#run) return;
        persons.push(...page.persons);
        count = page.count;
        if (page.persons.length === 0) break;
      } while (persons.length < Math.min(count, this.#shown));
      this.persons = persons;
      this.count = count;
      this.problem = null;
    } catch (error) {
      if (run === this.#run) this.problem = problemOf(error);
    }
  }

  /** So that "back" from a person finds the same list; not a step of the history of its own. */
  #keepInAddress(): void {
    const asked = { search: this.search.trim(), collection: this.collectionId };
    const text = Object.entries(asked)
      .filter(([, value]) => value)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join("&");
    history.replaceState(history.state, "", text ? `#/people?${text}` : "#/people");
  }
}
