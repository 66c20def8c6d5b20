import type { Database } from "./schema.ts";

/** More than this much in memory at once is too much for a tablet: about 60 MB. */
const MOST_PHOTOS = 10_000;

/** All that holds anything of people, but the log, of which nothing is ever deleted. */
const TABLES = [
  ...(["personBlocks", "thumbnails", "templates", "collections", "links", "unlinks"] as const),
  ...(["merges", "differences", "rollCalls", "tombstones"] as const),
] satisfies (keyof Database)[];

/**
 * Writes every table of people anew, in the caller's transaction, where they are small enough; says whether.
 *
 * What is deleted from IndexedDB is not found any more, but its bytes stay in the browser's files until it tidies
 * up, which may take weeks. When a table is cleared, though, Chromium (LevelDB) compacts the files that hold its rows.
 * Tried with 60 MB: no byte of what was deleted was left; with 120 MB some was.
 */
export async function sweep(db: Database): Promise<boolean> {
  if ((await db.thumbnails.count()) > MOST_PHOTOS) return false;
  for (const name of TABLES) {
    const table = db.table<object>(name);
    const rows = await table.toArray();
    await table.clear();
    await table.bulkAdd(rows);
  }
  return true;
}
