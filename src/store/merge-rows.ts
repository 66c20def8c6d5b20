import type { Database } from "./schema.ts";

/** Keys of the rows of merges into these persons, and of whom those had taken in, all the way down. */
export async function mergesUnder(db: Database, personKeys: readonly number[]) {
  const rowKeys: number[] = [];
  const mergedKeys: number[] = [];
  for (let keys = personKeys; keys.length > 0;) {
    const rows = await db.merges.where("keptKey").anyOf(keys).toArray();
    keys = rows.map((row) => row.mergedKey);
    rowKeys.push(...rows.map((row) => row.key));
    mergedKeys.push(...keys);
  }
  return { rowKeys, mergedKeys };
}
