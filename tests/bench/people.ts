import type { PersonRecord } from "../../src/store/codec.ts";

/** Made-up templates and persons, the same in every run. */

export const DIMENSION = 512;

/** A generator of numbers from 0 to 1. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Templates of so many people, `each` of theirs after one another. The first of each person are unit
 * vectors in clusters of 50 whose members have cosines of about 0.3 with each other, as relatives
 * may; strangers have 0 ± 0.04. The others are further photos of the same person.
 */
export function makeTemplates(count: number, each: number): Float32Array {
  const all = new Float32Array(count * each * DIMENSION);
  fillTemplates(all, each);
  return all;
}

/** The same, where they shall lie. */
export function fillTemplates(all: Float32Array, each: number): void {
  const count = all.length / DIMENSION / each;
  const random = randomFrom(7);
  // The sum of three is close enough to a normal distribution.
  const normal = () => random() + random() + random() - 1.5;
  const centre = new Float32Array(DIMENSION);
  const rowOf = (nth: number) => all.subarray(nth * DIMENSION, (nth + 1) * DIMENSION);
  for (let person = 0; person < count; person++) {
    if (person % 50 === 0) for (let i = 0; i < DIMENSION; i++) centre[i] = 0.65 * normal();
    const first = rowOf(person * each);
    toUnit(first, (i) => (centre[i] ?? 0) + normal());
    for (let more = 1; more < each; more++) {
      rowOf(person * each + more).set(anotherPhoto(first, 1_000_000 + person * each + more));
    }
  }
}

/** Another photo of the person of a template: their cosine is about 0.7. */
export function anotherPhoto(template: Float32Array, seed: number): Float32Array {
  const random = randomFrom(seed);
  const probe = new Float32Array(DIMENSION);
  toUnit(probe, (i) => (template[i] ?? 0) + 0.155 * (random() - 0.5));
  return probe;
}

function toUnit(target: Float32Array, value: (i: number) => number): void {
  let squares = 0;
  for (let i = 0; i < target.length; i++) {
    const one = value(i);
    target[i] = one;
    squares += one * one;
  }
  const factor = 1 / Math.sqrt(squares);
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) * factor;
}

const SYLLABLES = "an be ca do el fi ga ho is jo ka lu ma no ol pe ri sá to ül wen zo".split(" ");
const COUNTRIES = "Chad Chile China Cuba France Ghana India Italy Japan Kenya Peru Spain".split(
  " ",
);

/** A person with mostly distinct names; one in ten lacks each of the other fields. */
export function makePerson(nth: number, random: () => number): PersonRecord {
  const below = (limit: number) => Math.floor(random() * limit);
  const word = (syllables: number) => {
    const letters = Array.from({ length: syllables }, () => SYLLABLES[below(SYLLABLES.length)]);
    const text = letters.join("");
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const day = (from: number, days: number) => new Date(from + below(days) * 86_400_000);
  const created = day(Date.UTC(2024, 0, 1), 700).getTime() + below(86_400_000);
  const orNull = <T>(value: T): T | null => (below(10) === 0 ? null : value);
  return {
    id: `p-${below(0x7fffffff).toString(36)}-${nth}`,
    name: `${word(2 + below(2))} ${word(2 + below(3))}`,
    gender: orNull(below(2) === 0 ? "F" : "M"),
    dateOfBirth: orNull(
      day(Date.UTC(1930, 0, 1), 30_000)
        .toISOString()
        .slice(0, 10),
    ),
    nationality: orNull(COUNTRIES[below(COUNTRIES.length)] ?? ""),
    notes: orNull(`Ward ${below(40)}`),
    createDate: new Date(created).toISOString(),
    modifiedDate: new Date(created + below(1_000_000_000)).toISOString(),
    thumbnails: [],
    templateBlocks: [],
  };
}
