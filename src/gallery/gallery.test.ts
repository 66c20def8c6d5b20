import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { Gallery } from "./gallery.ts";
import { packed, randomVectors } from "./test-tools.ts";

/**
 * Unit vectors of eight with four entries of ±½: their dot products are exact multiples of ¼, so
 * ties are many and a plain model can be compared number by number.
 */
const vector = fc
  .tuple(
    fc.subarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 4, maxLength: 4 }),
    fc.array(fc.constantFrom(-0.5, 0.5), { minLength: 4, maxLength: 4 }),
  )
  .map(([places, values]) => {
    const result = new Float32Array(8);
    places.forEach((place, i) => (result[place] = values[i] ?? 0));
    return result;
  });

interface Row {
  personKey: number;
  thumbnailKey: number;
  vector: Float32Array;
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** What `Gallery.search` promises, written down without regard to speed. */
function plainSearch(
  rows: Row[],
  probes: Float32Array[],
  { k, allow }: { k: number; allow?: ReadonlySet<number> },
) {
  const keys = [...new Set(rows.map((row) => row.personKey))].filter(
    (key) => allow?.has(key) ?? true,
  );
  const found = keys.map((personKey) => {
    const own = rows.filter((row) => row.personKey === personKey);
    const bests = probes.map((probe) => Math.max(...own.map((row) => dot(row.vector, probe))));
    const top = Math.max(...bests);
    const thumbnailKeys = own
      .filter((row) => probes.some((probe) => dot(row.vector, probe) === top))
      .map((row) => row.thumbnailKey);
    const similarity = bests.reduce((sum, best) => sum + best / probes.length, 0);
    return { personKey, thumbnailKey: Math.min(...thumbnailKeys), similarity };
  });
  found.sort((a, b) => b.similarity - a.similarity || a.personKey - b.personKey);
  return found.slice(0, k);
}

const personKey = fc.integer({ min: 1, max: 9 });
type Step =
  | { type: "add"; personKey: number; vectors: Float32Array[] }
  | { type: "addAgain"; personKey: number; nth: number; vector: Float32Array }
  | { type: "removePerson"; personKey: number }
  | { type: "remove"; nths: number[] }
  | { type: "clear" };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant("add" as const),
      personKey,
      vectors: fc.array(vector, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ type: fc.constant("addAgain" as const), personKey },
      ...{ nth: fc.nat(20), vector },
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("removePerson" as const), personKey }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant("remove" as const), nths: fc.array(fc.nat(30)) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("clear" as const) }) },
);

/** Does the steps to a gallery and to a plain list. */
function play(steps: Step[]): { gallery: Gallery; rows: Row[] } {
  const gallery = new Gallery(8);
  let rows: Row[] = [];
  let lastKey = 100;
  for (const one of steps) {
    if (one.type === "add") {
      const added = one.vectors.map((vector) => ({
        personKey: one.personKey,
        thumbnailKey: ++lastKey,
        vector,
      }));
      rows.push(...added);
      gallery.addBlock(
        Uint32Array.from(added, (row) => row.personKey),
        Uint32Array.from(added, (row) => row.thumbnailKey),
        packed(...added.map((row) => row.vector)),
      );
    } else if (one.type === "addAgain") {
      const thumbnailKey = 101 + one.nth;
      lastKey = Math.max(lastKey, thumbnailKey);
      rows = rows.filter((row) => row.thumbnailKey !== thumbnailKey);
      rows.push({ personKey: one.personKey, thumbnailKey, vector: one.vector });
      gallery.add(one.personKey, thumbnailKey, packed(one.vector));
    } else if (one.type === "removePerson") {
      rows = rows.filter((row) => row.personKey !== one.personKey);
      gallery.removePerson(one.personKey);
    } else if (one.type === "remove") {
      const keys = new Set(one.nths.map((nth) => nth + 101));
      rows = rows.filter((row) => !keys.has(row.thumbnailKey));
      gallery.remove(keys);
    } else {
      rows = [];
      gallery.clear();
    }
  }
  return { gallery, rows };
}

