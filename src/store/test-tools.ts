import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { CollectionOrderBy, PersonOrderBy, SortOrder } from "../contract/enums.ts";
import type { Pack } from "../contract/packs.ts";
import type { CollectionQuery, PersonQuery } from "../contract/schemas.ts";
import type { FaceToStore } from "./faces.ts";
import { unpack } from "./pack.ts";
import { Database } from "./schema.ts";
import { openStore, type Store, type StoreOptions } from "./index.ts";

/** For the tests of this folder: stores on a fake IndexedDB, with ids and times that can be foretold. */

let databases = 0;

export interface TestBed {
  options: StoreOptions & { name: string; indexedDB: IDBFactory };
  open(more?: StoreOptions): Promise<Store>;
  /** Every row of every store, as it lies on the disk. */
  rows(): Promise<Record<string, unknown[]>>;
  /** Puts a row onto the disk behind the store's back. */
  put(store: string, row: object): Promise<unknown>;
}

export function testBed(): TestBed {
  let ids = 0;
  let seconds = 0;
  const options = {
    name: `test-${++databases}`,
    indexedDB: new IDBFactory(),
    IDBKeyRange,
    now: () => new Date(Date.UTC(2026, 0, 1, 0, 0, ++seconds)),
    newId: () => `id-${++ids}`,
  };
  const onDisk = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    const db = new Database(options.name, options);
    await db.open();
    return work(db).finally(() => db.close());
  };
  return {
    options,
    open: (more) => openStore({ ...options, ...more }),
    rows: () =>
      onDisk(async (db) => {
        const stores = db.tables.map(async (table) => [table.name, await table.toArray()] as const);
        return Object.fromEntries(await Promise.all(stores));
      }),
    put: (store, row) => onDisk((db) => db.table(store).put(row)),
  };
}

/** A face whose thumbnail and template tell `mark` apart from others. */
export function face(mark: number, modelId = "model", pipeline = 1): FaceToStore {
  return {
    thumbnail: Uint8Array.of(0xff, 0xd8, mark),
    template: Float32Array.of(mark + 0.25, -mark, 0, 1),
    modelId,
    pipeline,
  };
}

/** A model pack with templates of eight numbers. */
export const pack = (id: string): Pack => ({
  ...{ id, version: "1", licence: "MIT", role: "embedder", file: "m.onnx", sha256: "0".repeat(64) },
  input: {
    ...{ name: "in", width: 64, height: 64, layout: "NCHW", colour: "RGB" },
    normalisation: { mean: 0, divisor: 1 },
  },
  template: [
    [20, 20],
    [44, 20],
    [32, 32],
    [22, 44],
    [42, 44],
  ],
  output: { name: "out", dimension: 8 },
  mirrored: true,
  cohort: true,
});

const outputs = { score: "s", box: "b", points: "p" };
export const detectorPack = (id: string): Pack => ({
  ...{ id, version: "1", licence: "MIT", role: "detector", file: "m.onnx", sha256: "0".repeat(64) },
  input: {
    ...{ name: "in", layout: "NCHW", colour: "RGB", size: { multiple: 32 } },
    normalisation: { mean: 0, divisor: 1 },
  },
  ...{ decoder: "scrfd", scores: { min: 0.5 }, outputs: { 8: outputs, 16: outputs, 32: outputs } },
});

/** All templates of a model as `personKey/thumbnailKey: floats`. */
export async function storedTemplates(store: Store, modelId = "model", pipeline = 1) {
  const found: Record<string, number[]> = {};
  await store.templates.forEachBlock(modelId, pipeline, (block) => {
    block.personKeys.forEach((personKey, slot) => {
      const vector = unpack(block.vectors, slot, block.dimension);
      found[`${personKey}/${block.thumbnailKeys[slot]}`] = [...vector];
    });
  });
  return found;
}

export const personQuery = (query: Partial<PersonQuery> = {}): PersonQuery => ({
  ...{ skip: 0, take: 100, order: SortOrder.ASC, orderBy: PersonOrderBy.NAME },
  ...query,
});

export const collectionQuery = (query: Partial<CollectionQuery> = {}): CollectionQuery => ({
  ...{ skip: 0, take: 100, order: SortOrder.ASC, orderBy: CollectionOrderBy.NAME },
  ...query,
});
