import Papa from "papaparse";
import type { Random } from "./random.ts";

/** @file Tables and JSON that are well formed, and say what nobody would. */

/** What a cell or a string may be. */
const ODD = [
  "",
  " ",
  "\0",
  "\uFEFF",
  "\u202Egpj.exe",
  "<img src=x onerror=alert(1)>",
  '=HYPERLINK("http://x")',
  "'; DROP TABLE persons; --",
  "../../etc/passwd",
  "__proto__",
  "constructor",
  "1990-02-30",
  "9999-12-31",
  "𝕏".repeat(200),
  "x".repeat(100_000),
  "|".repeat(1000),
  "\\|\\|",
  "con.jpg",
  "NaN",
  "\ud800",
];

export function oddTable(csv: string, random: Random): { text: string; how: string } {
  const rows = Papa.parse<string[]>(csv.replace("\uFEFF", ""), { skipEmptyLines: true }).data;
  const row = () => random.pick(rows);
  const column = random.int(rows[0]?.length ?? 1);
  const put = (cells: string[], cell: string) => {
    cells[random.int(cells.length)] = cell;
  };
  const ways: Record<string, () => void> = {
    "odd cell": () => put(row(), random.pick(ODD)),
    "odd heading": () => put(rows[0] ?? [], random.pick(ODD)),
    "column lost": () => rows.forEach((cells) => cells.splice(column, 1)),
    "column twice": () => rows.forEach((cells) => cells.push(cells[column] ?? "")),
    "row twice": () => void rows.push([...row()]),
    "row shorter": () => void row().splice(random.int(9)),
    "row longer": () => void row().push(...Array<string>(50).fill("x")),
    "cells swapped": () => void row().reverse(),
    "many rows": () => {
      for (let nth = 0; nth < 3000; nth++) rows.push([...row()]);
    },
    "rows mixed": () => void rows.sort(() => random.next() - 0.5),
    "no rows": () => void rows.splice(random.int(2)),
  };
  const how = random.pick(Object.keys(ways));
  ways[how]?.();
  const text = Papa.unparse(rows, {
    delimiter: random.pick([",", ";", "\t"]),
    quotes: random.chance(0.3),
    newline: random.pick(["\r\n", "\n", "\r"]),
  });
  return { text: (random.chance(0.5) ? "\uFEFF" : "") + text, how };
}

interface JsonObject {
  [key: string]: Json;
}
type Json = null | boolean | number | string | Json[] | JsonObject;
type Slot = { holder: Json[]; key: number } | { holder: JsonObject; key: string };

function* slots(json: Json): Generator<Slot> {
  if (Array.isArray(json)) {
    for (const [key, value] of json.entries()) {
      yield { holder: json, key };
      yield* slots(value);
    }
  } else if (json && typeof json === "object") {
    for (const [key, value] of Object.entries(json)) {
      yield { holder: json, key };
      yield* slots(value);
    }
  }
}

const valueOf = ({ holder, key }: Slot): Json => (holder as Record<string, Json>)[key] ?? null;
const put = ({ holder, key }: Slot, value: Json) => {
  (holder as Record<string, Json>)[key] = value;
};

export function oddJson(text: string, random: Random): { text: string; how: string } {
  const json = JSON.parse(text) as Json;
  const all = [...slots(json)];
  const slot = () => random.pick(all);
  const values: Json[] = [null, true, -1, 1e308, 0.5, [], {}, [[]], "", ...ODD];
  const ways: Record<string, () => string> = {
    "odd value": () => (put(slot(), random.pick(values)), JSON.stringify(json)),
    "odd values": () => {
      for (let count = 0; count < 5; count++) put(slot(), random.pick(values));
      return JSON.stringify(json);
    },
    "value elsewhere": () => (put(slot(), structuredClone(valueOf(slot()))), JSON.stringify(json)),
    "key lost": () => {
      const { holder, key } = slot();
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else Reflect.deleteProperty(holder, key);
      return JSON.stringify(json);
    },
    "odd key": () => {
      const { holder } = slot();
      if (Array.isArray(holder)) return JSON.stringify([json]);
      // As a text: in an object's literal it would mean its prototype.
      return JSON.stringify(json).replace('"id"', JSON.stringify(random.pick(ODD.slice(4, 12))));
    },
    "one person alone": () => JSON.stringify(valueOf(all.find(({ key }) => key === 0) ?? slot())),
    "the list alone": () =>
      JSON.stringify(valueOf(all.find(({ key }) => key === "persons") ?? slot())),
    deep: () => JSON.stringify(json).replace("null", "[".repeat(50_000) + "]".repeat(50_000)),
    "list that holds itself": () => `{"persons":${`[`.repeat(1 + random.int(9))}${text}`,
    "many persons": () => {
      const persons = (json as { persons: Json[] }).persons;
      const [first] = persons;
      for (let id = 0; id < 3000; id++)
        persons.push({ ...(first as object), id: `${id}`, images: [] });
      return JSON.stringify(json);
    },
  };
  const how = random.pick(Object.keys(ways));
  return { text: ways[how]?.() ?? text, how };
}