describe("search", () => {
  test("finds what a plain comparison finds, whatever was added and removed before", () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 30 }),
        fc.array(vector, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 12 }),
        fc.option(fc.uniqueArray(personKey), { nil: undefined }),
        (steps, probes, k, allowed) => {
          const { gallery, rows } = play(steps);
          const options = { k, ...(allowed && { allow: new Set(allowed) }) };
          expect(gallery.size).toBe(rows.length);
          expect(gallery.search(probes, options)).toEqual(plainSearch(rows, probes, options));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("averages over the probes the best of a person's templates", () => {
    const gallery = new Gallery(4);
    gallery.add(1, 10, packed(Float32Array.of(1, 0, 0, 0)));
    gallery.add(1, 11, packed(Float32Array.of(0, 1, 0, 0)));
    gallery.add(2, 20, packed(Float32Array.of(0.6, 0.8, 0, 0)));
    const probes = [Float32Array.of(1, 0, 0, 0), Float32Array.of(0, 0.8, 0.6, 0)];
    const found = gallery.search(probes, { k: 5 });
    expect(found.map(({ personKey, thumbnailKey }) => [personKey, thumbnailKey])).toEqual([
      [1, 10],
      [2, 20],
    ]);
    expect(found[0]?.similarity).toBeCloseTo((1 + 0.8) / 2, 4);
    expect(found[1]?.similarity).toBeCloseTo((0.6 + 0.64) / 2, 4);
  });

  test("finds nobody in an empty gallery", () => {
    expect(new Gallery(4).search([Float32Array.of(1, 0, 0, 0)], { k: 3 })).toEqual([]);
  });
});

/** Vectors in clusters, as faces are: the int8 codes alone would mistake some for others. */
test.each([
  { dimension: 36, probes: 1, k: 10, share: 1 },
  { dimension: 36, probes: 3, k: 10, share: 1 },
  { dimension: 64, probes: 2, k: 500, share: 1 },
  { dimension: 64, probes: 1, k: 10, share: 0.5 },
  { dimension: 64, probes: 3, k: 10, share: 0.02 },
  { dimension: 16, probes: 1, k: 5000, share: 1 },
])("is exact over many chunks: %o", ({ dimension, probes, k, share }) => {
  const count = 3000;
  const random = randomVectors(count, dimension, 20 * dimension + probes);
  const gallery = new Gallery(dimension, 100);
  const personOf = (row: number) => 1 + (row % 2000);
  const keysOf = (from: number, to: number, key: (row: number) => number) =>
    Uint32Array.from({ length: to - from }, (_, i) => key(from + i));
  for (let from = 0; from < count; from += 700) {
    const to = Math.min(count, from + 700);
    gallery.addBlock(
      keysOf(from, to, personOf),
      keysOf(from, to, (row) => row),
      random.slice(from, to),
    );
  }
  const gone = keysOf(900, 1100, (row) => row);
  gallery.remove(gone);
  gallery.removePerson(7);
  const rows: Row[] = [];
  for (let row = 0; row < count; row++) {
    if (gone.includes(row) || personOf(row) === 7) continue;
    rows.push({ personKey: personOf(row), thumbnailKey: row, vector: random.floats(row) });
  }
  const asked = Array.from({ length: probes }, (_, nth) => random.near(5 + nth));
  const allow = new Set(Array.from({ length: 2000 * share }, (_, at) => 1 + at / share));
  const options = { k, ...(share < 1 && { allow }) };
  const found = gallery.search(asked, options);
  const expected = plainSearch(rows, asked, { ...options, k: k + 1 });
  expect(found).toHaveLength(Math.min(k, expected.length));
  found.forEach((one, at) => {
    // The sums differ in the last bits: whoever is as good to 1e-6 is as good.
    expect(one.similarity).toBeCloseTo(expected[at]?.similarity ?? NaN, 6);
    const same = expected.find(({ personKey }) => personKey === one.personKey);
    expect(same?.similarity ?? expected.at(-1)?.similarity).toBeCloseTo(one.similarity, 6);
  });
});

