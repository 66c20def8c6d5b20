import type { VaultProgress } from "../../contract/vault.ts";
import type { Database, SealedRow } from "../schema.ts";
import type { Bytes, Place } from "../seal.ts";

/** Rows in work at once: 16 MB of templates, or 1 MB of thumbnails. */
const ROWS_AT_ONCE = 128;
const UNSEALED = new Set(["links", "unlinks", "staged", "vault", "meta"]);

/** A payload as it shall lie from now on; the very same bytes where it does already. */
export type Turn = (bytes: Bytes, place: Place) => Bytes | Promise<Bytes>;

/**
 * Turns every sealed payload of the database, some rows at a time. It can be broken off at any moment and
 * done again. Nobody else may write meanwhile.
 */
export async function reseal(
  db: Database,
  turn: Turn,
  onProgress: (progress: VaultProgress) => void,
): Promise<void> {
  // What is left of a restore that broke off belongs nowhere.
  await db.staged.clear();
  const tables = db.tables.filter(({ name }) => !UNSEALED.has(name));
  const counts = await Promise.all(tables.map((table) => table.count()));
  const total = counts.reduce((sum, count) => sum + count, 0);
  let done = 0;
  for (const table of tables) {
    let after = -Infinity;
    for (;;) {
      const rows: SealedRow[] = await table.where(":id").above(after).limit(ROWS_AT_ONCE).toArray();
      const last = rows.at(-1);
      if (!last) break;
      const turned = await Promise.all(
        rows.map(async (row): Promise<SealedRow[]> => {
          const sealed = await turn(row.sealed, `${table.name}/${row.key}`);
          return sealed === row.sealed ? [] : [{ ...row, sealed }];
        }),
      );
      await table.bulkPut(turned.flat());
      after = last.key;
      done += rows.length;
      onProgress({ done, total });
    }
  }
}
