import { describe, expect, it } from "vitest";
import { Rate } from "../../src/sdk/import/rate.ts";
import { reportToCsv } from "../../src/sdk/import/report.ts";
import { judgeZipEntry } from "../../src/sdk/import/source-zip.ts";
import { stableId } from "../../src/sdk/import/stable-id.ts";

describe("Rate", () => {
  it("goes by the last twenty seconds", () => {
    const rate = new Rate(1000);
    expect(rate.secondsLeft(5)).toBeNull();
    for (let second = 1; second <= 10; second++) rate.mark(second * 4, 1000 + second * 1000);
    expect(rate.perSecond).toBeCloseTo(4);
    expect(rate.secondsLeft(40)).toBeCloseTo(10);
    for (let second = 11; second <= 60; second++) rate.mark(30 + second, 1000 + second * 1000);
    expect(rate.perSecond).toBeCloseTo(1);
    expect(rate.secondsLeft(0)).toBe(0);
  });
});

describe("stableId", () => {
  const [a, b] = [new Blob(["a"]), new Blob(["b"])];

  it("is a UUID that only the key and the contents decide", async () => {
    const id = await stableId("Ada", [a, b]);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await stableId("Ada", [b, a])).toBe(id);
    expect(await stableId("Bob", [a, b])).not.toBe(id);
    expect(await stableId("Ada", [a])).not.toBe(id);
    expect(await stableId("Ada", [a, new Blob(["c"])])).not.toBe(id);
  });
});

describe("reportToCsv", () => {
  it("lets no cell act as a formula", () => {
    const cells = ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "plain", 'a "quoted", one'];
    const csv = reportToCsv({
      refused: cells.map((file) => ({
        file,
        person: "=cmd|' /C calc'!A0",
        code: "NO_FACE",
        why: null,
        row: null,
        reason: "None",
        advice: "Another",
      })),
    });
    expect(csv.startsWith("file,person,code,reason,advice\r\n")).toBe(true);
    for (const cell of ["'=1+1,", "'+1,", "'-1,", "'@x,", "'\tx,", "'\rx", "plain,"]) {
      expect(csv).toContain(cell);
    }
    expect(csv).toContain('"a ""quoted"", one"');
    expect(csv).not.toMatch(/(^|,|")=/m);
  });
});

describe("judgeZipEntry", () => {
  const judge = (changes: object) =>
    judgeZipEntry({
      filename: "a/b.jpg",
      encrypted: false,
      compressedSize: 1000,
      uncompressedSize: 1100,
      ...changes,
    })?.reason;

  it("refuses path tricks, bombs, passwords and nested ZIPs", () => {
    expect(judge({})).toBeUndefined();
    expect(judge({ filename: "a..b/c...jpg" })).toBeUndefined();
    for (const filename of [
      "../a.jpg",
      "a/../../b.jpg",
      "/a.jpg",
      "\\\\host\\a.jpg",
      "C:\\a.jpg",
    ]) {
      expect(judge({ filename }), filename).toMatch(/outside/);
    }
    expect(judge({ filename: "more.ZIP" })).toMatch(/within a ZIP/);
    expect(judge({ encrypted: true })).toMatch(/password/);
    expect(judge({ uncompressedSize: 100_000_001, compressedSize: 9e7 })).toMatch(/100 MB/);
    expect(judge({ uncompressedSize: 200_001 })).toMatch(/200 times/);
    expect(judge({ uncompressedSize: 1, compressedSize: 0 })).toMatch(/200 times/);
  });
});
