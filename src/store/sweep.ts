import type { Database } from "./schema.ts";

/**
 * @file What is deleted from IndexedDB is not found any more, but its bytes stay in the browser's files until it tidies
 * up, which may take weeks. Chromium's files (LevelDB's) are sorted by key and merged from level to level as they fill,
 * and what was deleted falls out then. So the tables of people are written anew, and behind them enough of nothing that
 * the files are filled and merged. Tried with stores from 1 to 60 MB: no byte of what was deleted was left; of
 * 120 MB some was.
 */

/** More than this much in memory at once is too much for a tablet: about 60 MB. */
const MOST_PHOTOS = 10_000;

/** All that holds anything of people, but the log, of which nothing is ever deleted. */
const TABLES = [
  ...(["personBlocks", "thumbnails", "templates", "collections", "links", "unlinks"] as const),
  ...(["merges", "differences", "rollCalls", "tombstones"] as const),
] satisfies (keyof Database)[];

/** LevelDB merges when four files of 4 MB, which is what it holds in memory, lie at its first level; with 20 MB one of six tries left some. */
const FILLER_MB = 48;
const [ROW_BYTES, ROWS_AT_ONCE] = [32_768, 32];

/** In the caller's transaction, where the tables are small enough; says whether. */
export async function rewriteTables(db: Database): Promise<boolean> {
  if ((await db.thumbnails.count()) > MOST_PHOTOS) return false;
  for (const name of TABLES) {
    const table = db.table<object>(name);
    const rows = await table.toArray();
    await table.clear();
    await table.bulkAdd(rows);
  }
  return true;
}

/** Needs the writer's lock. What is left of it where it breaks off goes at the next start. */
export async function fillFiles(db: Database): Promise<void> {
  try {
    for (let written = 0; written < FILLER_MB * 1e6; written += ROW_BYTES * ROWS_AT_ONCE) {
      await db.staged.bulkAdd(
        Array.from({ length: ROWS_AT_ONCE }, () => ({
          table: "",
          // What can be compressed would not fill them.
          row: crypto.getRandomValues(new Uint8Array(ROW_BYTES)),
        })),
      );
    }
  } finally {
    await db.staged.clear();
  }
}
