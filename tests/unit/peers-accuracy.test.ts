import { expect, test } from "vitest";
import { accuracyOfTwoFolds } from "../peers/accuracy.mjs";

const pair = (fold: number, same: boolean) => ({ fold, same });

test("each fold is judged at the threshold of the other one", () => {
  const pairs = [pair(1, true), pair(1, false), pair(2, true), pair(2, false)];
  expect(accuracyOfTwoFolds(pairs, [0.9, 0.1, 0.8, 0.2])).toBe(0.75);
  expect(accuracyOfTwoFolds(pairs, [0.8, 0.1, 0.8, 0.2])).toBe(1);
});

test("a face that was not found counts as told apart", () => {
  const pairs = [pair(1, true), pair(1, false), pair(2, true), pair(2, false)];
  expect(accuracyOfTwoFolds(pairs, [0.8, null, 0.8, null])).toBe(1);
  expect(accuracyOfTwoFolds(pairs, [null, 0.1, 0.8, 0.2])).toBe(0.5);
});
