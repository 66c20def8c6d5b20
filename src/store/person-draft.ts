import type { PersonRecord } from "./codec.ts";
import type { Directory } from "./directory.ts";
import { encodePersonBlock, PERSONS_PER_BLOCK, type KeyedPerson } from "./person-blocks.ts";
import type { SealedRow } from "./schema.ts";
import type { WriteTools } from "./person-writes.ts";
import type { DraftWrite } from "./template-draft.ts";

/** Works out, before the transaction, what a write does to the blocks of persons. */
export class PersonDraft {
  readonly #tools: Pick<WriteTools, "db" | "seal">;
  readonly #directory: Directory;
  readonly #newKey: () => number;
  /** The blocks that change, with all who are in them afterwards. */
  readonly #edited = new Map<number, Map<number, PersonRecord>>();

  constructor(tools: Pick<WriteTools, "db" | "seal">, directory: Directory, newKey: () => number) {
    this.#tools = tools;
    this.#directory = directory;
    this.#newKey = newKey;
  }

  /** Writes a person anew, or adds one to a block with room. */
  put(key: number, record: PersonRecord): void {
    const block = this.#directory.personBlocks.of(key);
    const edited = block === undefined ? this.#withRoom() : this.#edit(block);
    edited.set(key, record);
  }

  remove(keys: readonly number[]): void {
    for (const key of keys) {
      const block = this.#directory.personBlocks.of(key);
      if (block !== undefined) this.#edit(block).delete(key);
    }
  }

  /** Seals the edited blocks. Those that have become empty will be deleted. */
  async finish(): Promise<DraftWrite> {
    const { db, seal } = this.#tools;
    const rows: SealedRow[] = [];
    const emptied: number[] = [];
    for (const [key, persons] of this.#edited) {
      if (persons.size === 0) emptied.push(key);
      else
        rows.push({
          key,
          sealed: await seal.seal(encodePersonBlock([...persons]), `personBlocks/${key}`),
        });
    }
    return {
      write: async () => {
        await db.personBlocks.bulkPut(rows);
        await db.personBlocks.bulkDelete(emptied);
      },
      apply: () => {
        for (const [key, persons] of this.#edited) {
          this.#directory.personBlocks.put(key, new Set(persons.keys()));
        }
      },
    };
  }

  #withRoom(): Map<number, PersonRecord> {
    for (const persons of this.#edited.values()) {
      if (persons.size < PERSONS_PER_BLOCK) return persons;
    }
    return this.#edit(this.#directory.personBlocks.withRoom(this.#edited) ?? this.#newKey());
  }

  #edit(block: number): Map<number, PersonRecord> {
    const present = this.#edited.get(block);
    if (present) return present;
    const { personBlocks, persons } = this.#directory;
    const members = [...personBlocks.members(block)].flatMap((key): KeyedPerson[] => {
      const record = persons.get(key);
      return record ? [[key, record]] : [];
    });
    const edited = new Map(members);
    this.#edited.set(block, edited);
    return edited;
  }
}
