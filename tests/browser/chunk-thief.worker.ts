/** @file A scan worker that is gone right after it has taken its first chunk. */
import { Layout } from "../../src/gallery/layout.ts";
import { ScanControl } from "../../src/gallery/scan-control.ts";
import type { ScanMessage } from "../../src/gallery/scanners.ts";

addEventListener("message", ({ data }: MessageEvent<ScanMessage>) => {
  const control = new ScanControl(data.scanners, data.control);
  const layout = new Layout(data.dimension);
  const gone = (): never => {
    throw new Error("gone");
  };
  const kernel = { scan: gone, shrink: gone, peak: gone, squares: gone };
  const banks = Array.from({ length: control.banks }, () => ({ kernel, layout }));
  try {
    control.serve(data.nth, banks);
  } catch {
    // As ended from outside: the chunk is not done, and the mark says busy.
  }
});
