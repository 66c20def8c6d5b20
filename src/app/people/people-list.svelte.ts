import { createContext } from "svelte";
import { PersonOrderBy, SortOrder, type FaceSdk, type PersonQueryInput } from "../../sdk/index.ts";
import { LongRun } from "../long-run.svelte.ts";
import { debounce } from "./debounce.ts";
import { PeoplePages } from "./people-pages.svelte.ts";
import { Selection } from "./selection.svelte.ts";

/** Of these the latest are wanted first. */
const NEWEST_FIRST: readonly PersonOrderBy[] = [
  PersonOrderBy.CREATE_DATE,
  PersonOrderBy.MODIFIED_DATE,
];

/** What is asked of the list of people, where in it somebody was, and whom it has. */
export class PeopleList {
  search = $state("");
  collectionId = $state("");
  orderBy = $state<PersonOrderBy>(PersonOrderBy.NAME);
  order = $state<SortOrder>(SortOrder.ASC);
  /** Counts the questions: another one is read from its first row on. */
  asking = $state(0);
  readonly pages: PeoplePages;
  readonly selection = new Selection();
  /** What is being done with the selected ones. */
  readonly run = new LongRun();
  /** How far it was scrolled, in CSS pixels, and the row that was opened. */
  place: { top: number; row: number | null } = { top: 0, row: null };

  readonly #sdk: FaceSdk;
  /** The address that was read or written last. */
  #hash = "";
  /** Safari takes a hundred changes of the address in ten seconds, and a key that is held types faster. */
  readonly #addressed = debounce(() => this.#address(), 250);
  /** An import changes the store many times a second. */
  readonly #changed = debounce(() => this.pages.refresh(), 200);

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
    this.pages = new PeoplePages(sdk);
  }

  get narrowed(): boolean {
    return this.search.trim() !== "" || this.collectionId !== "";
  }

  get question(): PersonQueryInput {
    return {
      search: this.search.trim() || null,
      collectionId: this.collectionId || null,
      orderBy: this.orderBy,
      order: this.order,
    };
  }

  /** The list as it was left. */
  get href(): string {
    const asked = { search: this.search.trim(), collection: this.collectionId };
    const text = Object.entries(asked)
      .filter(([, value]) => value)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join("&");
    return text ? `#/people?${text}` : "#/people";
  }

  /** For an effect: follows changes of the store, and returns the way to stop. */
  watch(): () => void {
    const stop = this.#sdk.onChange(() => this.#changed());
    return () => {
      stop();
      this.#changed.cancel();
      this.#addressed.cancel();
    };
  }

  /** Takes the question from the address. The one that was asked before is found where it was left. */
  read(query: URLSearchParams): void {
    this.#hash = location.hash;
    const search = query.get("search") ?? "";
    const collectionId = query.get("collection") ?? "";
    const isKnown = search === this.search.trim() && collectionId === this.collectionId;
    if (isKnown && this.pages.count !== null) {
      this.pages.refresh();
      return;
    }
    this.search = search;
    this.collectionId = collectionId;
    this.ask();
  }

  /** Each letter is a question of its own: the answer takes less time than the next letter. */
  type(search: string): void {
    this.search = search;
    this.ask();
  }

  sortBy(orderBy: PersonOrderBy): void {
    this.orderBy = orderBy;
    this.order = NEWEST_FIRST.includes(orderBy) ? SortOrder.DESC : SortOrder.ASC;
    this.ask();
  }

  turn(): void {
    this.order = this.order === SortOrder.ASC ? SortOrder.DESC : SortOrder.ASC;
    this.ask();
  }

  /** Asks anew, from the first row on. */
  ask(): void {
    this.asking++;
    this.place = { top: 0, row: null };
    this.#addressed();
    this.pages.ask(this.question);
  }

  /** Somebody of this row is looked at. */
  open(row: number): void {
    this.place = { ...this.place, row };
    this.#addressed.cancel();
    this.#address();
  }

  /** So that "back" from a person finds the same list; not a step of the history of its own. */
  #address(): void {
    // Another one has been gone to a moment ago, and is about to be read.
    if (location.hash !== this.#hash) return;
    history.replaceState(history.state, "", this.href);
    this.#hash = location.hash;
  }

  clear(): void {
    this.search = "";
    this.collectionId = "";
    this.ask();
  }
}

/** One for the life of the page: who comes back to it finds it as it was. */
export const [usePeopleList, providePeopleList] = createContext<PeopleList>();
