import type { EnrolOptionsInput } from "../../contract/inputs.ts";
import { FaceSdkError, type ErrorCode } from "../../contract/errors.ts";
import type { CollectionRef, PersonFacts } from "../person.ts";
import type { FaceSdk } from "../api.ts";
import type { CollectionNames } from "./collection-names.ts";
import type { ImportEntry, RefusedFile } from "./entries.ts";
import type { PlannedPerson } from "./grouping.ts";
import { stableId } from "./stable-id.ts";
import { refusedFile } from "./refusals.ts";

export type Persons = Pick<FaceSdk["persons"], "get" | "create">;

export interface Outcome {
  enrolled: boolean;
  alreadyThere: boolean;
  refused: RefusedFile[];
}

export interface EnrolContext extends EnrolOptionsInput {
  persons: Persons;
  names: CollectionNames;
  collections: readonly CollectionRef[];
  signal?: AbortSignal;
}

/** These end the run: the next person would meet the same. */
const fatal = new Set<ErrorCode>([
  "ABORTED",
  "LOCKED",
  "MODEL_LOAD_FAILED",
  "QUOTA_EXCEEDED",
  "STORAGE_BLOCKED",
]);

interface Held {
  entry: ImportEntry;
  blob: Blob;
}

/**
 * Enrols one person with all photos that are good, unless they are there already. Of who is left
 * out nothing stays, no collection either that was made for them.
 * @throws FaceSdkError where the whole run has to end
 */
export async function enrolOne(plan: PlannedPerson, context: EnrolContext): Promise<Outcome> {
  try {
    const outcome = await tryToEnrol(plan, context);
    if (outcome.enrolled) context.names.keep();
    else await context.names.takeBack();
    return outcome;
  } catch (error) {
    // What ended the run is what is told, also where nothing more can be done.
    await context.names.takeBack().catch(() => undefined);
    throw error;
  }
}

async function tryToEnrol(plan: PlannedPerson, context: EnrolContext): Promise<Outcome> {
  const outcome: Outcome = { enrolled: false, alreadyThere: false, refused: [] };
  if (plan.id && (await exists(context, plan.id))) {
    return { ...outcome, alreadyThere: true };
  }
  let held = await readAll(plan, outcome.refused);
  const blobs = held.map(({ blob }) => blob);
  const id = plan.id || (await stableId(plan.name, blobs));
  if (!plan.id && (await exists(context, id))) return { ...outcome, alreadyThere: true };

  while (held.length > 0) {
    try {
      const facts = factsOf(plan);
      const named = await context.names.ids(plan.collections ?? []);
      if (!named) {
        const [first] = held;
        const person = plan.name || plan.id;
        outcome.refused.push(refusedFile("noCollection", first?.entry.path ?? "", { person }));
        return outcome;
      }
      const images = held.map(({ blob }) => blob);
      const collections = [...context.collections, ...named];
      const person = { ...facts, id, images, collections };
      const { signal, duplicates } = context;
      await context.persons.create(person, { signal, duplicates });
      outcome.enrolled = true;
      return outcome;
    } catch (error) {
      if (!(error instanceof FaceSdkError) || fatal.has(error.code)) throw error;
      // Nothing else that a new person names could be missing.
      if (error.code === "NOT_FOUND") throw collectionGone(error);
      if (error.code === "CONFLICT" && (await exists(context, id))) {
        return { ...outcome, alreadyThere: true };
      }
      const bad = held[imageIndex(error)];
      outcome.refused.push(
        ...(bad ? [bad] : held).map(({ entry }) => refusal(plan, entry, error, !bad)),
      );
      held = bad ? held.filter((other) => other !== bad) : [];
    }
  }
  return outcome;
}

/** Deleted in the middle: the same would be said of everybody who is still to come. */
const collectionGone = ({ message, details }: FaceSdkError) =>
  new FaceSdkError("NOT_FOUND", message, {
    advice: "A collection was deleted during the import. Choose the files again, then import.",
    details,
  });

async function exists({ persons, signal }: EnrolContext, id: string): Promise<boolean> {
  try {
    await persons.get(id, { signal });
    return true;
  } catch (error) {
    if (!(error instanceof FaceSdkError)) throw error;
    // An id that is not valid is refused with its reason when the person is enrolled.
    if (error.code === "NOT_FOUND" || error.code === "INVALID_ARGUMENT") return false;
    throw error;
  }
}

async function readAll(plan: PlannedPerson, refused: RefusedFile[]): Promise<Held[]> {
  const held: Held[] = [];
  for (const entry of plan.photos) {
    try {
      // In memory: a file on the disk could change between its check and its use.
      const bytes = await (await entry.read()).arrayBuffer();
      held.push({ entry, blob: new Blob([bytes]) });
    } catch {
      refused.push(refusedFile("unreadable", entry.path, { person: plan.name || plan.id || "" }));
    }
  }
  return held;
}

/** Empty cells are facts that are not known. Wrong ones are refused by the SDK, all at once. */
function factsOf(plan: PlannedPerson): Omit<PersonFacts, "collections"> {
  return {
    name: plan.name || null,
    gender: (plan.gender || null) as PersonFacts["gender"],
    dateOfBirth: plan.dateOfBirth || null,
    nationality: plan.nationality || null,
    notes: plan.notes || null,
  };
}

function imageIndex(error: FaceSdkError): number {
  const [detail] = error.details;
  const index = detail?.loc[0] === "images" ? detail.loc[1] : undefined;
  return typeof index === "number" ? index : -1;
}

function refusal(
  plan: PlannedPerson,
  entry: ImportEntry,
  error: FaceSdkError,
  whole: boolean,
): RefusedFile {
  const { code, message } = error;
  const row = (whole && code !== "POSSIBLE_DUPLICATE" && plan.row) || null;
  const advice = row ? `Mend row ${row} of the CSV, then import again.` : error.advice;
  const person = plan.name || plan.id || "";
  if (plan.isFromJson && code === "IMAGE_TOO_SMALL") {
    return refusedFile("thumbnail", entry.path, { person });
  }
  return { file: entry.path, person, code, why: null, row, reason: message, advice };
}
