import { AuditAction } from "../../contract/audit.ts";
import { modelKeyOf } from "../../contract/packs.ts";
import { decodePack } from "../codec.ts";
import type { Directory } from "../directory.ts";
import type { WriteTools } from "../person-writes.ts";
import type { Planner } from "../transactor.ts";
import { openTables, sealedTables } from "./create.ts";
import type { BackupRecord, Head } from "./records.ts";
import { keyOf, type BackupContents, type VerifiedBackup } from "./read.ts";
import { Staging } from "./staging.ts";

/** What goes; packs are no data of people, and stay. */
const replacedTables = ["thumbnails", ...sealedTables, ...openTables] as const;

/** Everything here is replaced by everything there, under the keys that it has there. */
export function planReplace({ db, seal }: WriteTools, backup: VerifiedBackup): Planner<void> {
  const { directory: there, end, summary } = backup.contents;
  return async (directory, newKey) => {
    const staging = await Staging.start(db, seal);
    const rows = new ReplacingRows(staging, backup.contents, directory, newKey);
    for await (const record of backup.records()) await rows.take(record);
    await staging.flush();
    const { operator, hash: head } = directory.audit;
    const date = Date.parse(summary.date);
    return {
      changes: [],
      audit: [
        {
          action: AuditAction.RESTORE,
          // Who restores is who works here, whoever it was there.
          operator,
          details: { model: summary.model, date: summary.date, head: head || undefined },
        },
      ],
      write: async () => {
        for (const table of replacedTables) await db[table].clear();
        await staging.unpack();
        await db.meta.put({ name: "epoch", value: directory.revision + 1 });
        await db.meta.put({ name: "modelKey", value: rows.modelKey });
        await db.meta.put({ name: "backupDate", value: date });
        await db.meta.put({ name: "backupSeq", value: there.audit.seq + 1 });
      },
      apply: () => undefined,
      restored: { log: there.audit, lastKey: end.lastKey },
    };
  };
}

/** Stages the rows of a backup. */
class ReplacingRows {
  readonly #staging: Staging;
  readonly #contents: BackupContents;
  readonly #newKey: () => number;
  /** Here, by `id@version`. */
  readonly #packs: Map<string, number>;
  /** By their keys there, here. */
  readonly #newPacks = new Map<number, number>();
  readonly #present: number;
  readonly #keepsPhotos: boolean;

  constructor(
    staging: Staging,
    contents: BackupContents,
    directory: Directory,
    newKey: () => number,
  ) {
    this.#staging = staging;
    this.#contents = contents;
    this.#newKey = newKey;
    this.#packs = new Map([...directory.packs].map(([key, pack]) => [modelKeyOf(pack), key]));
    this.#present = directory.modelKey;
    this.#keepsPhotos = !directory.keepNoPhotos;
  }

  /** Of the model that was in use there; where this device has it not, of the one that is in use here. */
  get modelKey(): number {
    const { modelPack } = this.#contents.end;
    return modelPack === null ? 0 : (this.#packs.get(modelPack) ?? this.#present);
  }

  async take({ head, body }: BackupRecord): Promise<void> {
    const { t, k: _, ...columns } = head;
    if (t === "links" || t === "unlinks") return this.#staging.putOpen(t, columns);
    if (t === "begin" || t === "photos" || t === "end") return;
    const key = keyOf(head);
    if (t === "packs" || t === "packFiles") return this.#pack(t, key, body);
    const more = t === "thumbnails" ? this.#keptOf(head) : columns;
    if (more) await this.#staging.put(t, { key, ...more }, body);
  }

  /** Undefined for a photo that went while the backup was written, and where this device keeps none. */
  #keptOf(head: Head): { personKey: number } | undefined {
    if (!this.#keepsPhotos) return undefined;
    const personKey = this.#contents.photos.get(keyOf(head));
    return personKey === undefined ? undefined : { personKey };
  }

  /** Packs that are here already stay as they are. */
  async #pack(table: "packs" | "packFiles", key: number, body: Uint8Array<ArrayBuffer>) {
    if (table === "packs") {
      const id = modelKeyOf(decodePack(body));
      if (this.#packs.has(id)) return;
      const own = this.#newKey();
      this.#packs.set(id, own);
      this.#newPacks.set(key, own);
    }
    const own = this.#newPacks.get(key);
    if (own !== undefined) await this.#staging.put(table, { key: own }, body);
  }
}
