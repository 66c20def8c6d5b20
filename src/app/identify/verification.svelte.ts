import type { AuditDecision, FaceSdk, Person, VerifyResult } from "../../sdk/index.ts";
import { problemOf, type Problem } from "../errors/problem.ts";
import { areaOf } from "../faces.ts";
import { logDecision } from "./decisions.svelte.ts";
import { threshold } from "../threshold/threshold-choice.svelte.ts";

type Probe = File | ImageBitmap;

/** Answers one question: is the person in these pictures the one who was chosen? */
export class Verification {
  result = $state.raw<VerifyResult | null>(null);
  /** Who the result is about; the choice may have moved on. */
  person = $state.raw<Person | null>(null);
  /** The face that was compared, cut out of the first picture. */
  probe = $state.raw<Blob | null>(null);
  /** What the user says of the result. */
  decision = $state<AuditDecision>();
  problem = $state.raw<Problem | null>(null);
  isBusy = $state(false);

  readonly #sdk: FaceSdk;
  #abort = new AbortController();

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  async run(person: Person, images: Probe[]): Promise<void> {
    this.clear();
    const { signal } = this.#abort;
    this.isBusy = true;
    try {
      const minScore = threshold.forOne;
      const result = await this.#sdk.search.verify(person.id, images, { minScore, signal });
      const probe = await this.#dominantFace(images[0], signal);
      if (signal.aborted) return;
      this.person = person;
      this.probe = probe;
      this.result = result;
    } catch (error) {
      if (!signal.aborted) this.problem = problemOf(error);
    } finally {
      for (const image of images) if (image instanceof ImageBitmap) image.close();
      if (!signal.aborted) this.isBusy = false;
    }
  }

  decide(decision: AuditDecision): void {
    const { person, result } = this;
    if (!person || !result) return;
    this.decision = decision;
    void logDecision(this.#sdk, decision, { person, score: result.score }, result.minScore);
  }

  clear(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.isBusy = false;
    this.result = null;
    this.person = null;
    this.probe = null;
    this.decision = undefined;
    this.problem = null;
  }

  async #dominantFace(image: Probe | undefined, signal: AbortSignal): Promise<Blob | null> {
    if (!image) return null;
    const { faces } = await this.#sdk.search.detect(image, { signal });
    return faces.toSorted((a, b) => areaOf(b.box) - areaOf(a.box))[0]?.thumbnail ?? null;
  }
}
