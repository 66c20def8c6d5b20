import { expect, it } from "vitest";
import { Burst } from "./burst.ts";

const setUp = () => {
  const released: string[] = [];
  return { released, burst: new Burst<string>((picture) => released.push(picture)) };
};

it("answers the best of five in a row, and lets go of the others", () => {
  const { burst, released } = setUp();
  expect(burst.add("a", 60, true)).toBeNull();
  expect(burst.add("b", 80, true)).toBeNull();
  expect(burst.add("c", 80, true)).toBeNull();
  expect(burst.share).toBeCloseTo(0.6);
  expect(burst.add("d", 70, true)).toBeNull();
  expect(burst.add("e", 10, true)).toBe("b");
  expect(released).toEqual(["a", "c", "d", "e"]);
  expect(burst.share).toBe(0);
});

it("begins anew after a bad one", () => {
  const { burst, released } = setUp();
  for (const picture of "abcd") burst.add(picture, 50, true);
  burst.clear();
  expect(released.sort()).toEqual(["a", "b", "c", "d"]);
  for (const picture of "efgh") expect(burst.add(picture, 50, true)).toBeNull();
  expect(burst.add("i", 90, true)).toBe("i");
});

it("waits a while for a face that is still being looked up", () => {
  const { burst } = setUp();
  for (let i = 0; i < 14; i++) expect(burst.add(`${i}`, i, false)).toBeNull();
  expect(burst.share).toBe(1);
  expect(burst.add("14", 0, false)).toBe("13");
});

it("fires as soon as the face is settled", () => {
  const { burst } = setUp();
  for (let i = 0; i < 7; i++) expect(burst.add(`${i}`, i, false)).toBeNull();
  expect(burst.add("7", 0, true)).toBe("6");
});
