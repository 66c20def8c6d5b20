import { decodeBlock, type Block } from "./block.ts";
import type { Transactor } from "./transactor.ts";

/** Rows read at once: enough to keep the disk busy, and little memory (8 MB). */
const READ_AT_ONCE = 64;

export class TemplateStore {
  readonly #transactor: Transactor;

  constructor(transactor: Transactor) {
    this.#transactor = transactor;
  }

  /** How many templates of a model and pipeline there are. */
  count(modelId: string, pipeline: number): number {
    let count = 0;
    for (const block of this.#transactor.directory.blocks.values()) {
      if (block.modelId === modelId && block.pipeline === pipeline) count += block.count;
    }
    return count;
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
        .map((block) => block.key)
        .sort((a, b) => a - b);
      // A range is one request to the database, where keys are one each. Blocks of another model
      // that lie in between are read for nothing, which only happens after a change of models.
      const read = async (at: number) => {
        const some = keys.slice(at, at + READ_AT_ONCE);
        const wanted = new Set(some);
        const [first, last = first] = [some[0], some.at(-1)];
        if (first === undefined) return [];
        const rows = await db.templates.where(":id").between(first, last, true, true).toArray();
        return rows.filter((row) => wanted.has(row.key));
      };
      let next = read(0);
      for (let at = 0; at < keys.length; at += READ_AT_ONCE) {
        const rows = await next;
        // The database reads on while these are taken in.
        next = read(at + READ_AT_ONCE);
        // Whoever stops over a damaged block must not leave a rejection behind that nobody hears.
        next.catch(() => undefined);
        const opened = await Promise.all(
          rows.map(({ key, sealed }) => seal.open(sealed, `templates/${key}`)),
        );
        for (const bytes of opened) visit(decodeBlock(bytes));
      }
    });
  }
}
