import { expose } from "comlink";
import { PersonOrderBy, SortOrder } from "../../src/contract/enums.ts";
import { fusedDivisor } from "../../src/gallery/fusion.ts";
import { Gallery } from "../../src/gallery/gallery.ts";
import { unpack } from "../../src/store/pack.ts";
import { openStore, Vault, type SealedBy, type Store } from "../../src/store/index.ts";
import { measure, timed, type Times } from "./measure.ts";
import { anotherPhoto, DIMENSION, makeTemplates } from "./people.ts";
import { MODEL, packedRows, PIPELINE, seed } from "./seed.ts";

const DATABASE = "visavis-bench";
const K = 10;
const PAGE = 25;
const EXACTNESS_PROBES = 20;
/** Ample for sorting all orders in steps. */
const SORTING_MS = 15_000;

let templates: Float32Array = new Float32Array(0);
let templatesEach = 1;
let gallery = new Gallery(DIMENSION);
let store: Store | undefined;

const personOf = (row: number) => 1 + Math.floor(row / templatesEach);
const rowOf = (nth: number) => templates.slice(nth * DIMENSION, (nth + 1) * DIMENSION);

/** Other photos of some of the people. */
const probes = (count: number) =>
  Array.from({ length: count }, (_, nth) => anotherPhoto(rowOf(nth * 997 * templatesEach), nth));

/** For so many milliseconds: the longest that a task of the shortest delay had to wait. */
async function longestWait(ms: number): Promise<number> {
  let longest = 0;
  const end = performance.now() + ms;
  for (let before = performance.now(); before < end;) {
    await new Promise((resolve) => setTimeout(resolve));
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
  }
  return longest;
}

