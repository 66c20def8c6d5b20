import { expect, test } from "vitest";
import { Gallery } from "../../src/gallery/gallery.ts";
import { plainSearch, randomVectors, type PlainRow } from "../../src/gallery/test-tools.ts";

/** The scan's kernel as the browser's own WebAssembly compiles it, over several chunks of rows. */

const DIMENSION = 512;
const COUNT = 2500;
const random = randomVectors(COUNT, DIMENSION, 3);

/** Every fifth row has one of twenty templates: ties. */
const sourceOf = (row: number) => (row % 5 === 0 ? row % 100 : row);
/** Later rows have lesser keys: ties go by key, not by row. */
const personOf = (row: number) => 1 + ((COUNT - row) % 2000);

test.each([{ k: 40 }, { k: 200, share: 0.5 }, { k: 10, share: 0.05 }])(
  "a search finds what a plain comparison finds, ties included: %o",
  (asked) => {
    const gallery = new Gallery(DIMENSION);
    const rows: PlainRow[] = [];
    for (let row = 0; row < COUNT; row++) {
      const source = sourceOf(row);
      gallery.add(personOf(row), row, random.slice(source, source + 1));
      rows.push({ personKey: personOf(row), thumbnailKey: row, vector: random.floats(source) });
    }
    gallery.remove(rows.splice(1000, 100).map(({ thumbnailKey }) => thumbnailKey));
    // A template itself, so that its twins tie at the top.
    const probe = random.floats(sourceOf(200));
    const { k, share = 1 } = asked;
    const allow = new Set(Array.from({ length: 2000 * share }, (_, at) => 1 + at / share));
    const options = { k, ...(share < 1 && { allow }) };
    const found = gallery.search(probe, options);
    const expected = plainSearch(rows, probe, options);
    expect(found.map(({ personKey }) => personKey)).toEqual(
      expected.map(({ personKey }) => personKey),
    );
    found.forEach(({ similarity, thumbnailKey }, at) => {
      expect(similarity).toBeCloseTo(expected[at]?.similarity ?? NaN, 6);
      expect(thumbnailKey).toBe(expected[at]?.thumbnailKey);
    });
    const ties = found.filter(({ similarity }, at) => similarity === found[at - 1]?.similarity);
    expect(ties.length).toBeGreaterThan(0);
  },
);
