import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalise } from "./cohort.ts";
import { Gallery } from "./gallery.ts";
import { personKey, play, step, vector } from "./test-steps.ts";
import { packed, plainMean, plainStretch, randomVectors, type PlainRow } from "./test-tools.ts";

/** A person's templates as one vector. */
function plainVector(rows: readonly PlainRow[], key: number): number[] {
  const own = rows.filter((row) => row.personKey === key);
  const stretch = plainStretch(own);
  return plainMean(own.map((row) => row.vector)).map((value) => value * stretch);
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

describe("the gallery's cohort", () => {
  test("is the mean of the persons' vectors, whatever was added and removed before", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(step, { maxLength: 8 }), { maxLength: 5 }),
        fc.option(fc.uniqueArray(personKey), { nil: undefined }),
        (rounds, among) => {
          // Asked in between: what is kept up to date must come to the same as a count anew.
          const { gallery, rows } = play(rounds.flat(), rounds.length > 1);
          const keys = [...new Set(rows.map((row) => row.personKey))].filter(
            (key) => among?.includes(key) ?? true,
          );
          const { persons, mean } = gallery.cohort(among && new Set(among));
          expect(persons).toBe(keys.length);
          const expected = plainMean(keys.map((key) => plainVector(rows, key)));
          mean.forEach((value, at) => expect(value).toBeCloseTo(expected[at] ?? 0, 9));
        },
      ),
    );
  });

  test("is empty with an empty gallery", () => {
    expect(new Gallery(4).cohort()).toEqual({ persons: 0, mean: new Float64Array(4) });
  });
});

test("a normalised similarity leaves out the reference's own share", () => {
  const random = randomVectors(20, 16, 7);
  const gallery = new Gallery(16);
  const keys = Uint32Array.from({ length: 20 }, (_, at) => at);
  gallery.addBlock(keys, keys, random.slice(0, 20));
  const probe = random.near(3);
  const { vector: changed, similarityOf } = normalise(probe, gallery.cohort(), 0.01);
  const found = gallery.search(changed, { k: 20 });
  expect(found).toHaveLength(20);
  const stated = found.map(({ personKey: key, similarity }) => {
    const reference = random.floats(key);
    const others = plainMean([...keys].filter((one) => one !== key).map(random.floats));
    const weight = 19 / 21;
    const shared = (dot(others, probe) + dot(others, reference)) / 2;
    const expected = dot(probe, reference) - weight * (shared - 0.01);
    expect(similarityOf(similarity)).toBeCloseTo(expected, 4);
    return expected;
  });
  stated.forEach((value, at) => expect(value).toBeLessThanOrEqual((stated[at - 1] ?? 1) + 1e-4));
});

test("what all have in common says nothing", () => {
  fc.assert(
    fc.property(vector, vector, (one, other) => {
      fc.pre(Math.abs(dot(one, other)) < 0.9);
      const cohort = { persons: 1000, mean: new Float64Array(8) };
      const { vector: same, similarityOf } = normalise(one, cohort, 0);
      expect(similarityOf(dot(same, other))).toBeCloseTo(dot(one, other), 2);
      cohort.mean = Float64Array.from(one, (value, at) => (value + (other[at] ?? 0)) / 4);
      const shared = normalise(one, cohort, 0);
      expect(shared.similarityOf(dot(shared.vector, other))).toBeLessThan(dot(one, other));
    }),
  );
});

test("one person's removal leaves nothing of the person in the sum", () => {
  const gallery = new Gallery(4);
  gallery.add(1, 10, packed(Float32Array.of(1, 0, 0, 0)));
  gallery.cohort();
  gallery.add(2, 20, packed(Float32Array.of(0, 1, 0, 0)));
  gallery.add(2, 21, packed(Float32Array.of(0, 0.6, 0.8, 0)));
  gallery.cohort();
  gallery.remove([20, 21]);
  expect([...gallery.cohort().mean]).toEqual([1, 0, 0, 0]);
});
