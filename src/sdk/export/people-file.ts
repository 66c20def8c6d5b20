import type { Person } from "../person.ts";
import { personToJSON } from "../wire/index.ts";
import type { Output } from "./output.ts";
import { headOfTable, rowOfTable } from "./table.ts";

/** A file that people are written to, one after the other. */
export interface PeopleFile {
  readonly type: string;
  /** Adds a person; how many photos are in it. Rejects with NOT_FOUND where they are gone. */
  add(person: Person): Promise<number>;
  /** Writes what comes behind the last person. */
  end(): Promise<void>;
}

/** The facts of each as a row. */
export async function csvFile(output: Output): Promise<PeopleFile> {
  await output.write(headOfTable({ withFiles: false }));
  return {
    type: "text/csv;charset=utf-8",
    async add(person) {
      await output.write(rowOfTable(await personToJSON(person)));
      return 0;
    },
    end: () => Promise.resolve(),
  };
}

/** A list of persons in the original's JSON; the count, which is known last, comes behind them. */
export async function jsonFile(output: Output, images: boolean): Promise<PeopleFile> {
  await output.write('{"persons":[');
  let count = 0;
  return {
    type: "application/json",
    async add(person) {
      const json = JSON.stringify(await personToJSON(person, { images }));
      await output.write((count === 0 ? "" : ",") + json);
      count += 1;
      return images ? person.thumbnails.length : 0;
    },
    end: () => output.write(`],"count":${count}}\n`),
  };
}
