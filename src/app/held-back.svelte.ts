import { SvelteSet } from "svelte/reactivity";
import { t } from "./i18n/i18n.svelte.ts";
import { notify } from "./notices.svelte.ts";

/** So long something waits to be taken back. */
const UNDO_MS = 10_000;

/**
 * What can be taken back because it is not done before its notice has gone; until then nobody says
 * that it was. A reload before that does nothing of it, which is said as well.
 */
export class HeldBack {
  /** What is about to be done, or is just being done. */
  readonly ids = new SvelteSet<string>();
  readonly #key: string;

  /**
   * @param key of the count that survives a reload of this tab, and only that
   * @param lost says that so many were not done
   */
  constructor(key: string, lost: (count: number) => string) {
    this.#key = key;
    const count = Number(sessionStorage.getItem(key));
    sessionStorage.removeItem(key);
    if (count > 0) notify(lost(count), undefined, UNDO_MS);
  }

  /** Says `text`, and runs `work`, which forgets the ids in the end, if nobody takes it back. */
  schedule(ids: readonly string[], text: string, work: () => void): void {
    for (const id of ids) this.ids.add(id);
    this.#remember();
    const undo = { label: t("common.undo"), run: () => this.forget(ids), otherwise: work };
    notify(text, undo, UNDO_MS);
  }

  forget(ids: readonly string[]): void {
    for (const id of ids) this.ids.delete(id);
    this.#remember();
  }

  #remember(): void {
    if (this.ids.size > 0) sessionStorage.setItem(this.#key, String(this.ids.size));
    else sessionStorage.removeItem(this.#key);
  }
}
