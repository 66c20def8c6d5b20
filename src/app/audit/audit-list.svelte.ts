import type { AuditAction, AuditEntry, FaceSdk } from "../../sdk/index.ts";
import { problemOf, type Problem } from "../errors/problem.ts";

const TAKE = 20;

/** The log's entries, the newest first, page after page; those of one kind or one person only. */
export class AuditList {
  entries = $state.raw<AuditEntry[]>([]);
  count = $state(0);
  loaded = $state(false);
  problem = $state.raw<Problem | null>(null);
  #action: AuditAction | null = null;
  #personId: string | null = null;
  #run = 0;
  readonly #sdk: FaceSdk;

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  /** For an effect: shows what fits, and what is added meanwhile; returns the way to stop. */
  watch(action: AuditAction | null, personId: string | null): () => void {
    this.#action = action;
    this.#personId = personId;
    void this.load();
    return this.#sdk.onChange(() => void this.load());
  }

  load(): Promise<void> {
    return this.#page([]);
  }

  more(): Promise<void> {
    return this.#page(this.entries);
  }

  async #page(before: AuditEntry[]): Promise<void> {
    const run = ++this.#run;
    try {
      const page = await this.#sdk.audit.list({
        ...{ skip: before.length, take: TAKE },
        ...{ action: this.#action, personId: this.#personId },
      });
      if (run !== this.#run) return;
      // Where something was added in between, entries move down: none is shown twice.
      const last = before.at(-1)?.seq ?? Infinity;
      this.entries = [...before, ...page.entries.filter(({ seq }) => seq < last)];
      this.count = page.count;
      this.loaded = true;
      this.problem = null;
    } catch (error) {
      if (run === this.#run) this.problem = problemOf(error);
    }
  }
}
