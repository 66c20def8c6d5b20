import { expect, test } from "vitest";
import { encodeBlock, emptyBlock, withSlot } from "../block.ts";
import { pack } from "../pack.ts";
import { encodePersonBlock, PERSONS_PER_BLOCK, type KeyedPerson } from "../person-blocks.ts";
import { Database, type TemplateRow, type ThumbnailRow } from "../schema.ts";
import { BLOCK_CAPACITY } from "../template-draft.ts";
import { testBed, type TestBed } from "../test-tools.ts";
import { backupOf, replaceWith } from "./test-tools.ts";

const PERSONS = 10_000;
const THUMBNAIL_BYTES = 300;

/** Rows as enrolment would have left them, which takes far longer. */
async function fill({ options }: TestBed): Promise<void> {
  const db = new Database(options.name, options);
  await db.open();
  const thumbnails: ThumbnailRow[] = [];
  const persons: KeyedPerson[] = [];
  const templates: TemplateRow[] = [];
  const blockKey = (nth: number) => 3 * PERSONS + Math.floor(nth / BLOCK_CAPACITY);
  let block = emptyBlock(8);
  for (let nth = 0; nth < PERSONS; nth += 1) {
    const [key, thumbnailKey] = [nth + 1, PERSONS + nth + 1];
    const bytes = new Uint8Array(THUMBNAIL_BYTES).map((_, at) => (nth * 31 + at * 7) % 256);
    thumbnails.push({ key: thumbnailKey, personKey: key, sealed: bytes });
    const vector = Float32Array.from({ length: 8 }, (_, at) => Math.sin(nth + at));
    block = withSlot(block, { personKey: key, thumbnailKey, template: pack(vector) });
    if (block.personKeys.length === BLOCK_CAPACITY || nth === PERSONS - 1) {
      const count = block.personKeys.length;
      const columns = { key: blockKey(nth), modelId: "model", pipeline: 1, count };
      templates.push({ ...columns, sealed: encodeBlock(block) });
      block = emptyBlock(8);
    }
    const date = new Date(Date.UTC(2026, 0, 1) + nth).toISOString();
    const record = {
      ...{ id: `p${nth}`, name: `Person ${nth}`, gender: null, dateOfBirth: null },
      ...{ nationality: null, notes: "é".repeat(nth % 7), createDate: date, modifiedDate: date },
      thumbnails: [{ id: `t${nth}`, key: thumbnailKey }],
      templateBlocks: [blockKey(nth)],
    };
    persons.push([key, record]);
  }
  const blocks = Array.from({ length: Math.ceil(PERSONS / PERSONS_PER_BLOCK) }, (_, at) => ({
    key: 4 * PERSONS + at,
    sealed: encodePersonBlock(persons.slice(at * PERSONS_PER_BLOCK, (at + 1) * PERSONS_PER_BLOCK)),
  }));
  await db.thumbnails.bulkAdd(thumbnails);
  await db.templates.bulkAdd(templates);
  await db.personBlocks.bulkAdd(blocks);
  await db.meta.put({ name: "lastKey", value: 5 * PERSONS });
  await db.meta.put({ name: "revision", value: 1 });
  db.close();
}

/** All rows but those of the log and of `meta`, which a restore adds to. */
async function contentsOf(bed: TestBed): Promise<Buffer[]> {
  const { audit: _, meta: __, ...tables } = await bed.rows();
  return Object.entries(tables).flatMap(([table, rows]) =>
    (rows as { key: number; sealed: Uint8Array }[]).map(({ sealed, ...columns }) =>
      Buffer.concat([Buffer.from(JSON.stringify([table, columns])), sealed]),
    ),
  );
}

test("10,000 persons with thumbnails come back byte for byte", async () => {
  const [one, two] = [testBed(), testBed()];
  await fill(one);
  const file = await backupOf(await one.open());
  const store = await two.open();
  await replaceWith(store, file);
  expect(store.counts()).toMatchObject({ persons: PERSONS, templates: PERSONS });
  const [before, after] = [await contentsOf(one), await contentsOf(two)];
  expect(before.length).toBeGreaterThan(PERSONS);
  expect(after.length).toBe(before.length);
  expect(after.every((row, at) => row.equals(before[at] ?? Buffer.alloc(0)))).toBe(true);
});
