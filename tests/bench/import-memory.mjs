/** @file What memory a page and its worker have after garbage was collected, and their processes. */
import { readFile } from "node:fs/promises";

/**
 * In bytes. `page` and `worker`: their JavaScript heaps and the buffers that belong to them, after
 * garbage was collected; WebAssembly's memory is not in them. `renderer` and `browser`: what the two
 * processes occupy (NaN where there is no /proc), with WebAssembly, blobs and what heaps hold ready.
 *
 * @typedef {{ page: number, worker: number, renderer: number, browser: number }} Sample
 *
 * @typedef {object} HeapUsage
 * @property {number} usedSize
 * @property {number} embedderHeapUsedSize
 * @property {number} backingStorageSize
 */

export class Memory {
  #page;
  #browser;
  #worker;
  #nextId = 1;

  /**
   * @param {import("@playwright/test").CDPSession} page
   * @param {import("@playwright/test").CDPSession} browser
   * @param {string} worker The worker's session within the page's.
   */
  constructor(page, browser, worker) {
    this.#page = page;
    this.#browser = browser;
    this.#worker = worker;
  }

  /**
   * @param {import("@playwright/test").Browser} browser
   * @param {import("@playwright/test").Page} page Its worker must have started.
   */
  static async of(browser, page) {
    const session = await page.context().newCDPSession(page);
    const worker = await new Promise((resolve, reject) => {
      session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
        if (targetInfo.type === "worker") resolve(sessionId);
      });
      // Not flat: Playwright hands out no sessions of workers, but passes their messages on.
      session
        .send("Target.setAutoAttach", {
          autoAttach: true,
          waitForDebuggerOnStart: false,
          flatten: false,
        })
        .catch(reject);
    });
    return new Memory(session, await browser.newBrowserCDPSession(), worker);
  }

  /** @returns {Promise<Sample>} */
  async sample() {
    await this.#page.send("HeapProfiler.collectGarbage");
    await this.#askWorker("HeapProfiler.collectGarbage");
    const page = total(await this.#page.send("Runtime.getHeapUsage"));
    const worker = total(await this.#askWorker("Runtime.getHeapUsage"));
    const [renderer, browser] = [
      await processBytes(this.#browser, "renderer"),
      await processBytes(this.#browser, "browser"),
    ];
    return { page, worker, renderer, browser };
  }

  /**
   * @param {string} method
   * @returns {Promise<HeapUsage>}
   */
  async #askWorker(method) {
    const id = this.#nextId++;
    const sessionId = this.#worker;
    const answer = new Promise((resolve) => {
      const hear = (/** @type {{ sessionId: string, message: string }} */ event) => {
        const { id: answered, result } = JSON.parse(event.message);
        if (event.sessionId !== sessionId || answered !== id) return;
        this.#page.off("Target.receivedMessageFromTarget", hear);
        resolve(result);
      };
      this.#page.on("Target.receivedMessageFromTarget", hear);
    });
    await this.#page.send("Target.sendMessageToTarget", {
      sessionId,
      message: JSON.stringify({ id, method }),
    });
    return answer;
  }
}

/**
 * What the largest process of a kind occupies, in bytes: there are spare renderers.
 *
 * @param {import("@playwright/test").CDPSession} browser
 * @param {"renderer" | "browser"} type
 */
export async function processBytes(browser, type) {
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  const all = processInfo.filter((process) => process.type === type);
  return Math.max(...(await Promise.all(all.map(({ id }) => residentBytes(id)))));
}

const total = (/** @type {HeapUsage} */ usage) =>
  usage.usedSize + usage.embedderHeapUsedSize + usage.backingStorageSize;

/** @param {number} pid */
async function residentBytes(pid) {
  try {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    return 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
  } catch {
    return NaN;
  }
}
