import { decodeBlock, type Block } from "./block.ts";
import type { Transactor } from "./transactor.ts";

/** Rows read at once: enough to keep the disk busy, and little memory (2 MB). */
const READ_AT_ONCE = 16;

export class TemplateStore {
  readonly #transactor: Transactor;

  constructor(transactor: Transactor) {
    this.#transactor = transactor;
  }

  /**
   * Shows `visit` every template of a model and pipeline, block by block, with no write in between;
   * the arrays are `visit`'s to keep. What is committed after this resolves has to be added by the
   * caller. Rejects with STORAGE_BLOCKED.
   */
  forEachBlock(modelId: string, pipeline: number, visit: (block: Block) => void): Promise<void> {
    const { db, seal } = this.#transactor;
    return this.#transactor.read(async () => {
      const keys = [...this.#transactor.directory.blocks.values()]
        .filter((block) => block.modelId === modelId && block.pipeline === pipeline)
        .map((block) => block.key);
      for (let at = 0; at < keys.length; at += READ_AT_ONCE) {
        const rows = await db.templates.bulkGet(keys.slice(at, at + READ_AT_ONCE));
        const opened = await Promise.all(rows.map((row) => row && seal.open(row.sealed)));
        for (const bytes of opened) if (bytes) visit(decodeBlock(bytes));
      }
    });
  }
}
