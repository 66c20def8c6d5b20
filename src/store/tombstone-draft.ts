import { later } from "./dates.ts";
import type { Directory } from "./directory.ts";
import type { WriteTools } from "./person-writes.ts";
import type { SealedRow } from "./schema.ts";
import type { DraftWrite } from "./template-draft.ts";
import { encodeTombstone, hashOfId, type Buried, type TombstoneRecord } from "./tombstones.ts";

type Tools = Pick<WriteTools, "db" | "seal" | "now">;

/** Works out, before the transaction, whose deletion is noted and who is there again. */
export class TombstoneDraft {
  readonly #tools: Tools;
  readonly #directory: Directory;
  readonly #newKey: () => number;
  readonly #put = new Map<string, TombstoneRecord & { key: number }>();
  readonly #removed = new Map<string, number>();

  constructor(tools: Tools, directory: Directory, newKey: () => number) {
    this.#tools = tools;
    this.#directory = directory;
    this.#newKey = newKey;
  }

  /** Somebody goes, after what they were last. */
  async bury(what: Buried, id: string, ...before: (string | undefined)[]): Promise<void> {
    const hash = await hashOfId(what, id);
    this.put({ hash, date: later(this.#tools.now(), ...before) });
  }

  put({ hash, date }: TombstoneRecord): void {
    const key = this.#directory.tombstones.get(hash)?.key ?? this.#newKey();
    this.#removed.delete(hash);
    this.#put.set(hash, { key, hash, date });
  }

  remove(hash: string): void {
    const found = this.#directory.tombstones.get(hash);
    if (found) this.#removed.set(hash, found.key);
  }

  /** Somebody comes, who may have been here before: when they went. */
  async dig(what: Buried, id: string): Promise<string | undefined> {
    const hash = await hashOfId(what, id);
    this.remove(hash);
    return this.#directory.tombstones.get(hash)?.date;
  }

  async finish(): Promise<DraftWrite> {
    const { db, seal } = this.#tools;
    const sealed = [...this.#put.values()].map(async (one): Promise<SealedRow> => {
      const place = `tombstones/${one.key}` as const;
      return { key: one.key, sealed: await seal.seal(encodeTombstone(one), place) };
    });
    const rows = await Promise.all(sealed);
    return {
      write: async () => {
        await db.tombstones.bulkPut(rows);
        await db.tombstones.bulkDelete([...this.#removed.values()]);
      },
      apply: () => {
        const { tombstones } = this.#directory;
        for (const { key, ...record } of this.#put.values()) tombstones.put(key, record);
        for (const hash of this.#removed.keys()) tombstones.remove(hash);
      },
    };
  }
}
