import {
  groupsAt,
  ratesAt,
  type Evaluation,
  type EvaluationProgress,
  type FaceSdk,
  type GroupBy,
} from "../../sdk/index.ts";
import { problemOf, type Problem } from "../errors/problem.ts";
import { threshold } from "../threshold/threshold-choice.svelte.ts";

/** One evaluation: of whom, how far it is, what came of it, and the threshold it is looked at with. */
export class EvaluationRun {
  collectionId = $state("");
  groupBy = $state<GroupBy | "">("");
  minScore = $state(threshold.forOne);
  progress = $state.raw<EvaluationProgress | null>(null);
  result = $state.raw<Evaluation | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** People have changed since the result. */
  isStale = $state(false);
  isRunning = $state(false);

  readonly rates = $derived(this.result && ratesAt(this.result.scores, this.minScore));
  readonly groups = $derived(this.result ? groupsAt(this.result.groups, this.minScore) : []);
  /** By what the groups of the result were made; the choice may have moved on. */
  groupedBy = $state<GroupBy | "">("");

  readonly #sdk: FaceSdk;
  #abort = new AbortController();

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  /** For an effect: notes changes, and stops everything at the end. */
  watch(): () => void {
    const leave = this.#sdk.onChange(() => (this.isStale = true));
    return () => {
      leave();
      this.cancel();
    };
  }

  async start(): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    const groupBy = this.groupBy;
    this.isRunning = true;
    this.isStale = false;
    this.problem = null;
    this.progress = null;
    try {
      const result = await this.#sdk.insights.evaluate({
        collectionId: this.collectionId || null,
        groupBy: groupBy || null,
        signal: abort.signal,
        onProgress: (progress) => (this.progress = progress),
      });
      this.result = result;
      this.groupedBy = groupBy;
    } catch (error) {
      this.problem = problemOf(error);
    }
    this.isRunning = false;
  }

  cancel(): void {
    this.#abort.abort();
  }
}
