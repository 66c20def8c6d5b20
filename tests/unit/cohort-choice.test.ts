import { describe, expect, it } from "vitest";
import * as cohort from "../../src/gallery/cohort.ts";
import { chooseCohort } from "../accuracy/cohort-choice.mjs";
import { randomFrom } from "../accuracy/metrics.mjs";

const DIMENSION = 32;

/** Two photos each of made-up people, who have as much of one direction as `pull` says. */
function photosOf(people: number, pull: (random: () => number) => number) {
  const random = randomFrom(7);
  const direction = () => Array.from({ length: DIMENSION }, () => random() - 0.5);
  const common = direction();
  return Array.from({ length: people }, (_, person) => {
    const own = direction();
    const share = pull(random);
    return [0, 1].map((photo) => {
      const noise = direction();
      const sum = own.map(
        (value, at) => value + 0.4 * (noise[at] ?? 0) + share * (common[at] ?? 0),
      );
      const template = Float32Array.from(sum, (value) => value / Math.hypot(...sum));
      return {
        ...{ photo: `${person}/${photo}`, person: String(person), fold: 1 },
        ...{ templates: { FAST: template, ACCURATE: template } },
        ms: { analyse: 0, fast: 0, accurate: 0 },
      };
    });
  }).flat();
}

describe("chooseCohort", () => {
  it("takes out what makes some resemble everybody", () => {
    const choice = chooseCohort(
      photosOf(120, (random) => 2 * random()),
      { cohort },
    );
    expect(choice?.found).toContain("galleries of 50");
    expect(choice?.cohort).toBe(true);
  });

  it("leaves it where to have or to lack it says who somebody is", () => {
    const samples = photosOf(120, (random) => 8 * random() - 4);
    expect(chooseCohort(samples, { cohort })?.cohort).toBe(false);
  });

  it("has nothing to say of too few people", () => {
    expect(
      chooseCohort(
        photosOf(23, () => 0),
        { cohort },
      ),
    ).toBeNull();
  });
});
