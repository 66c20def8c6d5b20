import { expect, test } from "vitest";
import type { Kernel } from "./kernel.ts";
import { BANK_CHUNKS, CHUNK_ROWS, Layout } from "./layout.ts";
import { ScanControl } from "./scan-control.ts";

const layout = new Layout(16);

/** Banks that note what is scanned in them: bank, chunk and rows. */
function noting(count: number, onScan: () => void = () => undefined) {
  const scanned: string[] = [];
  const banks = Array.from({ length: count }, (_, bank) => {
    const scan: Kernel["scan"] = (codes, _scales, rows, _stride, _probe, scale) => {
      onScan();
      const chunk = (codes - layout.bytesOf(0)) / (layout.bytesOf(1) - layout.bytesOf(0));
      scanned.push(`${bank}/${chunk}: ${rows} × ${scale}`);
    };
    return { layout, kernel: { scan, shrink: () => 0, peak: () => 0, squares: () => 0 } };
  });
  return { banks, scanned };
}

test("each chunk is taken once, whoever takes it, and the last one has what is left", () => {
  const control = new ScanControl(1);
  const other = new ScanControl(1, control.buffer);
  control.begin((BANK_CHUNKS + 2) * CHUNK_ROWS - 24, 0.5);
  // The other one looks in between two of this one's chunks.
  const others = noting(2);
  let isFirst = true;
  const own = noting(2, () => {
    if (!isFirst) return;
    isFirst = false;
    expect(control.isDoneWithin(0)).toBe(false);
    other.takeShare(others.banks);
  });
  control.takeShare(own.banks);
  expect(control.isDoneWithin(0)).toBe(true);
  expect(own.scanned).toEqual(["1/1: 1000 × 0.5"]);
  expect(others.scanned).toHaveLength(BANK_CHUNKS + 1);
  expect(new Set(others.scanned).size).toBe(BANK_CHUNKS + 1);
  expect(others.scanned.at(-1)).toBe("0/0: 1024 × 0.5");
  control.takeShare(own.banks);
  expect(own.scanned).toHaveLength(1);
});

test("a scanner that is gone with a chunk in hand is seen", () => {
  const control = new ScanControl(2);
  control.setBanks(1);
  control.begin(3 * CHUNK_ROWS, 1);
  const dying = noting(1, () => {
    throw new Error("gone");
  });
  expect(() => control.serve(1, dying.banks)).toThrow("gone");
  control.takeShare(noting(1).banks);
  expect(control.isDoneWithin(5)).toBe(false);
  expect(control.isAnyBusy).toBe(true);
});

test("a scanner that does not know every memory takes nothing, and waits to be told", () => {
  const control = new ScanControl(1);
  control.setBanks(2);
  control.begin(CHUNK_ROWS, 1);
  const { banks, scanned } = noting(1);
  control.serve(0, banks);
  expect([scanned, control.isAnyBusy]).toEqual([[], false]);
});
