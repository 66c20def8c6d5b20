/** @file What it costs that a write is reported only when it is on the disk. */
import { openStore, type Store } from "../../src/store/index.ts";
import { DIMENSION } from "./people.ts";

declare global {
  var measureDurability: typeof measure;
}

/** An aligned face of 160×160 pixels as JPEG has about as many bytes. */
const PHOTO_BYTES = 9_000;
const KINDS = ["create", "update", "link"] as const;
const DURABILITIES = ["strict", "relaxed"] as const;

type Kind = (typeof KINDS)[number];
type Durability = (typeof DURABILITIES)[number];
/** Milliseconds of each write. */
type Times = Record<Kind, Record<Durability, number[]>>;

/** The store always asks for "strict"; here the browser is told what the turn wants. */
let wanted: Durability = "strict";
const open = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (names, mode, options) {
  const durability = mode === "readwrite" ? { durability: wanted } : options;
  return open.call(this, names, mode, durability);
};

const noise = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const face = () => ({
  thumbnail: noise(PHOTO_BYTES),
  template: Float32Array.from(noise(DIMENSION), (byte) => byte / 128 - 1),
  ...{ modelId: "bench", pipeline: 1 },
});

/** Both kinds of write in turn, each round beginning with the other one. */
async function measure(rounds: number): Promise<Times> {
  const store = await openStore({ name: `bench-durability-${rounds}` });
  const { id: group } = await store.collections.create({ name: "Group", description: null });
  const times = Object.fromEntries(
    KINDS.map((kind) => [kind, { strict: [], relaxed: [] }]),
  ) as unknown as Times;
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? DURABILITIES : DURABILITIES.toReversed();
    for (const durability of order) {
      wanted = durability;
      const id = `${durability} ${round}`;
      for (const kind of KINDS) {
        const start = performance.now();
        await write(store, kind, id, group, round);
        times[kind][durability].push(performance.now() - start);
      }
    }
  }
  store.close();
  return times;
}

function write(store: Store, kind: Kind, id: string, group: string, round: number) {
  switch (kind) {
    case "create":
      return store.persons.add({ id, name: id, collections: [] }, [face()]);
    case "update":
      return store.persons.update({ id, name: `Name ${round}`, notes: "changed" });
    case "link":
      return store.collections.link({ collectionIds: [group], add: [id], remove: [] });
  }
}

globalThis.measureDurability = measure;
