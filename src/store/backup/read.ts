import * as v from "valibot";
import type { BackupSummary } from "../../contract/backups.ts";
import { FaceSdkError } from "../../contract/errors.ts";
import { decodeAudit, decodeAuditState } from "../audit-chain.ts";
import { decodeBlock } from "../block.ts";
import { Directory } from "../directory.ts";
import { loadedTables, takers } from "../load.ts";
import { decodeMerge } from "../merge-codec.ts";
import { SCHEMA_VERSION, type LinkRow } from "../schema.ts";
import type { Bytes } from "../seal.ts";
import { openChunks } from "./chunks.ts";
import { pairsOf, refuseAborted } from "./create.ts";
import { tampered } from "./errors.ts";
import { readHeader, refuseOtherVersion, type FileKey } from "./header.ts";
import { readRecords, type BackupRecord, type Head } from "./records.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const summarySchema: v.GenericSchema<unknown, BackupSummary> = v.object({
  ...{ date: v.string(), persons: count, collections: count, photos: count },
  ...{ model: v.string(), models: v.array(v.string()) },
  ...{ auditEntries: count, auditHead: v.string(), operator: v.nullable(v.string()) },
});
const endSchema = v.object({
  summary: summarySchema,
  rows: v.record(v.string(), count),
  lastKey: count,
  /** The model's pack, where it is not built in. */
  modelPack: v.nullable(v.string()),
});

export interface ReadOptions {
  passphrase: string;
  signal: AbortSignal;
  /** Bytes of the file. */
  onProgress: (done: number, total: number) => void;
}

/** All of a backup but photos and templates; what its keys stand for, they stand for there alone. */
export class BackupContents {
  readonly directory = new Directory();
  readonly links: LinkRow[] = [];
  readonly unlinks: Required<LinkRow>[] = [];
  /** By the photo's key its person's, as on the disk. */
  readonly photos = new Map<number, number>();
  end!: v.InferOutput<typeof endSchema>;

  get summary(): BackupSummary {
    return this.end.summary;
  }
}

/** A backup that was read to its end and found whole. */
export interface VerifiedBackup {
  readonly contents: BackupContents;
  /** Reads it once more. */
  records(): AsyncGenerator<BackupRecord>;
}

/**
 * Reads all of a file and takes in everything but photos and templates.
 * @throws FaceSdkError CORRUPT_BACKUP, WRONG_PASSPHRASE, ABORTED
 */
export async function verifyBackup(file: Blob, options: ReadOptions): Promise<VerifiedBackup> {
  refuseAborted(options.signal);
  const { fileKey, bytes } = await readHeader(file, options.passphrase);
  const records = () => recordsOf(file, bytes, fileKey, options);
  const reader = new ContentsReader();
  for await (const record of records()) reader.take(record);
  return { contents: reader.finish(), records };
}

function recordsOf(
  file: Blob,
  from: number,
  fileKey: FileKey,
  { signal, onProgress }: ReadOptions,
) {
  return readRecords(
    openChunks(file, from, fileKey, (done) => {
      refuseAborted(signal);
      onProgress(done, file.size);
    }),
  );
}

/** Whoever has the passphrase may have written anything: what does not hold together is refused. */
class ContentsReader {
  readonly #contents = new BackupContents();
  readonly #rows: Record<string, number> = {};
  readonly #seen = new Set<number>();
  #audit = { seq: 0 };
  #isFirst = true;

  take({ head, body }: BackupRecord): void {
    if (this.#isFirst !== (head.t === "begin")) throw tampered("The beginning is");
    this.#isFirst = false;
    if (head.t === "begin") {
      refuseOtherVersion(Number(head.schema), SCHEMA_VERSION, "data");
    } else if (head.t === "photos") {
      for (const [key, person] of pairsOf(body)) this.#contents.photos.set(key, person);
    } else if (head.t === "end") {
      this.#contents.end = parsed(() => v.parse(endSchema, head));
    } else {
      this.#rows[head.t] = (this.#rows[head.t] ?? 0) + 1;
      parsed(() => this.#row(head, body));
    }
  }

  finish(): BackupContents {
    const { end, photos, directory } = this.#contents;
    const { summary, rows } = end;
    const tables = new Set([...Object.keys(rows), ...Object.keys(this.#rows)]);
    const isWhole =
      [...tables].every((table) => (rows[table] ?? 0) === (this.#rows[table] ?? 0)) &&
      // Not the other way round: a device may keep no photos.
      [...photos.keys()].every((key) => this.#seen.has(key)) &&
      summary.persons === directory.persons.size &&
      summary.collections === directory.collections.size &&
      summary.photos === photos.size &&
      summary.auditEntries === this.#audit.seq;
    if (!isWhole) throw tampered("The number of its rows is");
    return this.#contents;
  }

  #row(head: Head, body: Bytes): void {
    const { directory, links, unlinks } = this.#contents;
    const table = head.t;
    if (table === "links" || table === "unlinks") {
      const row = v.parse(table === "links" ? linkSchema : unlinkSchema, head);
      if (table === "unlinks") unlinks.push(row as Required<LinkRow>);
      else links.push(row as LinkRow);
      return;
    }
    const key = keyOf(head);
    const loaded = loadedTables.find((one) => one === table);
    if (loaded) takers[loaded](directory, key, body);
    else if (table === "thumbnails") this.#seen.add(key);
    else if (table === "templates") {
      const { personKeys } = decodeBlock(body);
      const { modelId, pipeline } = v.parse(blockSchema, head);
      directory.blocks.set(key, { key, modelId, pipeline, count: personKeys.length });
    } else if (table === "merges") {
      decodeMerge(body);
      directory.merges.put({ key, ...v.parse(mergeSchema, head) });
    } else if (table === "audit" && key === 0) directory.audit = decodeAuditState(body);
    else if (table === "audit") {
      decodeAudit(body);
      this.#audit = { seq: key };
    } else if (table !== "packFiles") throw tampered(`A row of ${table} is`);
  }
}

const linkColumns = { collectionKey: count, personKey: count };
const linkSchema = v.object({ ...linkColumns, date: v.optional(v.string()) });
const unlinkSchema = v.object({ ...linkColumns, date: v.string() });
const blockSchema = v.object({ modelId: v.string(), pipeline: count, count });
const mergeSchema = v.object({ keptKey: count, mergedKey: count });

/** The key of a row, below 2^32. Throws where it is none. */
export function keyOf({ k }: Head): number {
  if (typeof k !== "number" || !Number.isInteger(k) || k < 0 || k > 0xffffffff) {
    throw tampered("A row's key is");
  }
  return k;
}

function parsed<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof FaceSdkError && cause.code === "CORRUPT_BACKUP") throw cause;
    throw tampered("A row is", cause);
  }
}
