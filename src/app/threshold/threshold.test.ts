import { describe, expect, it } from "vitest";
import { DEFAULT_MIN_SCORE } from "../../sdk/index.ts";
import { thresholdFrom } from "./threshold.ts";

describe("thresholdFrom", () => {
  it("takes what can be chosen", () => {
    for (const score of [0.5, 0.84, 0.99]) expect(thresholdFrom(`${score}`)).toBe(score);
    expect(thresholdFrom("auto")).toBe("auto");
  });

  it("is the standard one for anything else", () => {
    const others = [
      null,
      "",
      " ",
      "0",
      "1",
      "0.49",
      "-0.9",
      "NaN",
      "Infinity",
      "0.9x",
      "AUTO",
      "{}",
    ];
    for (const stored of others) expect(thresholdFrom(stored), `${stored}`).toBe(DEFAULT_MIN_SCORE);
  });
});
