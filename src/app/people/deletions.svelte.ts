import { createContext } from "svelte";
import type { FaceSdk } from "../../sdk/index.ts";
import { problemOf } from "../errors/problem.ts";
import { t } from "../i18n/i18n.svelte.ts";
import { LongRun } from "../long-run.svelte.ts";
import { notify } from "../notices.svelte.ts";
import { deleteAll } from "./bulk.ts";
import { HeldBack } from "../held-back.svelte.ts";

/** Whom to delete; the name where it is one person, who is called by it. */
interface Doomed {
  ids: readonly string[];
  name?: string;
}

/** Deletions of people, which can be taken back. */
export class Deletions {
  readonly run = new LongRun();
  readonly #held = new HeldBack("visavis-deleting", (count) => t("people.notDeleted", { count }));
  /** Who is about to be deleted, or is just being deleted. */
  readonly ids = this.#held.ids;
  readonly #sdk: FaceSdk;
  /** One deletion after the other: they share `run`. */
  #queue: Promise<void> = Promise.resolve();

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  schedule(doomed: Doomed): void {
    const { ids, name } = doomed;
    const count = ids.length;
    const text = name ? t("people.willDeleteName", { name }) : t("people.willDelete", { count });
    this.#held.schedule(ids, text, () => {
      this.#queue = this.#queue.then(() => this.#delete(doomed));
    });
  }

  async #delete({ ids, name }: Doomed): Promise<void> {
    try {
      const count = await this.run.run(t("people.deleting"), ids.length, (step) =>
        deleteAll(this.#sdk, ids, {
          ...step,
          advance: (done) => {
            const at = this.run.done;
            this.#held.forget(ids.slice(at, at + done));
            step.advance(done);
          },
        }),
      );
      notify(name ? t("person.deleted", { name }) : t("people.deleted", { count }));
    } catch (error) {
      const problem = problemOf(error);
      if (problem) notify(problem.advice);
    } finally {
      this.#held.forget(ids);
    }
  }
}

export const [useDeletions, provideDeletions] = createContext<Deletions>();
