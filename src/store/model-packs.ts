import { AuditAction } from "../contract/audit.ts";
import { FaceSdkError } from "../contract/errors.ts";
import { modelKeyOf, type Pack } from "../contract/packs.ts";
import { encodePack, type PackRecord } from "./codec.ts";
import type { BlockInfo, Directory } from "./directory.ts";
import { conflict, notFound } from "./errors.ts";
import type { WriteTools } from "./person-writes.ts";
import type { Bytes } from "./seal.ts";
import type { Transactor } from "./transactor.ts";

/** Installed model packs, and which ones are in use. */
export class PackStore {
  readonly #transactor: Transactor;
  readonly #tools: WriteTools;

  constructor(transactor: Transactor, tools: WriteTools) {
    this.#transactor = transactor;
    this.#tools = tools;
  }

  /** The installed packs, in the order of their installation. */
  list(): PackRecord[] {
    return [...this.#transactor.directory.packs].sort(([a], [b]) => a - b).map(([, pack]) => pack);
  }

  /** The pack in use of each kind; undefined: the built-in one. */
  get inUse(): Record<Pack["role"], PackRecord | undefined> {
    const { packs, modelKey, detectorKey } = this.#transactor.directory;
    return { embedder: packs.get(modelKey), detector: packs.get(detectorKey) };
  }

  /**
   * Stores a pack; the same again changes nothing.
   * Rejects with CONFLICT where another has its id and version, the signal with ABORTED.
   */
  async add(pack: Pack, onnx: Bytes, signal?: AbortSignal): Promise<PackRecord> {
    const { db, seal } = this.#tools;
    return this.#transactor.write(async (directory, newKey) => {
      const record: PackRecord = { ...pack, bytes: onnx.byteLength };
      const present = [...directory.packs].find(([, one]) => modelKeyOf(one) === modelKeyOf(pack));
      if (present && JSON.stringify(present[1]) !== JSON.stringify(record)) {
        throw conflict("model", "id", modelKeyOf(pack));
      }
      const key = present?.[0] ?? newKey();
      const sealed = await seal.seal(encodePack(record), `packs/${key}`);
      const file = await seal.seal(onnx, `packFiles/${key}`);
      return {
        changes: [],
        audit: present
          ? []
          : [
              {
                action: AuditAction.MODEL_INSTALL,
                details: { model: modelKeyOf(pack), role: pack.role },
              },
            ],
        write: async () => {
          await db.packs.put({ key, sealed });
          await db.packFiles.put({ key, sealed: file });
        },
        apply: () => {
          directory.packs.set(key, record);
          return record;
        },
      };
    }, signal);
  }

  /** A pack of a kind, by its `id@version`. Throws NOT_FOUND. */
  get<R extends Pack["role"]>(id: string, role: R): PackRecord & { role: R } {
    const { directory } = this.#transactor;
    const pack = directory.packs.get(keyOfPack(directory, id));
    if (pack?.role !== role) throw notFound("model", id);
    return pack as PackRecord & { role: R };
  }

  /** Rejects with NOT_FOUND, MODEL_LOAD_FAILED (the file is gone). */
  async file(id: string): Promise<Bytes> {
    const { db, seal } = this.#tools;
    const key = keyOfPack(this.#transactor.directory, id);
    return this.#transactor.run(async () => {
      const row = await db.packFiles.get(key);
      if (!row) throw new FaceSdkError("MODEL_LOAD_FAILED", "Its file is gone.");
      return seal.open(row.sealed, `packFiles/${key}`);
    });
  }

  /** Takes a pack away with any templates of it. Rejects with NOT_FOUND, CONFLICT (in use). */
  async remove(id: string): Promise<void> {
    const { db } = this.#tools;
    return this.#transactor.write(async (directory) => {
      const key = keyOfPack(directory, id);
      if (directory.modelKey === key || directory.detectorKey === key) throw inUse(id);
      const blocks = blocksWhere(directory, ({ modelId }) => modelId === id);
      return {
        changes: [],
        audit: [{ action: AuditAction.MODEL_REMOVE, details: { model: id } }],
        write: async () => {
          await db.packs.delete(key);
          await db.packFiles.delete(key);
          await db.templates.bulkDelete(blocks);
        },
        apply: () => {
          directory.packs.delete(key);
          for (const block of blocks) directory.blocks.delete(block);
        },
      };
    });
  }

  /**
   * Makes a detector the one in use; templates stay as they are. Rejects with NOT_FOUND.
   * @param id of a pack; undefined: the built-in one
   */
  async useDetector(id: string | undefined): Promise<void> {
    const { db } = this.#tools;
    return this.#transactor.write((directory) => {
      const value = id === undefined ? 0 : keyOfPack(directory, id);
      return Promise.resolve({
        changes: [],
        // Without a model: the built-in one.
        audit: [
          { action: AuditAction.MODEL_USE, details: { model: id, role: "detector" as const } },
        ],
        write: () => db.meta.put({ name: "detectorKey", value }),
        apply: () => {
          directory.detectorKey = value;
        },
      });
    });
  }
}

/** The key of a pack's row. Throws NOT_FOUND. */
export function keyOfPack({ packs }: Directory, id: string): number {
  for (const [key, pack] of packs) {
    if (modelKeyOf(pack) === id) return key;
  }
  throw notFound("model", id);
}

/** Keys of blocks of templates. */
export function blocksWhere(
  { blocks }: Directory,
  condition: (block: BlockInfo) => boolean,
): number[] {
  return [...blocks].filter(([, block]) => condition(block)).map(([key]) => key);
}

const inUse = (id: string) =>
  new FaceSdkError("CONFLICT", `The model ${id} is in use.`, {
    advice: "This model is in use. Change to another one first.",
  });
