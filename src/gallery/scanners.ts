import type { Bank } from "./bank.ts";
import type { Probe } from "./probe.ts";
import { ScanControl } from "./scan-control.ts";

/**
 * Whoever has not finished the chunk in hand by then (50 µs) is not waited for. The system may well take
 * a thread its turn for some ten milliseconds.
 */
const LATE_MS = 100;

/** To a scan worker: of one more memory. */
export interface ScanMessage {
  nth: number;
  scanners: number;
  control: SharedArrayBuffer;
  dimension: number;
  memory: WebAssembly.Memory;
}

/**
 * Threads that scan beside the gallery's own. They have no say in whether a search succeeds: until one
 * has started it takes no chunk, and when one is late or gone the gallery's thread scans alone.
 */
export class Scanners {
  readonly #control: ScanControl;
  readonly #workers: Worker[];
  #told = 0;

  /** Throws where no worker can be started. */
  constructor(count: number) {
    this.#control = new ScanControl(count);
    this.#workers = Array.from({ length: count }, startWorker);
  }

  /**
   * Whether the banks' first rows, in all of them together, have been scanned, so that each chunk knows
   * what was found. Blocks for some time even where not. The banks must have been aimed.
   */
  scan(banks: readonly Bank[], rows: number, { scale }: Probe): boolean {
    this.#tellOf(banks);
    if (this.#control.isAnyBusy) return false;
    this.#control.begin(rows, scale);
    this.#control.takeShare(banks);
    return this.#control.isDoneWithin(LATE_MS);
  }

  close(): void {
    for (const worker of this.#workers) worker.terminate();
  }

  #tellOf(banks: readonly Bank[]): void {
    if (this.#told === banks.length) return;
    this.#control.setBanks(banks.length);
    const { buffer } = this.#control;
    for (const { memory, layout } of banks.slice(this.#told)) {
      const { dimension } = layout;
      this.#workers.forEach((worker, nth) => {
        const scanners = this.#workers.length;
        const message: ScanMessage = { nth, scanners, control: buffer, dimension, memory };
        worker.postMessage(message);
      });
    }
    this.#told = banks.length;
  }
}

function startWorker(): Worker {
  const worker = new Worker(new URL("./scan-worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("error", (event) => {
    // Not an end of the worker that this runs in, which would hear of it next.
    event.preventDefault();
    console.warn(`A scan worker failed: ${event.message}`);
  });
  return worker;
}
