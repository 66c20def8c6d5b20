import type { Person } from "../person.ts";
import { personToJSON } from "../wire/index.ts";
import type { Output } from "./output.ts";
import { headOfTable, rowOfTable } from "./table.ts";

/** A file that people are written to, one after the other. */
export interface PeopleFile {
  readonly type: string;
  /**
   * Reads what is to be written of a person; what it gives writes it, and says how many photos that
   * were. Several may be read at once, but only one written. Rejects with NOT_FOUND where they are gone.
   */
  read(person: Person): Promise<() => Promise<number>>;
  /** Writes what comes behind the last person. */
  end(): Promise<void>;
}

/** The facts of each as a row. */
export async function csvFile(output: Output): Promise<PeopleFile> {
  await output.write(headOfTable({ withFiles: false }));
  return {
    type: "text/csv;charset=utf-8",
    async read(person) {
      const row = rowOfTable(await personToJSON(person));
      return async () => {
        await output.write(row);
        return 0;
      };
    },
    end: () => Promise.resolve(),
  };
}

/** A list of persons in the original's JSON; the count, which is known last, comes behind them. */
export async function jsonFile(output: Output, images: boolean | "photos"): Promise<PeopleFile> {
  await output.write('{"persons":[');
  let count = 0;
  return {
    type: "application/json",
    async read(person) {
      const json = await personToJSON(person, { images });
      return async () => {
        await output.write((count === 0 ? "" : ",") + JSON.stringify(json));
        count += 1;
        return json.images?.length ?? 0;
      };
    },
    end: () => output.write(`],"count":${count}}\n`),
  };
}
