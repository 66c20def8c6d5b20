import { createContext } from "svelte";
import {
  FaceSdkError,
  type FaceSdk,
  type ImportPlan,
  type ImportProgress,
  type ImportReport,
} from "../../sdk/index.ts";
import { problemOf, type Problem } from "../errors/problem.ts";

/** Not with the first load, of which this file is a part. */
const importing = () => import("../../sdk/import/index.ts");

/**
 * One import: what was chosen, how far it is, what came of it. There is one for the life of the
 * page: it goes on, and keeps its report, while other screens are open.
 */
export class ImportRun {
  state = $state<"choosing" | "reading" | "planned" | "running" | "done">("choosing");
  plan = $state.raw<ImportPlan | null>(null);
  progress = $state.raw<ImportProgress | null>(null);
  report = $state.raw<ImportReport | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** Ids of the collections that everybody gets into. */
  collections = $state<string[]>([]);
  /** Also those who look like somebody who is enrolled. */
  allowDuplicates = $state(false);
  /** It came to an end, and nobody has looked at that yet. */
  unseen = $state(false);

  readonly #sdk: FaceSdk;
  #abort = new AbortController();

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  async choose(files: File[]): Promise<void> {
    this.reset();
    this.state = "reading";
    try {
      const { planImport } = await importing();
      const plan = await planImport(files);
      this.plan = plan;
      this.state = "planned";
      // Nobody is left to be imported: all that there is to say is why.
      if (plan.persons.length === 0 && plan.refused.length > 0) await this.start();
    } catch (error) {
      this.problem = problemOf(error);
      this.state = "choosing";
    }
  }

  async start(): Promise<void> {
    if (!this.plan) return;
    this.#abort = new AbortController();
    this.state = "running";
    this.report = null;
    this.problem = null;
    try {
      const { importPersons } = await importing();
      this.report = await importPersons(this.#sdk, this.plan, {
        signal: this.#abort.signal,
        duplicates: this.allowDuplicates ? "allow" : "refuse",
        collections: $state.snapshot(this.collections),
        onProgress: (progress) => (this.progress = progress),
      });
      const { stopped } = this.report;
      this.problem = stopped && problemOf(new FaceSdkError(stopped.code, stopped.message, stopped));
      this.state = "done";
    } catch (error) {
      this.problem = problemOf(error);
      this.state = "planned";
    }
    this.unseen = true;
  }

  cancel(): void {
    this.#abort.abort();
  }

  reset(): void {
    this.state = "choosing";
    this.plan = null;
    this.progress = null;
    this.report = null;
    this.problem = null;
    // One of them may be deleted before the next import.
    this.collections = [];
    this.allowDuplicates = false;
  }
}

export const [useImport, provideImport] = createContext<ImportRun>();
