import { encodeCollection } from "../../../src/store/codec.ts";
import { noTerms } from "../../../src/store/collection-terms.ts";
import type { KeyedPerson } from "../../../src/store/person-blocks.ts";
import { Database } from "../../../src/store/schema.ts";
import { makePerson, randomFrom } from "../../bench/people.ts";
import { personBlocks } from "../../bench/seed.ts";

/** Edge of a stored picture: 112 and a margin of 24 on each side. */
const EDGE = 160;
const PICTURES = 24;
const AT_ONCE = 2000;

async function makePicture(nth: number): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(EDGE, EDGE);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.fillStyle = `hsl(${(360 * nth) / PICTURES} 45% 60%)`;
  context.fillRect(0, 0, EDGE, EDGE);
  context.fillStyle = "#fffa";
  context.beginPath();
  context.ellipse(EDGE / 2, EDGE / 2, 32, 44, 0, 0, 2 * Math.PI);
  context.fill();
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
  return new Uint8Array(await blob.arrayBuffer());
}

/**
 * Writes so many people with a picture each into the app's database, as the store would have written
 * them but in few transactions; every fifth is in a collection. They have no templates: nobody is
 * recognised by them. Person `n` (from 1) has key `n`.
 */
export async function seed(count: number): Promise<void> {
  const db = new Database("visavis", {});
  await db.open();
  const random = randomFrom(11);
  const pictures = await Promise.all(
    Array.from({ length: PICTURES }, (_, nth) => makePicture(nth)),
  );
  const collectionKey = 2_500_000;
  const date = new Date(0).toISOString();
  const fifth = { id: "fifth", name: "Every fifth", description: null };
  await db.collections.add({
    key: collectionKey,
    sealed: encodeCollection({ ...fifth, ...noTerms, createDate: date, modifiedDate: date }),
  });
  for (let from = 1; from <= count; from += AT_ONCE) {
    const length = Math.min(AT_ONCE, count + 1 - from);
    const keys = Array.from({ length }, (_, at) => from + at);
    const persons = keys.map((key): KeyedPerson => {
      const thumbnails = [{ id: `t-${key}`, key: 1_000_000 + key }];
      return [key, { ...makePerson(key, random), thumbnails }];
    });
    await db.personBlocks.bulkAdd(personBlocks(persons, 2_600_000 + from));
    await db.thumbnails.bulkAdd(
      keys.map((key) => {
        const sealed = pictures[key % PICTURES] ?? new Uint8Array();
        return { key: 1_000_000 + key, personKey: key, sealed };
      }),
    );
    const members = keys.filter((key) => key % 5 === 0);
    await db.links.bulkAdd(members.map((personKey) => ({ collectionKey, personKey })));
  }
  await db.meta.bulkPut([
    { name: "lastKey", value: 3_000_000 },
    { name: "revision", value: 1 },
  ]);
  db.close();
}
