import { AuditDecision, type Candidate, type FaceSdk } from "../../sdk/index.ts";
import { problemOf } from "../errors/problem.ts";
import { notify } from "../notices.svelte.ts";

/** What the user has said of faces and the persons whom they may be, by the faces' keys. */
export class Decisions {
  #byFace = $state.raw<Readonly<Record<string, Readonly<Record<string, AuditDecision>>>>>({});

  of(key: string, personId: string): AuditDecision | undefined {
    return this.#byFace[key]?.[personId];
  }

  /** Ids of the persons whom this face is not. */
  ruledOut(key: string): readonly string[] {
    return Object.entries(this.#byFace[key] ?? {})
      .filter(([, decision]) => decision === AuditDecision.REJECTED)
      .map(([id]) => id);
  }

  set(key: string, personId: string, decision: AuditDecision): void {
    this.#byFace = { ...this.#byFace, [key]: { ...this.#byFace[key], [personId]: decision } };
  }

  clear(): void {
    this.#byFace = {};
  }
}

/** Puts a decision into the log. What the user sees holds also where that fails, which is said. */
export async function logDecision(
  sdk: FaceSdk,
  decision: AuditDecision,
  { person, score }: Pick<Candidate, "person" | "score">,
  threshold: number,
): Promise<void> {
  try {
    await sdk.audit.record({ decision, personIds: [person.id], score, threshold });
  } catch (error) {
    const problem = problemOf(error);
    if (problem) notify(problem.advice);
  }
}
