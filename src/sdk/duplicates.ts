import { FaceSdkError } from "../contract/errors.ts";
import type { CandidateData, PersonData } from "../contract/records.ts";
import type { Candidate } from "./api.ts";
import type { Person } from "./person.ts";

/** POSSIBLE_DUPLICATE, with who it may be in the form of a search's candidates. Nothing was stored. */
export class PossibleDuplicateError extends FaceSdkError {
  /** Best first, at most five. */
  declare readonly candidates: readonly Candidate[];

  constructor(error: FaceSdkError, candidates: readonly Candidate[]) {
    const { message, advice, details } = error;
    super("POSSIBLE_DUPLICATE", message, { advice, details, candidates, cause: error });
  }
}

/** Passes a call's answer on; a POSSIBLE_DUPLICATE gets persons for the records that crossed. */
export async function namingDuplicates<T>(
  call: Promise<T>,
  wrap: (data: PersonData) => Person,
): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof FaceSdkError) || error.code !== "POSSIBLE_DUPLICATE") throw error;
    // The worker's are whole records (`worker/duplicates.ts`).
    const found = error.candidates as readonly CandidateData[];
    const candidates = found.map((one) => ({ ...one, person: wrap(one.person) }));
    throw new PossibleDuplicateError(error, candidates);
  }
}
