import { createContext } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import type { FaceSdk } from "../../sdk/index.ts";
import { problemOf } from "../errors/problem.ts";
import { t } from "../i18n/i18n.svelte.ts";
import { LongRun } from "../long-run.svelte.ts";
import { notify } from "../notices.svelte.ts";
import { deleteAll } from "./bulk.ts";

/** So long a deletion waits to be taken back. */
const UNDO_MS = 10_000;
/** Survives a reload of this tab, and only that. */
const KEY = "visavis-deleting";

/** Whom to delete; the name where it is one person, who is called by it. */
interface Doomed {
  ids: readonly string[];
  name?: string;
}

/**
 * Deletions that can be taken back: nothing is deleted before the notice has gone, and until then
 * nobody says so. A reload before that deletes nobody, which is said as well.
 */
export class Deletions {
  /** Who is about to be deleted, or is just being deleted. */
  readonly ids = new SvelteSet<string>();
  readonly run = new LongRun();
  readonly #sdk: FaceSdk;
  /** One deletion after the other: they share `run`. */
  #queue: Promise<void> = Promise.resolve();

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
    const count = Number(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
    if (count > 0) notify(t("people.notDeleted", { count }), undefined, UNDO_MS);
  }

  schedule(doomed: Doomed): void {
    const { ids, name } = doomed;
    for (const id of ids) this.ids.add(id);
    this.#remember();
    const count = ids.length;
    notify(
      name ? t("people.willDeleteName", { name }) : t("people.willDelete", { count }),
      {
        label: t("common.undo"),
        run: () => this.#forget(ids),
        otherwise: () => (this.#queue = this.#queue.then(() => this.#delete(doomed))),
      },
      UNDO_MS,
    );
  }

  async #delete({ ids, name }: Doomed): Promise<void> {
    try {
      const count = await this.run.run(t("people.deleting"), ids.length, (step) =>
        deleteAll(this.#sdk, ids, {
          ...step,
          advance: (done) => {
            const at = this.run.done;
            this.#forget(ids.slice(at, at + done));
            step.advance(done);
          },
        }),
      );
      notify(name ? t("person.deleted", { name }) : t("people.deleted", { count }));
    } catch (error) {
      const problem = problemOf(error);
      if (problem) notify(problem.advice);
    } finally {
      this.#forget(ids);
    }
  }

  #forget(ids: readonly string[]): void {
    for (const id of ids) this.ids.delete(id);
    this.#remember();
  }

  #remember(): void {
    if (this.ids.size > 0) sessionStorage.setItem(KEY, String(this.ids.size));
    else sessionStorage.removeItem(KEY);
  }
}

export const [useDeletions, provideDeletions] = createContext<Deletions>();
