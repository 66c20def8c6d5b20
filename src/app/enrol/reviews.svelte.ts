import { SvelteMap } from "svelte/reactivity";
import type { FaceSdk } from "../../sdk/index.ts";
import { reviewOf, type Review } from "./review.ts";
import type { Shot } from "./shot.ts";

/** What is thought of each photo of a draft, as soon as it has been looked at. */
export class Reviews {
  readonly #sdk: FaceSdk;
  /** By the photos' ids; a review is null until it is known. */
  readonly #all = new SvelteMap<number, { review: Review | null; looking: AbortController }>();

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  of({ id }: Shot): Review | null {
    return this.#all.get(id)?.review ?? null;
  }

  /** Looks at the photos that are new, and no longer at those that are gone. */
  keepUp(shots: readonly Shot[]): void {
    for (const shot of shots) if (!this.#all.has(shot.id)) void this.#look(shot);
    for (const id of this.#all.keys()) if (!shots.some((shot) => shot.id === id)) this.#drop(id);
  }

  /** Lets go of what it still looks at; `keepUp` looks anew. */
  pause(): void {
    for (const [id, { review }] of this.#all) if (!review) this.#drop(id);
  }

  #drop(id: number): void {
    this.#all.get(id)?.looking.abort();
    this.#all.delete(id);
  }

  async #look({ id, image }: Shot): Promise<void> {
    const looking = new AbortController();
    this.#all.set(id, { review: null, looking });
    const review = await reviewOf(this.#sdk, image, looking.signal);
    if (!looking.signal.aborted) this.#all.set(id, { review, looking });
  }
}
