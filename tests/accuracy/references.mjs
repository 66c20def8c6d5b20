/** @file Several photos a person, fused by the product's own code, against one. */
import { dot, draw, randomFrom, shareAbove, thresholdAt } from "./metrics.mjs";

/** @typedef {import("./templates.mjs").Mode} Mode */

/**
 * People with more than `count` photos: `count` of them are the references, the others genuine
 * probes; everybody else's photos are the impostors.
 *
 * @param {import("./galleries.mjs").People} people
 * @param {number} count
 * @param {Mode} mode
 * @param {(templates: Float32Array[]) => Float32Array} fuse
 * @param {readonly number[]} rates
 */
export function withReferences(people, count, mode, fuse, rates) {
  const random = randomFrom(4);
  // The same people whatever the count, so that the rows can be compared.
  const chosen = [...people.values()].filter((own) => own.length > 3);
  const all = [...people.values()].flat();
  /** @type {number[]} */
  const genuine = [];
  /** @type {number[]} */
  const impostors = [];
  for (const own of chosen) {
    const some = draw(own, 3, random);
    const reference = fuse(some.slice(0, count).map(({ templates }) => templates[mode]));
    for (const probe of own) {
      if (!some.includes(probe)) genuine.push(dot(reference, probe.templates[mode]));
    }
    for (const probe of all) {
      if (probe.person !== own[0]?.person) impostors.push(dot(reference, probe.templates[mode]));
    }
  }
  const friends = Float32Array.from(genuine);
  const others = Float32Array.from(impostors).sort();
  return {
    people: chosen.length,
    impostors: others,
    genuine: friends,
    tmr: rates.map((rate) => shareAbove(friends, thresholdAt(others, rate))),
  };
}
