import type { BackupSummary } from "../../contract/backups.ts";
import { FaceSdkError } from "../../contract/errors.ts";
import { modelKeyOf } from "../../contract/packs.ts";
import { encodePack } from "../codec.ts";
import { SCHEMA_VERSION, type SealedRow, type ThumbnailRow } from "../schema.ts";
import type { Transactor } from "../transactor.ts";
import { ChunkWriter, type Sink } from "./chunks.ts";
import { newHeader } from "./header.ts";
import { RecordWriter } from "./records.ts";
import type { KdfParameters } from "../vault/passphrase-key.ts";

/** So many rows are read and opened at a time. */
const ROWS_AT_ONCE = 128;

/** Tables that go into a backup row by row, their payloads opened; thumbnails go apart from them. */
export const sealedTables = [
  ...(["personBlocks", "collections", "differences", "merges", "rollCalls"] as const),
  ...(["tombstones", "audit", "templates"] as const),
] as const;
export const openTables = ["links", "unlinks"] as const;

export interface WriteOptions {
  passphrase: string;
  kdf: KdfParameters;
  /** Recognition model in use: `id@version`. */
  model: string;
  includeModels: boolean;
  sink: Sink;
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
  now: () => Date;
}

/**
 * Writes everything to `sink`, as it is at one moment: photos, which never change, are written while
 * others enrol; then, with no write in between, the photos that came meanwhile and all the rest.
 * Photos that went meanwhile are in the file but named nowhere, and no restore takes them.
 */
export async function writeBackup(
  transactor: Transactor,
  options: WriteOptions,
): Promise<BackupSummary> {
  const { signal, sink } = options;
  const { header, fileKey } = await newHeader(options.passphrase, options.kdf);
  await sink(header);
  const chunks = new ChunkWriter(fileKey, async (bytes) => {
    refuseAborted(signal);
    await sink(bytes);
  });
  const records = await RecordWriter.start((bytes) => chunks.write(bytes));
  await records.add({ t: "begin", schema: SCHEMA_VERSION });
  const writer = new TableWriter(transactor, records, options);
  await writer.start();
  while ((await writer.photos()) > 0);
  const summary = await transactor.read(() => writer.rest());
  await chunks.end();
  return summary;
}

/** Writes the tables of one backup. */
class TableWriter {
  readonly #transactor: Transactor;
  readonly #records: RecordWriter;
  readonly #options: WriteOptions;
  readonly #rows: Record<string, number> = {};
  #epoch = 0;
  #lastPhoto = -Infinity;
  #photos = 0;

  constructor(transactor: Transactor, records: RecordWriter, options: WriteOptions) {
    this.#transactor = transactor;
    this.#records = records;
    this.#options = options;
  }

