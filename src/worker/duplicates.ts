import type { EnrolOptions } from "../contract/schemas.ts";
import { FaceSdkError } from "../contract/errors.ts";
import type { FaceToStore, Store } from "../store/index.ts";
import { minScoreFor } from "../engine/score.ts";
import type { Recognition } from "./recognition.ts";

/** From a false match rate of 1 in 100,000 up; relatives and bad photos make most of those under it. */
const LEAST_SCORE = 0.87;
/**
 * With more than a thousand enrolled the score rises, so that at most so many newcomers are taken
 * for somebody: in a long import each of them has to be looked at.
 */
const MOST_FALSE_ALARMS = 0.01;

/** So many people are named at most: more cannot be compared by eye. */
const MOST_NAMED = 5;

/** New faces of one person, and what to do where somebody else has them already. */
export interface PersonSought extends EnrolOptions {
  faces: readonly FaceToStore[];
  /** The person's own, where they are enrolled. */
  id?: string;
}

/** Looks for new faces among the people who are enrolled. */
export class DuplicateCheck {
  readonly #recognition: Recognition;
  readonly #store: Store;

  constructor(recognition: Recognition, store: Store) {
    this.#recognition = recognition;
    this.#store = store;
  }

  /**
   * All faces are searched as one vector, as in a search with several photos. Who was marked as
   * different from this person is not named.
   * @throws FaceSdkError POSSIBLE_DUPLICATE with the candidates, best first; MODEL_MISMATCH
   */
  refuse({ faces, id, duplicates }: PersonSought): void {
    if (duplicates === "allow" || faces.length === 0) return;
    for (const { modelId } of faces) this.#recognition.refuseOther(modelId);
    const { persons } = this.#store.counts();
    const different = id === undefined ? [] : this.#store.differences.of(id);
    const others = new Set(different.map((person) => person.id));
    if (id !== undefined) others.add(id);
    const { candidates } = this.#recognition.searchTemplates(
      faces.map(({ template }) => template),
      {
        minScore: Math.max(LEAST_SCORE, minScoreFor(MOST_FALSE_ALARMS, persons)),
        maxResults: MOST_NAMED + others.size,
        mode: "ACCURATE",
      },
    );
    const found = candidates.filter(({ person }) => !others.has(person.id)).slice(0, MOST_NAMED);
    const [best] = found;
    if (!best) return;
    throw new FaceSdkError("POSSIBLE_DUPLICATE", `Looks like ${best.person.name}.`, {
      candidates: found,
      advice: `This looks like ${best.person.name}, who is here already. Compare before you go on.`,
      details: found.map(({ person, score }) => ({
        loc: ["images"],
        msg: `looks like ${person.name} (${person.id}), score ${score.toFixed(2)}`,
        type: "POSSIBLE_DUPLICATE",
      })),
    });
  }
}
