import { SortOrder, type PersonOrderBy } from "../contract/enums.ts";
import type { PersonRecord } from "./codec.ts";
import type { Searched } from "./haystack.ts";
import { comparison, PersonOrder } from "./order.ts";
import { sortInSteps } from "./sorting.ts";

type Change<P> = [before: P | undefined, after: P | undefined];

/**
 * The orders that somebody has asked for. To sort 100,000 persons by name takes half a second, so it is
 * done in steps, each a task of its own: live frames, which share the thread, get their turns.
 */
export class Orders<P extends PersonRecord & Searched> {
  readonly #ready = new Map<PersonOrderBy, PersonOrder<P>>();
  /** What has been written since the sorting of an order began. */
  readonly #missed = new Map<PersonOrderBy, Change<P>[]>();

  /** Undefined while it is being sorted, which the first call begins; `persons` are all there are. */
  get(orderBy: PersonOrderBy, persons: Iterable<P>): PersonOrder<P> | undefined {
    const order = this.#ready.get(orderBy);
    if (!order && !this.#missed.has(orderBy)) this.#sort(orderBy, [...persons]);
    return order;
  }

  /** Keeps up with a person who has come (no `before`), has changed or has gone (no `after`). */
  replace(...change: Change<P>): void {
    for (const order of this.#ready.values()) order.replace(...change);
    for (const missed of this.#missed.values()) missed.push(change);
  }

  #sort(orderBy: PersonOrderBy, persons: P[]): void {
    const missed: Change<P>[] = [];
    this.#missed.set(orderBy, missed);
    const sorting = sortInSteps(persons, comparison(orderBy, SortOrder.ASC));
    const step = () => {
      const { done, value } = sorting.next();
      if (!done) {
        setTimeout(step);
        return;
      }
      const order = new PersonOrder(orderBy, value);
      for (const change of missed) order.replace(...change);
      this.#missed.delete(orderBy);
      this.#ready.set(orderBy, order);
      setTimeout(() => order.prepareSearch());
    };
    setTimeout(step);
  }
}
