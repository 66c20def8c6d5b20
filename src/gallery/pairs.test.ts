import { describe, expect, test } from "vitest";
import { normalise, type NormalisedProbe } from "./cohort.ts";
import { Gallery } from "./gallery.ts";
import { Pairs } from "./pairs.ts";
import { randomVectors } from "./test-tools.ts";

const DIMENSION = 16;
const NEUTRAL = 0.01;
const random = randomVectors(60, DIMENSION, 3);

/** Persons 0 to 19 with one to three photos each; `without` are thumbnails that are not enrolled. */
function enrolled(...without: number[]): Gallery {
  const gallery = new Gallery(DIMENSION);
  for (let person = 0; person < 20; person++) {
    for (let photo = 0; photo <= person % 3; photo++) {
      const key = person * 3 + photo;
      if (!without.includes(key)) gallery.add(person, key, random.slice(key, key + 1));
    }
  }
  return gallery;
}

/** What a verification says of a photo: that of `search`, normalised. */
function verified(gallery: Gallery, photo: number, person: number): number {
  const probe = random.floats(photo);
  const asked: NormalisedProbe = normalise(probe, gallery.cohort(), NEUTRAL);
  const [found] = gallery.search(asked.vector, { k: 1, allow: new Set([person]) });
  return asked.similarityOf(found?.similarity ?? NaN);
}

const all = enrolled();
const pairs = new Pairs(all.cohort(), NEUTRAL, DIMENSION);

test("templates come back as they were added, the first one first", () => {
  expect(all.personKeys).toEqual(Array.from({ length: 20 }, (_, at) => at));
  const found = all.templatesOf(5);
  expect(found).toHaveLength(3);
  found.forEach((template, at) =>
    template.forEach((value, i) => expect(value).toBeCloseTo(random.floats(15 + at)[i] ?? 0, 6)),
  );
  expect(all.templatesOf(99)).toEqual([]);
});

describe("a pair scores as a verification whose probe is not enrolled", () => {
  test("two photos of one person", () => {
    // Of person 4 (photos 12 and 13) one is enrolled.
    const [similarity] = pairs.genuine(pairs.person(all.templatesOf(4)));
    expect(similarity).toBeCloseTo(verified(enrolled(12), 12, 4), 5);
    expect(similarity).toBeCloseTo(verified(enrolled(13), 13, 4), 5);
  });

  test("each two of three photos, none of one", () => {
    const three = pairs.genuine(pairs.person(all.templatesOf(5)));
    expect(three).toHaveLength(3);
    // Photos 15 and 16 are compared first; the third is not enrolled then.
    expect(three[0]).toBeCloseTo(verified(enrolled(15, 17), 15, 5), 5);
    expect(pairs.genuine(pairs.person(all.templatesOf(3)))).toEqual([]);
  });

  test.each([
    [0, 3, 5],
    [0, 5, 3],
    [4, 8, 3],
  ])("the first photos of persons %i and %i, to %i digits", (one, other, digits) => {
    const similarity = pairs.impostor(
      pairs.person(all.templatesOf(one)),
      pairs.person(all.templatesOf(other)),
    );
    // Nothing of the first is enrolled, and only the first photo of the second.
    const [own, rest] = [one, other].map((person) => [0, 1, 2].map((at) => person * 3 + at));
    const gallery = enrolled(...(own ?? []), ...(rest ?? []).slice(1));
    expect(similarity).toBeCloseTo(verified(gallery, one * 3, other), digits);
  });
});

test("too few to be a cohort: the cosine as it is", () => {
  const plain = new Pairs(null, NEUTRAL, DIMENSION);
  const [one, other] = [4, 5].map((key) => plain.person(all.templatesOf(key)));
  const [first, second] = [random.floats(12), random.floats(15)];
  const cosine = first.reduce((sum, value, at) => sum + value * (second[at] ?? 0), 0);
  if (one && other) expect(plain.impostor(one, other)).toBeCloseTo(cosine, 5);
});
