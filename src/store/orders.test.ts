import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PersonRecord } from "./codec.ts";
import { comparison } from "./order.ts";
import type { Searched } from "./haystack.ts";
import { Orders } from "./orders.ts";

type Entry = PersonRecord & Searched;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const person = (nth: number, name = `Name ${(nth * 7919) % 10_007}`): Entry => ({
  ...{ id: `p${nth}`, name, gender: null, dateOfBirth: null, nationality: null, notes: null },
  ...{ createDate: "2026", modifiedDate: "2026", thumbnails: [], templateBlocks: [] },
  searchText: name,
});

test("an order is sorted in several tasks and takes in what was written meanwhile", () => {
  const people = new Map(Array.from({ length: 5000 }, (_, nth) => [nth, person(nth)]));
  const orders = new Orders<Entry>();
  const ask = () => orders.get("name", people.values())?.toArray("ASC");
  const write = (nth: number, after: Entry | undefined) => {
    orders.replace(people.get(nth), after);
    if (after) people.set(nth, after);
    else people.delete(nth);
  };
  expect(ask()).toBeUndefined();
  let tasks = 0;
  for (; !ask(); tasks++) {
    write(tasks, undefined);
    write(100 + tasks, person(100 + tasks, "Ána"));
    write(9000 + tasks, person(9000 + tasks));
    vi.advanceTimersToNextTimer();
  }
  expect(tasks).toBeGreaterThan(5);
  const sorted = () => [...people.values()].sort(comparison("name", "ASC"));
  expect(ask()).toEqual(sorted());
  write(4000, person(4000, "Zoë"));
  expect(ask()).toEqual(sorted());
  // One more task makes it ready to be searched.
  vi.advanceTimersToNextTimer();
  expect(vi.getTimerCount()).toBe(0);
});
