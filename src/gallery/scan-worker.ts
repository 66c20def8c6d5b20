/** @file A thread that scans with a gallery's own; see scan-control.ts. Started by scanners.ts. */
import type { Bank } from "./bank.ts";
import { kernelOn } from "./kernel.ts";
import { Layout } from "./layout.ts";
import { ScanControl } from "./scan-control.ts";
import type { ScanMessage } from "./scanners.ts";

const banks: Pick<Bank, "kernel" | "layout">[] = [];

addEventListener("message", ({ data }: MessageEvent<ScanMessage>) => {
  const { nth, scanners, control, dimension, memory } = data;
  banks.push({ kernel: kernelOn(memory, true), layout: new Layout(dimension) });
  new ScanControl(scanners, control).serve(nth, banks);
});
