import { emptyBlock, encodeBlock, withSlot, type Block, type Slot } from "../../block.ts";
import { BLOCK_CAPACITY } from "../../template-draft.ts";
import type { Staging } from "../staging.ts";

/** Puts templates that come one by one into new blocks, of which only one is in memory. */
export class TemplatePacker {
  readonly #staging: Staging;
  readonly #model: { id: string; pipeline: number };
  readonly #newKey: () => number;
  readonly #blocksOf = new Map<number, Set<number>>();
  #block: Block | undefined;
  #key = 0;

  constructor(staging: Staging, model: { id: string; pipeline: number }, newKey: () => number) {
    this.#staging = staging;
    this.#model = model;
    this.#newKey = newKey;
  }

  async add(slot: Slot): Promise<void> {
    if (!this.#block) {
      this.#block = emptyBlock(slot.template.codes.length);
      this.#key = this.#newKey();
    }
    this.#block = withSlot(this.#block, slot);
    const blocks = this.#blocksOf.get(slot.personKey) ?? new Set();
    this.#blocksOf.set(slot.personKey, blocks.add(this.#key));
    if (this.#block.personKeys.length === BLOCK_CAPACITY) await this.flush();
  }

  async flush(): Promise<void> {
    if (!this.#block) return;
    const { id: modelId, pipeline } = this.#model;
    const columns = { key: this.#key, modelId, pipeline, count: this.#block.personKeys.length };
    await this.#staging.put("templates", columns, encodeBlock(this.#block));
    this.#block = undefined;
  }

  /** Keys of the new blocks in which a person has templates. */
  blocksOf(personKey: number): number[] {
    return [...(this.#blocksOf.get(personKey) ?? [])];
  }
}
