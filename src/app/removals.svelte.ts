import { createContext } from "svelte";
import { problemOf } from "./errors/problem.ts";
import { HeldBack } from "./held-back.svelte.ts";
import { t } from "./i18n/i18n.svelte.ts";
import { notify } from "./notices.svelte.ts";

interface Removal {
  id: string;
  /** Says what is about to go. */
  before: string;
  /** Says that it went. */
  after: () => string;
  remove: () => Promise<void>;
}

/** Removals of single things, such as a photo, a collection or a roll call, which can be taken back. */
export class Removals {
  readonly #held = new HeldBack("visavis-removing", (count) => t("notices.notRemoved", { count }));
  /** What is about to be removed. */
  readonly ids = this.#held.ids;

  schedule(removal: Removal): void {
    this.#held.schedule([removal.id], removal.before, () => void this.#remove(removal));
  }

  async #remove({ id, after, remove }: Removal): Promise<void> {
    try {
      await remove();
      notify(after());
    } catch (error) {
      const problem = problemOf(error);
      // Replaced or deleted elsewhere meanwhile: it is gone, as was asked.
      if (problem && problem.code !== "NOT_FOUND") notify(problem.advice);
    } finally {
      this.#held.forget([id]);
    }
  }
}

export const [useRemovals, provideRemovals] = createContext<Removals>();
