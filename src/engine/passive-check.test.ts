import { describe, expect, it } from "vitest";
import { PassiveCheck } from "./passive-check.ts";

const after = (...scores: number[]) => {
  const check = new PassiveCheck();
  for (const score of scores) check.add(score);
  return check;
};

describe("PassiveCheck", () => {
  it("decides nothing before three frames that agree", () => {
    expect(after().score).toBeNull();
    expect(after(0.9, 0.9).verdict).toBe("undecided");
    expect(after(0.9, 0.9, 0.9).verdict).toBe("live");
    expect(after(0.1, 0, 0.2).verdict).toBe("not_live");
    expect(after(0.9, 0.9, 0.1).verdict).toBe("undecided");
  });

  it("overlooks one odd frame of five, not two", () => {
    expect(after(0.9, 0.9, 0.1, 0.9, 0.9)).toMatchObject({ verdict: "live", score: 0.9 });
    expect(after(0.1, 0.9, 0.1, 0.1, 0.1).verdict).toBe("not_live");
    expect(after(0.9, 0.1, 0.1, 0.9, 0.9).verdict).toBe("undecided");
  });

  it("rests on the latest five", () => {
    const turned = after(0.9, 0.9, 0.9, 0.9, 0.9, 0, 0, 0, 0, 0.1);
    expect(turned).toMatchObject({ verdict: "not_live", score: 0, frames: 5 });
    expect(after(0.2, 0.6).score).toBeCloseTo(0.4, 12);
  });
});
