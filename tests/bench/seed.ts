import { encodeBlock } from "../../src/store/block.ts";
import { encodePerson } from "../../src/store/codec.ts";
import { concatenate, pack } from "../../src/store/pack.ts";
import { Database } from "../../src/store/schema.ts";
import { BLOCK_CAPACITY } from "../../src/store/template-draft.ts";
import { DIMENSION, makePerson, randomFrom } from "./people.ts";

export const MODEL = "bench";
export const PIPELINE = 1;

/** What the gallery takes, for the templates of these rows. */
export function packedRows(templates: Float32Array, from: number, to: number) {
  const each = [];
  for (let row = from; row < to; row++) {
    each.push(pack(templates.subarray(row * DIMENSION, (row + 1) * DIMENSION)));
  }
  return concatenate(each);
}

/**
 * Writes a database as the store would have written it, one template a person, through the store's
 * own codecs but in few transactions. It leaves out the thumbnails' pictures, which neither opening
 * nor searching reads. Person `n` (from 0) has key `n + 1`, their thumbnail 1,000,000 more.
 */
export async function seed(name: string, templates: Float32Array): Promise<void> {
  const db = new Database(name, {});
  await db.open();
  const count = templates.length / DIMENSION;
  const random = randomFrom(11);
  for (let from = 0; from < count; from += BLOCK_CAPACITY) {
    const to = Math.min(count, from + BLOCK_CAPACITY);
    const keys = Uint32Array.from({ length: to - from }, (_, at) => from + at + 1);
    const blockKey = 2_000_000 + from;
    const thumbnailKeys = keys.map((key) => key + 1_000_000);
    const vectors = packedRows(templates, from, to);
    const block = { dimension: DIMENSION, personKeys: keys, thumbnailKeys, vectors };
    const persons = Array.from(keys, (key) => {
      const thumbnails = [{ id: `t-${key}`, key: key + 1_000_000 }];
      const person = { ...makePerson(key, random), thumbnails, templateBlocks: [blockKey] };
      return { key, sealed: encodePerson(person) };
    });
    await db.persons.bulkAdd(persons);
    const info = { key: blockKey, modelId: MODEL, pipeline: PIPELINE, count: keys.length };
    await db.templates.add({ ...info, sealed: encodeBlock(block) });
  }
  await db.meta.bulkPut([
    { name: "lastKey", value: 3_000_000 },
    { name: "revision", value: 1 },
  ]);
  db.close();
}
