/** @file A Chromium with a profile of its own, and the way to kill all of it at once. */
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { chromium } from "playwright-core";
import { ensureChromium } from "../../scripts/chromium.mjs";

/** @typedef {import("playwright-core").BrowserContext} BrowserContext */
/** @typedef {import("playwright-core").Page} Page */

const SLOWEST = 180_000;

/** @param {string} profile A folder, which the browser makes where there is none. */
export async function openBrowser(profile) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await ensureChromium(),
    args: ["--no-sandbox"],
    viewport: { width: 768, height: 1024 },
  });
  context.setDefaultTimeout(SLOWEST);
  await context.addInitScript(() => {
    if (location.protocol.startsWith("http")) localStorage.setItem("visavis-introduced", "on");
  });
  return context;
}

/**
 * The app, once recognition runs.
 *
 * @param {BrowserContext} context
 * @param {string} address
 */
export async function openApp(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(async () => void (await globalThis.visavis.ready));
  return page;
}

/**
 * SIGKILL to the browser and each of its processes, as when a machine runs out of memory: nobody can
 * put anything in order before.
 *
 * @param {BrowserContext} context
 */
export async function killBrowser(context) {
  const { group, processes } = await processesOf(context);
  process.kill(-group, "SIGKILL");
  for (let waited = 0; (await Promise.all(processes.map(isRunning))).includes(true); waited++) {
    if (waited > 600) throw new Error(`A process of the browser lives on: ${processes.join()}.`);
    await wait(50);
  }
}

/** @param {BrowserContext} context */
async function processesOf(context) {
  const browser = context.browser();
  if (!browser) throw new Error("the context has no browser");
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const main = processInfo.find(({ type }) => type === "browser");
  if (!main) throw new Error("the browser does not say its process");
  // Playwright starts it as the leader of a group of its own.
  return { group: main.id, processes: processInfo.map(({ id }) => id) };
}

/** @param {number} pid */
async function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // A process that is over and that nobody has asked about is still in the list.
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return !/\) Z /.test(stat);
}