test("a template that was removed leaves the memory", () => {
  const memories: WebAssembly.Memory[] = [];
  const { Memory } = WebAssembly;
  const spy = vi.spyOn(WebAssembly, "Memory").mockImplementation(function (type) {
    const memory = new Memory(type);
    memories.push(memory);
    return memory;
  });
  const gallery = new Gallery(16);
  const vectors = randomVectors(3, 16, 1);
  gallery.addBlock(Uint32Array.of(1, 2, 3), Uint32Array.of(1, 2, 3), vectors.slice(0, 3));
  spy.mockRestore();
  const codes = vectors.slice(0, 1).codes;
  const bytes = Buffer.from(codes.buffer);
  const holds = () => Buffer.from(memories[0]?.buffer ?? new ArrayBuffer(0)).includes(bytes);
  expect(holds()).toBe(true);
  gallery.add(1, 1, vectors.slice(1, 2));
  expect(holds()).toBe(false);
  gallery.removePerson(1);
  gallery.removePerson(2);
  gallery.removePerson(3);
  gallery.search([vectors.near(0)], { k: 1 });
  expect(gallery.size).toBe(0);
});

test("similaritiesOf compares one person's templates, best first", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), vector, personKey, (steps, probe, key) => {
      const { gallery, rows } = play(steps);
      const expected = rows
        .filter((row) => row.personKey === key)
        .map((row) => ({ thumbnailKey: row.thumbnailKey, similarity: dot(row.vector, probe) }))
        .sort((a, b) => b.similarity - a.similarity || a.thumbnailKey - b.thumbnailKey);
      expect(gallery.similaritiesOf(key, probe)).toEqual(expected);
    }),
  );
});

describe("refuses", () => {
  const unit = Float32Array.of(1, 0, 0, 0);
  const filled = () => {
    const gallery = new Gallery(4);
    gallery.add(1, 10, packed(unit));
    return gallery;
  };

  test.each([
    ["another length", Float32Array.of(1, 0, 0)],
    ["not unit length", Float32Array.of(1, 1, 0, 0)],
    ["nothing but zeros", Float32Array.of(0, 0, 0, 0)],
    ["NaN", Float32Array.of(NaN, 0, 0, 0)],
    ["Infinity", Float32Array.of(Infinity, 0, 0, 0)],
  ])("a vector with %s", (_, bad) => {
    const gallery = filled();
    expect(() => gallery.add(2, 20, packed(bad))).toThrow(RangeError);
    expect(() => gallery.search([bad], { k: 1 })).toThrow(RangeError);
    expect(() => gallery.similaritiesOf(1, bad)).toThrow(RangeError);
    expect(gallery.size).toBe(1);
  });

  test("a block of which one vector is bad, as a whole", () => {
    const gallery = filled();
    const vectors = packed(unit, Float32Array.of(0.5, 0, 0, 0));
    const keys = Uint32Array.of(2, 3);
    expect(() => gallery.addBlock(keys, keys, vectors)).toThrow(RangeError);
    expect(() => gallery.addBlock(keys, keys, packed(unit))).toThrow(RangeError);
    const twice = packed(unit, unit);
    expect(() => gallery.addBlock(keys, Uint32Array.of(2, 2), twice)).toThrow(RangeError);
    expect(gallery.search([unit], { k: 5 })).toHaveLength(1);
  });

  test("no probes, an odd k and an odd dimension", () => {
    expect(() => filled().search([], { k: 1 })).toThrow(RangeError);
    expect(() => filled().search([unit], { k: 0 })).toThrow(RangeError);
    expect(() => filled().search([unit], { k: 1.5 })).toThrow(RangeError);
    expect(() => new Gallery(6)).toThrow(RangeError);
    expect(() => new Gallery(0)).toThrow(RangeError);
  });
});
