import type { FaceSdk, JudgedPhoto, Person, PhotoQuality } from "../../sdk/index.ts";
import { problemOf, type Problem } from "../errors/problem.ts";

/** Below this, of 100, another photo would help; so many are shown. */
const POOR = 50;
const SHOWN = 6;

/** A look at the stored photos: how far it is, and what came of it. */
export class QualityRun {
  isRunning = $state(false);
  progress = $state.raw<{ done: number; total: number } | null>(null);
  result = $state.raw<PhotoQuality | null>(null);
  /** The poorest photos, with their people. */
  poor = $state.raw<{ photo: JudgedPhoto; person: Person }[]>([]);
  problem = $state.raw<Problem | null>(null);
  readonly #sdk: FaceSdk;
  #abort = new AbortController();

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  async start(collectionId: string): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    this.isRunning = true;
    this.problem = null;
    this.progress = null;
    try {
      const result = await this.#sdk.insights.photoQuality({
        collectionId: collectionId || null,
        signal: abort.signal,
        onProgress: (progress) => (this.progress = progress),
      });
      this.poor = await this.#withPeople(result.poorest);
      this.result = result;
    } catch (error) {
      this.problem = problemOf(error);
    }
    this.isRunning = false;
  }

  cancel(): void {
    this.#abort.abort();
  }

  async #withPeople(poorest: readonly JudgedPhoto[]) {
    const poor = poorest.filter(({ score }) => score < POOR).slice(0, SHOWN);
    const found = await Promise.allSettled(
      poor.map(async (photo) => ({
        photo,
        person: await this.#sdk.persons.get(photo.personId),
      })),
    );
    // Somebody may have been deleted meanwhile.
    return found.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  }
}
