import { encodeBlock } from "../../src/store/block.ts";
import { concatenate, pack } from "../../src/store/pack.ts";
import {
  encodePersonBlock,
  PERSONS_PER_BLOCK,
  type KeyedPerson,
} from "../../src/store/person-blocks.ts";
import { Database, type SealedRow } from "../../src/store/schema.ts";
import { BLOCK_CAPACITY } from "../../src/store/template-draft.ts";
import { DIMENSION, makePerson, randomFrom } from "./people.ts";

export const MODEL = "bench";
export const PIPELINE = 1;

/** What made the templates. */
interface Maker {
  model: string;
  pipeline: number;
}

/** Persons as the store's rows, whose keys are counted from `firstKey`. */
export function personBlocks(persons: readonly KeyedPerson[], firstKey: number): SealedRow[] {
  const rows: SealedRow[] = [];
  for (let at = 0; at < persons.length; at += PERSONS_PER_BLOCK) {
    const some = persons.slice(at, at + PERSONS_PER_BLOCK);
    rows.push({ key: firstKey + rows.length, sealed: encodePersonBlock(some) });
  }
  return rows;
}

/** What the gallery takes, for the templates of these rows. */
export function packedRows(templates: Float32Array, from: number, to: number) {
  const each = [];
  for (let row = from; row < to; row++) {
    each.push(pack(templates.subarray(row * DIMENSION, (row + 1) * DIMENSION)));
  }
  return concatenate(each);
}

/**
 * Writes a database as the store would have written it, with `each` templates a person, through the
 * store's own codecs but in few transactions. It leaves out the thumbnails' pictures, which neither
 * opening nor searching reads. Person `n` (from 0) has key `n + 1`; row `n` of the templates has the
 * thumbnail of key `n + 1,000,001`.
 */
export async function seed(
  name: string,
  templates: Float32Array,
  each: number,
  { model, pipeline }: Maker = { model: MODEL, pipeline: PIPELINE },
): Promise<void> {
  const db = new Database(name, {});
  await db.open();
  const count = templates.length / DIMENSION / each;
  const random = randomFrom(11);
  const personsAtOnce = Math.floor(BLOCK_CAPACITY / each);
  for (let from = 0; from < count; from += personsAtOnce) {
    const to = Math.min(count, from + personsAtOnce);
    const rows = Array.from({ length: (to - from) * each }, (_, at) => from * each + at);
    const blockKey = 2_000_000 + from;
    const personKeys = Uint32Array.from(rows, (row) => Math.floor(row / each) + 1);
    const thumbnailKeys = Uint32Array.from(rows, (row) => row + 1_000_001);
    const vectors = packedRows(templates, from * each, to * each);
    const block = { dimension: DIMENSION, personKeys, thumbnailKeys, vectors };
    const persons = Array.from(new Set(personKeys), (key): KeyedPerson => {
      const own = thumbnailKeys.subarray((key - 1 - from) * each, (key - from) * each);
      const thumbnails = Array.from(own, (own) => ({ id: `t-${own}`, key: own }));
      return [key, { ...makePerson(key, random), thumbnails, templateBlocks: [blockKey] }];
    });
    await db.personBlocks.bulkAdd(personBlocks(persons, blockKey + 1));
    const info = { key: blockKey, modelId: model, pipeline, count: rows.length };
    await db.templates.add({ ...info, sealed: encodeBlock(block) });
  }
  await db.meta.bulkPut([
    { name: "lastKey", value: 3_000_000 },
    { name: "revision", value: 1 },
  ]);
  db.close();
}
