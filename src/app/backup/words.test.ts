import { describe, expect, it } from "vitest";
import { isDue, strengthOf } from "./words.ts";

const now = Date.parse("2026-11-28T12:00:00Z");
const status = { lastDate: "2026-11-27T12:00:00Z", changes: 5, persons: 3, remindAfter: null };

describe("a reminder of a backup", () => {
  it("comes after a week or a hundred changes, unless it was put off", () => {
    expect(isDue(status, now)).toBe(false);
    expect(isDue({ ...status, lastDate: "2026-11-20T12:00:00Z" }, now)).toBe(true);
    expect(isDue({ ...status, changes: 100 }, now)).toBe(true);
    expect(isDue({ ...status, lastDate: null, changes: 99 }, now)).toBe(false);
    expect(isDue({ ...status, lastDate: null, changes: 100 }, now)).toBe(true);
    expect(isDue({ ...status, changes: 100, remindAfter: "2026-11-29T12:00:00Z" }, now)).toBe(
      false,
    );
    expect(isDue({ ...status, changes: 100, remindAfter: "2026-11-28T11:00:00Z" }, now)).toBe(true);
  });

  it("never comes where there is nothing to lose", () => {
    const long = { ...status, lastDate: "2026-01-01T12:00:00Z" };
    expect(isDue({ ...long, changes: 0 }, now)).toBe(false);
    expect(isDue({ ...long, persons: 0 }, now)).toBe(false);
  });
});

describe("a passphrase", () => {
  it("is good by its length, not by its signs", () => {
    expect(strengthOf("P4$$w0rd!")).toBe("short");
    expect(strengthOf("aaaaaaaaaaaaaaaaaaaaaaaa")).toBe("short");
    expect(strengthOf("correct horse")).toBe("fair");
    expect(strengthOf("correct horse battery staple")).toBe("good");
  });
});
