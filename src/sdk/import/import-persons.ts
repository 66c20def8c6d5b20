import type { EnrolOptionsInput } from "../../contract/inputs.ts";
import { FaceSdkError } from "../../contract/errors.ts";
import type { Abortable, FaceSdk } from "../api.ts";
import type { CollectionRef } from "../person.ts";
import { CollectionNames } from "./collection-names.ts";
import { enrolOne } from "./enrol-one.ts";
import { planImport, type ImportPlan, type ImportSource } from "./plan.ts";
import { Rate } from "./rate.ts";
import type { ImportReport } from "./report.ts";

/** Counts are of people, but for `refused`, which counts files and rows that were left out. */
export interface ImportProgress {
  done: number;
  total: number;
  enrolled: number;
  alreadyThere: number;
  refused: number;
  ratePerSecond: number;
  /** Null while there is no telling. */
  secondsLeft: number | null;
  /** Whose turn it is; empty at the end. */
  current: string;
}

/** Who looks like somebody enrolled is left out with that reason, unless `duplicates` is "allow". */
export interface ImportOptions extends Abortable, EnrolOptionsInput {
  /** Everybody who is enrolled gets into these, beside those that the CSV names. */
  collections?: readonly CollectionRef[];
  onProgress?: (progress: ImportProgress) => void;
  /** Milliseconds from any beginning; for tests. */
  now?: () => number;
}

/** What an import needs of the SDK. */
export type ImportTarget = Pick<FaceSdk, "persons" | "collections" | "ready">;

/**
 * Enrols everybody of a source, one after the other. Who is there already stays as they are, so an
 * import that was cut short is simply run again. Cancelling, or a full device, ends it with the
 * report so far.
 * @throws FaceSdkError INVALID_ARGUMENT where the source cannot be read at all
 */
export async function importPersons(
  sdk: ImportTarget,
  source: ImportSource | ImportPlan,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const { signal, onProgress, collections = [], now = () => performance.now() } = options;
  const { duplicates = "refuse" } = options;
  const plan = isPlan(source) ? source : await planImport(source);
  const start = now();
  const report: ImportReport = {
    enrolled: 0,
    alreadyThere: 0,
    refused: [...plan.refused],
    cancelled: false,
    stopped: null,
    milliseconds: 0,
  };
  const total = plan.persons.length;
  let rate = new Rate(start);
  const tell = (done: number) =>
    onProgress?.({
      done,
      total,
      enrolled: report.enrolled,
      alreadyThere: report.alreadyThere,
      refused: report.refused.length,
      ratePerSecond: rate.perSecond,
      secondsLeft: rate.secondsLeft(total - done),
      current: plan.persons[done]?.name || plan.persons[done]?.id || "",
    });

  const names = new CollectionNames(sdk);
  const context = { persons: sdk.persons, names, collections, signal, duplicates };
  try {
    tell(0);
    // Nobody needs no models.
    if (total > 0) await unlessAborted(sdk.ready, signal);
    // Loading the models is not part of the rate.
    rate = new Rate(now());
    for (const [index, person] of plan.persons.entries()) {
      if (signal?.aborted) throw new FaceSdkError("ABORTED");
      const outcome = await enrolOne(person, context);
      if (outcome.enrolled) report.enrolled++;
      if (outcome.alreadyThere) report.alreadyThere++;
      report.refused.push(...outcome.refused);
      rate.mark(index + 1, now());
      tell(index + 1);
    }
  } catch (error) {
    if (!(error instanceof FaceSdkError)) throw error;
    const { code, message, advice, details } = error;
    if (code === "ABORTED") report.cancelled = true;
    else report.stopped = { code, message, advice, details };
  }
  report.milliseconds = now() - start;
  return report;
}

/** Models may take minutes to arrive; nobody shall wait that long for a cancelled import. */
async function unlessAborted(ready: Promise<unknown>, signal?: AbortSignal): Promise<void> {
  if (!signal) return void (await ready);
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(new FaceSdkError("ABORTED"));
  });
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort);
  try {
    await Promise.race([ready, aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

const isPlan = (source: ImportSource | ImportPlan): source is ImportPlan =>
  "ignoredColumns" in source;
