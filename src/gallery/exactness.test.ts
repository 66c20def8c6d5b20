import { expect, test } from "vitest";
import { Gallery } from "./gallery.ts";
import { plainSearch, randomVectors, type PlainRow } from "./test-tools.ts";

/** Vectors in clusters, as faces are: the int8 codes alone would mistake some for others. */
test.each([
  { dimension: 36, k: 10, share: 1 },
  { dimension: 64, k: 500, share: 1 },
  { dimension: 64, k: 10, share: 0.5 },
  { dimension: 64, k: 10, share: 0.02 },
  { dimension: 16, k: 5000, share: 1 },
])("is exact over many chunks: %o", ({ dimension, k, share }) => {
  const count = 3000;
  const random = randomVectors(count, dimension, 20 * dimension + 1);
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
  const rows: PlainRow[] = [];
  for (let row = 0; row < count; row++) {
    if (gone.includes(row)) continue;
    rows.push({ personKey: personOf(row), thumbnailKey: row, vector: random.floats(row) });
  }
  const asked = random.near(5);
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