  start(): Promise<void> {
    return this.#transactor.read(() => {
      this.#epoch = this.#transactor.directory.epoch;
      return Promise.resolve();
    });
  }

  /** The next photos by their keys, which only grow; how many that were. */
  photos(): Promise<number> {
    const { db } = this.#transactor;
    return this.#transactor.run(async () => {
      const rows = await db.thumbnails
        .where(":id")
        .above(this.#lastPhoto)
        .limit(ROWS_AT_ONCE)
        .toArray();
      await this.#add("thumbnails", rows, ({ key }) => ({ k: key }));
      this.#lastPhoto = rows.at(-1)?.key ?? this.#lastPhoto;
      this.#photos += rows.length;
      this.#options.onProgress(this.#photos, await db.thumbnails.count());
      return rows.length;
    });
  }

  /** What is left, while nobody writes. */
  async rest(): Promise<BackupSummary> {
    const { db, directory } = this.#transactor;
    const { revision } = directory;
    if (directory.epoch !== this.#epoch) throw wasChanged();
    while ((await this.photos()) > 0);
    const pairs: number[] = [];
    await db.thumbnails.orderBy("personKey").eachKey((personKey, { primaryKey }) => {
      pairs.push(primaryKey, personKey as number);
    });
    await this.#records.add({ t: "photos" }, littleEndian(pairs));
    for (const table of openTables) await this.#links(table);
    for (const table of sealedTables) await this.#table(table);
    const models = this.#options.includeModels ? await this.#models() : [];
    // Where there are no locks, another tab may have written.
    if (((await db.meta.get("revision"))?.value ?? 0) !== revision) throw wasChanged();
    return this.#end(pairs.length / 2, models);
  }

  async #links(table: (typeof openTables)[number]): Promise<void> {
    const rows = await this.#transactor.db[table].toArray();
    for (const row of rows) {
      await this.#records.add({ t: table, ...row });
      this.#count(table);
    }
  }

  async #table(table: (typeof sealedTables)[number]): Promise<void> {
    for (let after = -Infinity; ;) {
      const rows: SealedRow[] = await this.#transactor.db[table]
        .where(":id")
        .above(after)
        .limit(ROWS_AT_ONCE)
        .toArray();
      const last = rows.at(-1);
      if (!last) return;
      after = last.key;
      await this.#add(table, rows, ({ key: k, ...row }) => ({ k, ...row, sealed: undefined }));
    }
  }

  async #models(): Promise<string[]> {
    const { db, directory } = this.#transactor;
    const models: string[] = [];
    for (const [key, pack] of directory.packs) {
      const file = await db.packFiles.get(key);
      if (!file) continue;
      await this.#records.add({ t: "packs", k: key }, encodePack(pack));
      this.#count("packs");
      await this.#add("packFiles", [file], () => ({ k: key }));
      models.push(modelKeyOf(pack));
    }
    return models;
  }

  async #end(photos: number, models: string[]): Promise<BackupSummary> {
    const { directory } = this.#transactor;
    const { persons, collections, audit, packs, modelKey, lastKey } = directory;
    const pack = packs.get(modelKey);
    const summary: BackupSummary = {
      date: this.#options.now().toISOString(),
      ...{ persons: persons.size, collections: collections.size, photos },
      ...{ model: this.#options.model, models },
      ...{ auditEntries: audit.seq, auditHead: audit.hash, operator: audit.operator },
    };
    const modelPack = pack ? modelKeyOf(pack) : null;
    await this.#records.end({ summary, rows: this.#rows, lastKey, modelPack });
    return summary;
  }

  /** Opens the rows all at once and writes them in their order. */
  async #add<R extends SealedRow | ThumbnailRow>(
    table: string,
    rows: readonly R[],
    columnsOf: (row: R) => object,
  ): Promise<void> {
    refuseAborted(this.#options.signal);
    const { seal } = this.#transactor;
    const opened = await Promise.all(
      rows.map(({ key, sealed }) => seal.open(sealed, `${table}/${key}`)),
    );
    for (const [at, row] of rows.entries()) {
      await this.#records.add({ t: table, ...columnsOf(row) }, opened[at]);
      this.#count(table);
    }
  }

  #count(table: string): void {
    this.#rows[table] = (this.#rows[table] ?? 0) + 1;
  }
}

function littleEndian(numbers: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(numbers.length * 4));
  for (const [at, number] of numbers.entries()) view.setUint32(at * 4, number, true);
  return new Uint8Array(view.buffer);
}

/** Of pairs: the first number of each and then the second. */
export function pairsOf(bytes: Uint8Array): [number, number][] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / 8 }, (_, at) => [
    view.getUint32(at * 8, true),
    view.getUint32(at * 8 + 4, true),
  ]);
}

export function refuseAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new FaceSdkError("ABORTED");
}

const wasChanged = () =>
  new FaceSdkError("CONFLICT", "Another tab restored a backup, or wrote without a lock.", {
    advice: "The data was changed in another tab meanwhile. Make the backup anew.",
  });
