/**
 * @file Galleries of drawn people, and who is compared with them: friends and strangers, with the
 * plain similarity and with the cohort taken out by the product's own code.
 */
import { dot, draw, randomFrom } from "./metrics.mjs";

/** @typedef {import("./templates.mjs").Sample} Sample */
/** @typedef {import("./templates.mjs").Mode} Mode */
/** @typedef {Map<string, Sample[]>} People */
/** @typedef {{ impostors: Float32Array, genuine: Float32Array }} Outcome Similarities, unsorted. */
/** @typedef {{ enrolled: string[], strangers: string[], cohort: string[] }} Draw `cohort`: enrolled too, but not judged. */

const MOST_STRANGERS = 200;
const MOST_PHOTOS = 6;

/** @param {readonly Sample[]} samples @returns {People} */
export function byPerson(samples) {
  /** @type {People} */
  const people = new Map();
  for (const sample of samples) {
    people.set(sample.person, [...(people.get(sample.person) ?? []), sample]);
  }
  return people;
}

/**
 * People drawn by chance.
 *
 * @param {People} people @param {number} size @param {number} times
 * @returns {Draw[]}
 */
export function drawAny(people, size, times) {
  const random = randomFrom(1);
  return Array.from({ length: times }, () => {
    const names = draw([...people.keys()], size + MOST_STRANGERS, random);
    return { enrolled: names.slice(0, size), strangers: names.slice(size), cohort: [] };
  });
}

/**
 * People who resemble one of them: half are enrolled, the other half are the strangers.
 *
 * @param {People} people @param {number} size Enrolled of the cluster. @param {number} times
 * @param {Mode} mode @param {number} [others] Enrolled besides, drawn by chance.
 * @returns {Draw[]}
 */
export function drawAlike(people, size, times, mode, others = 0) {
  const random = randomFrom(2);
  const names = [...people.keys()];
  const firsts = names.map((name) => people.get(name)?.[0]?.templates[mode] ?? new Float32Array(0));
  return Array.from({ length: times }, () => {
    const centre = firsts[Math.floor(random() * names.length)] ?? [];
    const near = firsts
      .map((first, at) => ({ name: names[at] ?? "", similarity: dot(centre, first) }))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, 2 * size)
      .map(({ name }) => name);
    const alike = draw(near, near.length, random);
    const apart = names.filter((name) => !alike.includes(name));
    return {
      enrolled: alike.slice(0, size),
      strangers: alike.slice(size),
      cohort: draw(apart, others, random),
    };
  });
}

/**
 * Compares everybody's photos with the enrolled.
 *
 * @param {People} people
 * @param {readonly Draw[]} draws
 * @param {Mode} mode
 * @param {object} product
 * @param {typeof import("../../src/gallery/cohort.ts")} product.cohort
 * @param {number} product.neutral
 * @returns {{ plain: Outcome, normalised: Outcome }}
 */
export function compare(people, draws, mode, { cohort: { normalise }, neutral }) {
  const random = randomFrom(3);
  const found = { plain: outcome(), normalised: outcome() };
  for (const { enrolled, strangers, cohort } of draws) {
    const references = [...enrolled, ...cohort].map((name) => {
      const own = people.get(name) ?? [];
      return /** @type {Sample} */ (own[Math.floor(random() * own.length)]);
    });
    const vectors = references.map(({ templates }) => templates[mode]);
    const all = { persons: vectors.length, mean: meanOf(vectors) };
    const probes = [...enrolled, ...strangers].flatMap((name) =>
      (people.get(name) ?? []).slice(0, MOST_PHOTOS).filter((photo) => !references.includes(photo)),
    );
    for (const { person, templates } of probes) {
      const probe = templates[mode];
      const { vector, similarityOf } = normalise(probe, all, neutral);
      enrolled.forEach((name, at) => {
        const kind = name === person ? "genuine" : "impostors";
        // The enrolled are friends of one and strangers to the others, who are many already.
        if (kind === "impostors" && enrolled.includes(person)) return;
        const reference = vectors[at] ?? [];
        found.plain[kind].push(dot(probe, reference));
        found.normalised[kind].push(similarityOf(dot(vector, reference)));
      });
    }
  }
  return { plain: packed(found.plain), normalised: packed(found.normalised) };
}

/** @returns {{ impostors: number[], genuine: number[] }} */
const outcome = () => ({ impostors: [], genuine: [] });

/** @param {{ impostors: number[], genuine: number[] }} found @returns {Outcome} */
const packed = ({ impostors, genuine }) => ({
  impostors: Float32Array.from(impostors),
  genuine: Float32Array.from(genuine),
});

/** @param {readonly Float32Array[]} vectors */
function meanOf(vectors) {
  const mean = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    for (let i = 0; i < mean.length; i++)
      mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0) / vectors.length;
  }
  return mean;
}