const api = {
  /** Makes the templates up and writes the database. */
  async prepare(count: number, each: number): Promise<void> {
    templates = makeTemplates(count, each);
    templatesEach = each;
    indexedDB.deleteDatabase(DATABASE);
    await seed(DATABASE, templates, each);
  },

  /** Milliseconds to open the store, to read all templates into the gallery, and for its cohort. */
  async load(sealedBy?: SealedBy) {
    const open = await timed(async () => {
      store = await openStore({ name: DATABASE, ...(sealedBy && { sealedBy }) });
    });
    const load = await timed(async () => {
      gallery = new Gallery(DIMENSION, store?.counts().templates);
      await store?.templates.forEachBlock(MODEL, PIPELINE, (block) => {
        gallery.addBlock(block.personKeys, block.thumbnailKeys, block.vectors);
      });
    });
    const settle = await timed(async () => {
      gallery.cohort();
    });
    return { open, load, settle, size: gallery.size, bytes: gallery.byteLength };
  },

  /**
   * Milliseconds a list: the very first; the slowest of three pages asked at once after the start,
   * for each ordering; the longest that another task waits while all of them are sorted; the slowest median
   * from then on.
   */
  async lists() {
    const opened = store;
    if (!opened) throw new Error("The store is not open.");
    const count = opened.counts().persons;
    const ask = (orderBy: PersonOrderBy, order: SortOrder, skip: number, search?: string) =>
      opened.persons.list({ skip, take: PAGE, orderBy, order, search });
    const skips = [0, Math.floor(count / 2), Math.max(0, count - PAGE)];
    const start = performance.now();
    ask(PersonOrderBy.NAME, SortOrder.ASC, 0);
    const cold = performance.now() - start;
    const first: Record<string, Times> = {};
    for (const orderBy of Object.values(PersonOrderBy)) {
      const pages = [];
      // Without a task in between, so that none finds anything sorted yet.
      for (const skip of skips)
        pages.push(await measure(5, 0, () => ask(orderBy, SortOrder.ASC, skip)));
      first[orderBy] = pages.reduce((a, b) => (b.least > a.least ? b : a));
    }
    const wait = await longestWait(SORTING_MS);
    let slowest = 0;
    for (const orderBy of Object.values(PersonOrderBy)) {
      for (const order of Object.values(SortOrder)) {
        for (const skip of skips) {
          const { median } = await measure(9, 3, () => ask(orderBy, order, skip));
          slowest = Math.max(slowest, median);
        }
      }
    }
    const query = { skip: 0, take: PAGE, orderBy: PersonOrderBy.NAME, order: SortOrder.ASC };
    const search = await measure(9, 3, () => opened.persons.list({ ...query, search: "ana 7" }));
    const [one] = opened.persons.list(query).persons;
    await opened.persons.update({ id: one?.id ?? "", name: "Zoë Write" });
    const written = performance.now();
    opened.persons.list(query);
    return { cold, first, wait, slowest, search, afterWrite: performance.now() - written };
  },

  async searches() {
    const some = probes(40);
    const at = (nth: number) => some[nth % 40] ?? new Float32Array(0);
    const persons = gallery.size / templatesEach;
    const keys = (count: number) =>
      new Set(Array.from({ length: count }, (_, nth) => 1 + nth * Math.floor(persons / count)));
    const [few, many] = [keys(1000), keys(Math.floor(persons / 3))];
    const run = (allow?: Set<number>) =>
      measure(25, 15, (nth) => gallery.search(at(nth), { k: K, ...(allow && { allow }) }));
    return { all: await run(), few: await run(few), many: await run(many) };
  },

  /** For how many of some probes the first ten are those of a comparison with every template. */
  async exactness() {
    const some = probes(EXACTNESS_PROBES);
    const persons = gallery.size / templatesEach;
    const similarities = some.map(() => new Float64Array(persons));
    for (let person = 0; person < persons; person++) {
      const mean = new Float64Array(DIMENSION);
      for (let nth = 0; nth < templatesEach; nth++) {
        const row = person * templatesEach + nth;
        const stored = unpack(packedRows(templates, row, row + 1), 0, DIMENSION);
        stored.forEach((value, i) => (mean[i] = (mean[i] ?? 0) + value / templatesEach));
      }
      const divisor = templatesEach > 1 ? fusedDivisor(Math.hypot(...mean)) : 1;
      some.forEach((probe, nth) => {
        let product = 0;
        for (let i = 0; i < DIMENSION; i++) product += (mean[i] ?? 0) * (probe[i] ?? 0);
        const own = similarities[nth];
        if (own) own[person] = product / divisor;
      });
    }
    const agreed = some.filter((probe, nth) => {
      const own = similarities[nth] ?? new Float64Array(0);
      const order = [...own.keys()].sort((a, b) => (own[b] ?? 0) - (own[a] ?? 0));
      const found = gallery.search(probe, { k: K });
      return (
        found.length === K &&
        found.every(({ personKey }, at) => personKey === 1 + (order[at] ?? -1))
      );
    });
    return { agreed: agreed.length, of: some.length };
  },

  /** Changes of one template, in the whole gallery. */
  async change() {
    const template = packedRows(templates, 0, 1);
    return measure(200, 50, () => {
      gallery.add(9_999_999, 9_999_999, template);
      gallery.remove([9_999_999]);
    });
  },

  /** Milliseconds to read so many bytes once. */
  async read(wasm: number[], bytes: number) {
    const { instance } = await WebAssembly.instantiate(Uint8Array.from(wasm));
    const { memory, read } = instance.exports as unknown as {
      memory: WebAssembly.Memory;
      read(at: number, end: number): number;
    };
    memory.grow(Math.ceil(bytes / 65536));
    // Pages that were never written to are all one and the same.
    new Uint8Array(memory.buffer).fill(1);
    return measure(25, 15, () => read(0, bytes));
  },

  /** Milliseconds of `human.match.find`, and for how many probes both found the same person. */
  async human(address: string) {
    const { find } = (await import(/* @vite-ignore */ address)) as {
      find(one: number[], all: number[][]): { index: number };
    };
    const all = Array.from({ length: gallery.size }, (_, nth) => Array.from(rowOf(nth)));
    const some = probes(8);
    let agreed = 0;
    const ms = await measure(5, 3, (nth) => {
      const { index } = find(Array.from(some[nth] ?? []), all);
      const [best] = gallery.search(some[nth] ?? new Float32Array(0), { k: 1 });
      if (best?.personKey === personOf(index)) agreed += 1;
    });
    return { ms, agreed, of: 8 };
  },

  /**
   * The same data under a passphrase, and loaded again: milliseconds to encrypt it all, to get the key from the
   * passphrase, and as `load` says.
   */
  async protect() {
    store?.close();
    const passphrase = "seven small stones";
    const vault = await Vault.open({ name: DATABASE });
    const create = await timed(async () => void (await vault.create(passphrase)));
    const start = performance.now();
    const sealedBy = await vault.unlock({ passphrase });
    const key = performance.now() - start;
    vault.close();
    return { create, key, ...(await api.load(sealedBy)) };
  },

  end(): void {
    store?.close();
    indexedDB.deleteDatabase(DATABASE);
  },
};

export type BenchWorker = typeof api;

expose(api);
