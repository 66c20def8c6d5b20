import { damaged } from "../errors.ts";
import type { Database, SealedRow } from "../schema.ts";
import type { Bytes, Seal } from "../seal.ts";

/** Rows are written when so many bytes are waiting. */
const BATCH_BYTES = 4_000_000;
/** So many rows are moved at a time. */
const ROWS_AT_ONCE = 256;

/**
 * Rows of a restore, sealed and on the disk in a table that nothing reads, until one transaction puts
 * them where they belong. What a broken-off restore leaves is thrown away by the next start.
 */
export class Staging {
  readonly #db: Database;
  readonly #seal: Seal;
  #waiting: { table: string; row: object }[] = [];
  #waitingBytes = 0;
  #staged = 0;

  private constructor(db: Database, seal: Seal) {
    this.#db = db;
    this.#seal = seal;
  }

  static async start(db: Database, seal: Seal): Promise<Staging> {
    await db.staged.clear();
    return new Staging(db, seal);
  }

  async put(table: string, columns: { key: number }, payload: Bytes): Promise<void> {
    const sealed = await this.#seal.seal(payload, `${table}/${columns.key}`);
    await this.putOpen(table, { ...columns, sealed } satisfies SealedRow, sealed.length);
  }

  /** A row that has nothing to seal. */
  async putOpen(table: string, row: object, bytes = 100): Promise<void> {
    this.#waiting.push({ table, row });
    this.#waitingBytes += bytes;
    if (this.#waitingBytes >= BATCH_BYTES) await this.flush();
  }

  /** Writes what is waiting. */
  async flush(): Promise<void> {
    await this.#db.staged.bulkAdd(this.#waiting);
    this.#staged += this.#waiting.length;
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  /** Inside a transaction: moves all rows to their tables. */
  async unpack(): Promise<void> {
    const { staged } = this.#db;
    if ((await staged.count()) !== this.#staged) throw damaged("a restore's rows are missing");
    for (let after = -Infinity; ;) {
      const some = await staged.where(":id").above(after).limit(ROWS_AT_ONCE).toArray();
      const last = some.at(-1)?.id;
      if (last === undefined) break;
      after = last;
      for (const table of new Set(some.map((one) => one.table))) {
        const rows = some.filter((one) => one.table === table).map(({ row }) => row);
        await this.#db.table(table).bulkPut(rows);
      }
    }
    await staged.clear();
  }
}
