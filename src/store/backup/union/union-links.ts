import type { Directory } from "../../directory.ts";
import type { Database, LinkRow } from "../../schema.ts";
import { newest, type Element } from "./elements.ts";
import type { KeyMap } from "./key-map.ts";

type Pair = [collectionKey: number, personKey: number];
type Keyed = Element & { readonly pair: Pair };

export interface LinkSides {
  links: readonly LinkRow[];
  unlinks: readonly LinkRow[];
}

/** Who is in which collection after a merge: rows to put and to delete, under the keys of here. */
export function unionOfLinks(
  here: LinkSides & { directory: Directory },
  there: LinkSides & { directory: Directory },
  keys: KeyMap,
  createDateOf: (personKey: number) => string | undefined,
) {
  const said = new Map<string, Keyed>();
  const take = (
    { links, unlinks, directory }: typeof here,
    keyed: (row: LinkRow) => Pair | null,
  ) => {
    for (const [rows, isOn] of [
      [links, true],
      [unlinks, false],
    ] as const) {
      for (const row of rows) {
        const pair = keyed(row);
        // Links from before version 6 have no date.
        const date = row.date ?? directory.persons.get(row.personKey)?.createDate ?? "";
        const element = pair && { isOn, date, pair };
        if (!element) continue;
        const found = newest(said.get(pair.join("/")), element);
        if (found) said.set(pair.join("/"), found);
      }
    }
  };
  take(here, ({ collectionKey, personKey }) => [collectionKey, personKey]);
  take(there, ({ collectionKey, personKey }) => {
    const pair = [keys.collection(collectionKey), keys.person(personKey)] as const;
    return pair[0] === undefined || pair[1] === undefined ? null : [pair[0], pair[1]];
  });
  const rows = { links: [] as LinkRow[], unlinks: [] as Required<LinkRow>[], gone: [] as Pair[] };
  for (const { isOn, date, pair } of said.values()) {
    const [collectionKey, personKey] = pair;
    const createDate = createDateOf(personKey);
    const row = { collectionKey, personKey, date };
    // What is older than its person was said of somebody else, who had the id before.
    const isVoid =
      createDate === undefined || !keys.hasCollection(collectionKey) || date < createDate;
    if (isVoid) rows.gone.push(pair);
    else if (isOn) rows.links.push(row);
    else rows.unlinks.push(row);
  }
  return {
    /** Inside a transaction. */
    write: async (db: Database) => {
      await db.links.clear();
      await db.unlinks.clear();
      await db.links.bulkPut(rows.links);
      await db.unlinks.bulkPut(rows.unlinks);
    },
  };
}
