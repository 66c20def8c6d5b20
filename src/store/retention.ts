import { AuditAction } from "../contract/audit.ts";
import {
  calendarDayOf,
  type PhotoKeeping,
  type PurgeProof,
  type RetentionDue,
} from "../contract/retention.ts";
import { dueOn } from "./expiry.ts";
import type { WriteTools } from "./person-writes.ts";
import { provePurge } from "./purge-proof.ts";
import { planPurge, type Purged } from "./purge-writes.ts";
import { fillFiles } from "./sweep.ts";
import type { Transactor } from "./transactor.ts";

/** How long people are kept, and whether their photos are. */
export class RetentionStore {
  readonly #transactor: Transactor;
  readonly #tools: WriteTools;

  constructor(transactor: Transactor, tools: WriteTools) {
    this.#transactor = transactor;
    this.#tools = tools;
  }

  /** @param on a calendar day; today where left out */
  due(on?: string): RetentionDue {
    return dueOn(this.#transactor.directory, on ?? calendarDayOf(this.#tools.now()));
  }

  /**
   * See `planPurge`. All or nothing: rejects with NOT_FOUND, with CONFLICT where a collection has not
   * expired, the signal with ABORTED.
   */
  async purge(collectionIds: readonly string[], signal?: AbortSignal): Promise<Purged> {
    const purged = await this.#transactor.write(planPurge(this.#tools, collectionIds), signal);
    if (!purged.isSwept) return purged;
    try {
      await this.#transactor.alone(() => fillFiles(this.#tools.db));
      return purged;
    } catch (error) {
      // The purge stands: it is the disk that has no room for more.
      console.warn("The browser was not made to let go of what was purged.", error);
      return { ...purged, isSwept: false };
    }
  }

  /** What is left in the database of what was purged. */
  prove(purged: Purged): Promise<PurgeProof> {
    const { db, seal, now } = this.#tools;
    return this.#transactor.read(() => provePurge(db, seal, purged, now().toISOString()));
  }

  /** Whether a photo is stored of whoever is enrolled. */
  get keepsPhotos(): boolean {
    return !this.#transactor.directory.keepNoPhotos;
  }

  async photos(): Promise<PhotoKeeping> {
    const { db } = this.#tools;
    return this.#transactor.run(async () => ({
      keep: this.keepsPhotos,
      stored: await db.thumbnails.count(),
    }));
  }

  /** In one transaction with the removal of all photos that are stored, where that is asked for. */
  async setKeepPhotos(
    keep: boolean,
    removeStored: boolean,
    signal?: AbortSignal,
  ): Promise<PhotoKeeping> {
    const { db } = this.#tools;
    await this.#transactor.write(async (directory) => {
      const stored = await db.thumbnails.count();
      const removes = removeStored && stored > 0;
      const value = keep ? 0 : 1;
      const isSame = directory.keepNoPhotos === value && !removes;
      return {
        changes: removes ? ["persons"] : [],
        audit: isSame
          ? []
          : [
              {
                action: keep ? AuditAction.PHOTOS_KEEP : AuditAction.PHOTOS_DISCARD,
                details: removes ? { removed: stored } : {},
              },
            ],
        write: async () => {
          await db.meta.put({ name: "keepNoPhotos", value });
          if (removes) await db.thumbnails.clear();
        },
        apply: () => {
          directory.keepNoPhotos = value;
        },
      };
    }, signal);
    return this.photos();
  }
}
