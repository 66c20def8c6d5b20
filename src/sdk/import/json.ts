import { FaceSdkError } from "../../contract/errors.ts";
import { validate } from "../../contract/validate.ts";
import { blobOfBase64 } from "../wire/base64.ts";
import { givenPersonSchema } from "../wire/schemas.ts";
import type { ImportEntry, RefusedFile } from "./entries.ts";
import { MOST_PHOTOS, type PlannedPerson } from "./grouping.ts";
import { jsonElements, parseJson, unreadableJson } from "./json-elements.ts";
import { refusedFile } from "./refusals.ts";

export interface JsonPlan {
  persons: PlannedPerson[];
  refused: RefusedFile[];
}

/** The most persons of one JSON: their facts are held in memory. */
const MOST_PERSONS = 200_000;

/**
 * The persons of a file in the original's JSON: a list as `persons.list` answers it, an array, or
 * one person alone. Each is judged by itself. Images stay in the file until it is their turn.
 * @throws FaceSdkError INVALID_ARGUMENT where it is no JSON
 */
export async function planByJson(json: Blob, name: string): Promise<JsonPlan> {
  const plan: JsonPlan = { persons: [], refused: [] };
  let number = 0;
  for await (const { start, end, text } of jsonElements(json)) {
    number += 1;
    if (number > MOST_PERSONS) throw tooManyPersons();
    const isAlone = start === 0 && end === json.size;
    const place = isAlone ? name : `${name}#${number}`;
    if (!text) {
      plan.refused.push(refusedFile("tooLarge", place));
      continue;
    }
    const given = await parseJson(text);
    if (isAlone && (typeof given !== "object" || given === null)) {
      throw unreadableJson("There is no person in it.");
    }
    add(plan, given, place, async () => parseJson(json.slice(start, end)));
  }
  return plan;
}

function add(
  { persons, refused }: JsonPlan,
  given: unknown,
  place: string,
  again: () => Promise<unknown>,
): void {
  try {
    const { images, ...facts } = personOf(given);
    const who = { person: facts.name || facts.id || "" };
    const entries = images.map((image, at): ImportEntry => ({
      path: images.length > 1 ? `${place}/${at + 1}` : place,
      size: image.length,
      read: async () => imageOf(await again(), at),
    }));
    if (entries.length === 0) refused.push(refusedFile("noImages", place, who));
    else persons.push({ ...facts, photos: entries.slice(0, MOST_PHOTOS), isFromJson: true });
    for (const { path } of entries.slice(MOST_PHOTOS)) {
      refused.push(refusedFile("fourthPhoto", path, who));
    }
  } catch (error) {
    if (!(error instanceof FaceSdkError)) throw error;
    const { code, message, advice } = error;
    const person = nameOf(given);
    refused.push({ file: place, person, code, why: null, row: null, reason: message, advice });
  }
}

/** @throws FaceSdkError INVALID_ARGUMENT with every problem */
function personOf(given: unknown): Omit<PlannedPerson, "photos"> & { images: string[] } {
  const person = validate(givenPersonSchema, given, "person");
  return {
    name: person.name ?? "",
    id: person.id ?? "",
    gender: person.gender ?? "",
    dateOfBirth: person.date_of_birth ?? "",
    nationality: person.nationality ?? "",
    notes: person.notes ?? "",
    collections: (person.collections ?? []).map((one) =>
      typeof one === "string" ? { id: one } : one,
    ),
    images: person.images ?? [],
  };
}

/** Of the file as it is now: it could have changed since it was looked at. */
function imageOf(given: unknown, at: number): Blob {
  const image = blobOfBase64(personOf(given).images[at] ?? "");
  if (!image) throw new TypeError("This is not base64.");
  return image;
}

/** For the report, of somebody whose facts are wrong. */
function nameOf(given: unknown): string {
  const { name } = (given ?? {}) as { name?: unknown };
  return typeof name === "string" ? name.slice(0, 100) : "";
}

const tooManyPersons = () =>
  new FaceSdkError("INVALID_ARGUMENT", `More than ${MOST_PERSONS} persons.`, {
    advice: "There are more than 200,000 people in this JSON. Import them in parts.",
  });
