import type { MergeData } from "../contract/records.ts";
import { decodeMerge } from "./merge-codec.ts";
import { planMerge } from "./merge-writes.ts";
import type { PersonWrite, WriteTools } from "./person-writes.ts";
import type { Transactor } from "./transactor.ts";
import { obstacleTo, planUnmerge, type UnmergeWrite } from "./unmerge-writes.ts";

/** Two records of one person made one, and made two again. */
export class MergeStore {
  readonly #transactor: Transactor;
  readonly #tools: WriteTools;

  constructor(transactor: Transactor, tools: WriteTools) {
    this.#transactor = transactor;
    this.#tools = tools;
  }

  /**
   * `mergedId` goes into `keepId`, who keeps name and dates, gets the facts that were empty, all
   * collections and marks of `differences`, and of all photos at most three (`photosAfter`).
   * Rejects with NOT_FOUND, and INVALID_ARGUMENT where both are one.
   */
  merge(keepId: string, mergedId: string): Promise<PersonWrite> {
    return this.#transactor.write(planMerge(this.#tools, keepId, mergedId));
  }

  /**
   * Takes the person who was merged last out again. Both are as they were, but for facts, collections
   * and marks that were changed since, which stay.
   * Rejects with NOT_FOUND (person, or no merge), CONFLICT (photos changed, or the id is taken).
   */
  unmerge(keptId: string): Promise<UnmergeWrite> {
    return this.#transactor.write(planUnmerge(this.#tools, keptId));
  }

  /** Who was merged into a person, latest first. Rejects with NOT_FOUND. */
  async of(keptId: string): Promise<MergeData[]> {
    const { db, seal } = this.#tools;
    return this.#transactor.read(async () => {
      const { directory } = this.#transactor;
      const kept = directory.person(keptId);
      const rows = await db.merges.where("keptKey").equals(kept.key).sortBy("key");
      const records = await Promise.all(
        rows
          .reverse()
          .map(async ({ key, sealed }) => decodeMerge(await seal.open(sealed, `merges/${key}`))),
      );
      return records.map((record, index) => ({
        id: record.id,
        date: record.date,
        person: { id: record.merged.id, name: record.merged.name },
        canUndo: index === 0 && obstacleTo(directory, kept, record) === null,
      }));
    });
  }
}
