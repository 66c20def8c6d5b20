import { expose } from "comlink";
import { Gallery } from "../../src/gallery/gallery.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { Floats } from "./floats.ts";
import { measure, timed } from "./measure.ts";
import { anotherPhoto, DIMENSION, fillTemplates, randomFrom } from "./people.ts";
import { MODEL, PIPELINE, seed } from "./seed.ts";

const DATABASE = "visavis-scale";
const K = 10;
/** Of the probes, those for which one thread's answer is compared too. */
const COMPARED = 100;

let floats: Floats | undefined;
let store: Store | undefined;
/** The same templates, searched by one thread and by several. */
const galleries: { alone?: Gallery; together?: Gallery } = {};

function filled(wasm: number[], count: number): Floats {
  const made = new Floats(new WebAssembly.Module(Uint8Array.from(wasm)), count);
  fillTemplates(made.templates, 1);
  return made;
}

async function load(opened: Store, threads: number): Promise<Gallery> {
  const gallery = new Gallery(DIMENSION, opened.counts().templates, threads);
  await opened.templates.forEachBlock(MODEL, PIPELINE, (block) => {
    gallery.addBlock(block.personKeys, block.thumbnailKeys, block.vectors);
  });
  return gallery;
}

/**
 * Every other probe is another photo of somebody who is there, the others are strangers between two people
 * of a cluster, whom they resemble alike: who comes first is then a matter of small differences.
 */
function probeOf({ templates }: Floats, nth: number): Float32Array {
  const count = templates.length / DIMENSION;
  const random = randomFrom(nth + 1);
  // Its first numbers are all alike.
  for (let skipped = 0; skipped < 5; skipped++) random();
  const row = Math.floor(random() * count);
  const at = (one: number) => templates.subarray(one * DIMENSION, (one + 1) * DIMENSION);
  if (nth % 2 === 0) return anotherPhoto(at(row), nth);
  const other = at(row ^ 1);
  const between = at(row).map((value, i) => 0.6 * (value + (other[i] ?? 0)));
  return anotherPhoto(between, nth);
}

const api = {
  cores: () => navigator.hardwareConcurrency,

  /** Writes the database of so many people. */
  async seed(wasm: number[], count: number): Promise<void> {
    indexedDB.deleteDatabase(DATABASE);
    await seed(DATABASE, filled(wasm, count).templates, 1);
  },

  /** Milliseconds to open the store, to read all templates into the gallery, and to settle it. */
  async load(threads: number) {
    const open = await timed(async () => {
      store = await openStore({ name: DATABASE });
    });
    const opened = store;
    if (!opened) throw new Error("The store is not open.");
    const read = await timed(async () => {
      galleries.together = await load(opened, threads);
    });
    const settle = await timed(async () => {
      galleries.together?.cohort();
    });
    const { size = 0, byteLength = 0 } = galleries.together ?? {};
    return { open, read, settle, size, bytes: byteLength };
  },

  /** What is needed to compare: the floats, and the gallery for one thread. */
  async prepare(wasm: number[], count: number): Promise<void> {
    floats = filled(wasm, count);
    if (store) galleries.alone = await load(store, 1);
  },

  /** Milliseconds a search, the three in turn, so that whatever else runs disturbs all alike. */
  async times(runs: number) {
    const { alone, together } = galleries;
    const all = floats;
    if (!alone || !together || !all) throw new Error("Nothing is loaded.");
    const probes = Array.from({ length: 40 }, (_, nth) => probeOf(all, nth));
    const at = (nth: number) => probes[nth % probes.length] ?? new Float32Array(0);
    const rounds = [];
    for (let round = 0; round < 3; round++) {
      rounds.push({
        float: await measure(runs, 5, (nth) => all.search(at(nth), K)),
        alone: await measure(runs, 10, (nth) => alone.search(at(nth), { k: K })),
        together: await measure(runs, 10, (nth) => together.search(at(nth), { k: K })),
      });
      // New scan workers start while this one waits for nothing.
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    return rounds.slice(1);
  },

  /**
   * Against float32, compared with everybody: for how many probes the first is the same, how many of the first
   * ten are among the first ten; and for how many of the first probes both galleries found the very same.
   */
  recall(count: number) {
    const { alone, together } = galleries;
    if (!alone || !together || !floats) throw new Error("Nothing is loaded.");
    const sums = { first: 0, ten: 0, same: 0, compared: Math.min(count, COMPARED), of: count };
    for (let nth = 0; nth < count; nth++) {
      const probe = probeOf(floats, nth);
      const expected = floats.search(probe, K).map((row) => row + 1);
      const found = together.search(probe, { k: K });
      if (found[0]?.personKey === expected[0]) sums.first += 1;
      sums.ten += found.filter(({ personKey }) => expected.includes(personKey)).length / K;
      if (nth >= COMPARED) continue;
      const other = alone.search(probe, { k: K });
      if (JSON.stringify(other) === JSON.stringify(found)) sums.same += 1;
    }
    return sums;
  },

  end(): void {
    galleries.together?.close();
    store?.close();
    indexedDB.deleteDatabase(DATABASE);
  },
};

export type ScaleWorker = typeof api;

expose(api);
