import { FaceSdkError } from "../contract/errors.ts";
import {
  decodeBlock,
  emptyBlock,
  encodeBlock,
  slotsOf,
  withoutSlots,
  withSlot,
  type Block,
  type Slot,
} from "./block.ts";
import type { BlockInfo, Directory } from "./directory.ts";
import { damaged } from "./errors.ts";
import type { StoredTemplate } from "./faces.ts";
import type { Database, TemplateRow } from "./schema.ts";
import type { Seal } from "./seal.ts";

/**
 * 128 templates of 512 entries are 130 KB: few enough that enrolling one person, which writes a
 * block anew, stays cheap; enough that 100,000 templates are read in well under a second.
 */
export const BLOCK_CAPACITY = 128;

interface Edited extends Omit<BlockInfo, "count"> {
  block: Block;
}

/** The last two steps of a write, as in `Plan`. */
export interface DraftWrite {
  write(): Promise<void>;
  apply(): void;
}

/** Works out, before the transaction, what a write does to the blocks of templates. */
export class TemplateDraft {
  readonly #db: Database;
  readonly #seal: Seal;
  readonly #directory: Directory;
  readonly #newKey: () => number;
  readonly #edited = new Map<number, Edited>();

  constructor(db: Database, seal: Seal, directory: Directory, newKey: () => number) {
    this.#db = db;
    this.#seal = seal;
    this.#directory = directory;
    this.#newKey = newKey;
  }

  /** The templates of these thumbnails in these blocks; they stay where they are. */
  async read(
    blockKeys: ReadonlySet<number>,
    thumbnailKeys: ReadonlySet<number>,
  ): Promise<StoredTemplate[]> {
    const found: StoredTemplate[] = [];
    for (const key of blockKeys) {
      if (!this.#directory.blocks.has(key)) continue;
      const { block, modelId, pipeline } = await this.#edit(key);
      const slots = slotsOf(block).filter((slot) => thumbnailKeys.has(slot.thumbnailKey));
      found.push(...slots.map((slot) => ({ ...slot, modelId, pipeline })));
    }
    return found;
  }

  /**
   * Takes the templates of these thumbnails out of these blocks. A block that went with its model
   * (models.ts) may still be named in a person's record.
   */
  async remove(blockKeys: ReadonlySet<number>, thumbnailKeys: ReadonlySet<number>): Promise<void> {
    for (const key of blockKeys) {
      if (!this.#directory.blocks.has(key)) continue;
      const edited = await this.#edit(key);
      edited.block = withoutSlots(edited.block, thumbnailKeys);
    }
  }

  /** Puts a template into a block of its kind with room, or a new one. Resolves to its key. */
  async add(slot: Slot, modelId: string, pipeline: number): Promise<number> {
    const edited = await this.#blockWithRoom(modelId, pipeline, slot.template.codes.length);
    if (edited.block.dimension !== slot.template.codes.length) {
      const found = `${slot.template.codes.length} numbers instead of ${edited.block.dimension}`;
      throw new FaceSdkError("INVALID_ARGUMENT", `A template of ${modelId} has ${found}.`);
    }
    edited.block = withSlot(edited.block, slot);
    return edited.key;
  }

  /** Keys of the edited blocks in which the person has a template. */
  blocksOf(personKey: number): number[] {
    return [...this.#edited.values()]
      .filter(({ block }) => block.personKeys.includes(personKey))
      .map(({ key }) => key);
  }

  /** Seals the edited blocks. Those that have become empty will be deleted. */
  async finish(): Promise<DraftWrite> {
    const rows: TemplateRow[] = [];
    const emptied: number[] = [];
    for (const { key, modelId, pipeline, block } of this.#edited.values()) {
      // A delete may touch blocks by the hundred: no need to hold them twice.
      this.#edited.delete(key);
      const count = block.personKeys.length;
      if (count === 0) {
        emptied.push(key);
      } else {
        const sealed = await this.#seal.seal(encodeBlock(block), `templates/${key}`);
        rows.push({ key, modelId, pipeline, count, sealed });
      }
    }
    return {
      write: async () => {
        await this.#db.templates.bulkPut(rows);
        await this.#db.templates.bulkDelete(emptied);
      },
      apply: () => {
        const { blocks } = this.#directory;
        for (const { sealed: _, ...info } of rows) blocks.set(info.key, info);
        for (const key of emptied) blocks.delete(key);
      },
    };
  }

  async #blockWithRoom(modelId: string, pipeline: number, dimension: number): Promise<Edited> {
    const fits = (block: Pick<BlockInfo, "modelId" | "pipeline">, count: number) =>
      block.modelId === modelId && block.pipeline === pipeline && count < BLOCK_CAPACITY;
    for (const edited of this.#edited.values()) {
      if (fits(edited, edited.block.personKeys.length)) return edited;
    }
    for (const info of this.#directory.blocks.values()) {
      if (!this.#edited.has(info.key) && fits(info, info.count)) return this.#edit(info.key);
    }
    const fresh = { key: this.#newKey(), modelId, pipeline, block: emptyBlock(dimension) };
    this.#edited.set(fresh.key, fresh);
    return fresh;
  }

  async #edit(key: number): Promise<Edited> {
    const present = this.#edited.get(key);
    if (present) return present;
    const row = await this.#db.templates.get(key);
    if (!row) throw damaged("a block of templates is missing");
    const { modelId, pipeline } = row;
    const block = decodeBlock(await this.#seal.open(row.sealed, `templates/${key}`));
    const edited = { key, modelId, pipeline, block };
    this.#edited.set(key, edited);
    return edited;
  }
}
