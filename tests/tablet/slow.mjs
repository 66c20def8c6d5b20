/**
 * @file Makes a process slower by a factor: it is stopped and let go again in turn, for 6 ms of which a
 * sixth is its own at a factor of six. All of its threads are slowed alike, workers and the
 * compositor included; the browser's own process and its GPU's are not.
 *
 * Chromium's own throttling (`Emulation.setCPUThrottlingRate`) slows the page's main thread alone:
 * asked of a worker it answers "Operation is only supported for pages, not workers".
 */
import { setTimeout as wait } from "node:timers/promises";
import { isMainThread, Worker, workerData } from "node:worker_threads";

/** Milliseconds at a time. */
const PERIOD = 6;

/**
 * @param {number} pid
 * @param {number} factor
 * @returns {Promise<() => Promise<void>>} Lets it go again for good.
 */
export async function slowDown(pid, factor) {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL(import.meta.url), { workerData: { pid, factor, flag } });
  const ended = new Promise((resolve) => worker.once("exit", resolve));
  await wait(500);
  return async () => {
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
    await ended;
  };
}

/** @param {{ pid: number, factor: number, flag: Int32Array<SharedArrayBuffer> }} given */
function stopAndGo({ pid, factor, flag }) {
  const rest = (/** @type {number} */ ms) => {
    if (ms > 0) Atomics.wait(flag, 0, 0, ms);
  };
  /** Milliseconds that it has run, and that have passed: sleeps last longer than they should. */
  let [ran, passed] = [0, 0];
  let letGo = performance.now();
  try {
    while (Atomics.load(flag, 0) === 0) {
      rest(PERIOD / factor);
      process.kill(pid, "SIGSTOP");
      const stopped = performance.now();
      ran += stopped - letGo;
      rest(factor * ran - passed - (stopped - letGo));
      process.kill(pid, "SIGCONT");
      const now = performance.now();
      passed += now - letGo;
      letGo = now;
    }
  } finally {
    try {
      process.kill(pid, "SIGCONT");
    } catch {
      // It has ended.
    }
  }
}

if (!isMainThread) stopAndGo(workerData);
