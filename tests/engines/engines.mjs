/** @file Chromium, Firefox and WebKit, each behind the few things that the main job needs. Debian's packages. */
import { spawn } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chromium, firefox } from "@playwright/test";
import { ensureChromium } from "../../scripts/chromium.mjs";

/**
 * @typedef {object} Driver
 * @property {string} version
 * @property {(address: string) => Promise<void>} open
 * @property {<A, T>(work: (arg: A) => T | Promise<T>, arg: A) => Promise<T>} evaluate Runs in the page.
 * @property {(testId: string, path: string) => Promise<void>} upload
 * @property {(path: string) => Promise<void>} screenshot
 * @property {() => Promise<void>} close
 */

const SIZE = { width: 768, height: 1024 };
const FIREFOX = "/usr/bin/firefox-esr";
const MINI_BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const WEBKIT_PORT = 4861;

/** @type {Record<string, () => Promise<Driver>>} */
export const engines = {
  chromium: async () =>
    withPlaywright(
      await chromium.launchPersistentContext(await profile(), {
        executablePath: await ensureChromium(),
        args: ["--no-sandbox"],
        viewport: SIZE,
      }),
    ),
  firefox: async () =>
    withPlaywright(
      await firefox.launchPersistentContext(await profile(), {
        channel: "moz-firefox",
        executablePath: FIREFOX,
        viewport: SIZE,
      }),
    ),
  webkit: () => withWebDriver(),
};

const profile = () => mkdtemp(join(tmpdir(), "visavis-engine-"));

/** @param {import("@playwright/test").BrowserContext} context @returns {Promise<Driver>} */
async function withPlaywright(context) {
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    version: context.browser()?.version() ?? (await page.evaluate(() => navigator.userAgent)),
    open: async (address) => void (await page.goto(address)),
    evaluate: (work, arg) => page.evaluate(`(${work.toString()})(${JSON.stringify(arg)})`),
    upload: (testId, path) => page.getByTestId(testId).setInputFiles(path),
    screenshot: async (path) => void (await page.screenshot({ path })),
    close: () => context.close(),
  };
}

/** @returns {Promise<Driver>} */
async function withWebDriver() {
  const { Builder, By } = await import("selenium-webdriver");
  // It needs a screen, and a bus of its own.
  const server = spawn(
    "dbus-run-session",
    ["--", "xvfb-run", "-a", "WebKitWebDriver", `--port=${WEBKIT_PORT}`],
    { stdio: "ignore", detached: true },
  );
  await wait(3000);
  const browser = await new Builder()
    .disableEnvironmentOverrides()
    .usingServer(`http://127.0.0.1:${WEBKIT_PORT}`)
    .withCapabilities({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": {
        binary: MINI_BROWSER,
        args: ["--automation", "--enable-mock-capture-devices=true"],
      },
    })
    .build();
  await browser.manage().setTimeouts({ script: 180_000, pageLoad: 60_000 });
  await browser.manage().window().setRect(SIZE);
  /** @type {Driver["evaluate"]} */
  const evaluate = async (work, arg) => {
    const { value, error } = await browser.executeAsyncScript(
      `const [arg, done] = arguments;
      Promise.resolve(arg).then(${work.toString()}).then(
        (value) => done({ value }),
        (error) => done({ error: String(error) }),
      );`,
      arg,
    );
    if (error) throw new Error(error);
    return value;
  };
  return {
    version: await evaluate(() => navigator.userAgent, null),
    open: (address) => browser.get(address),
    evaluate,
    upload: async (testId, path) =>
      (await browser.findElement(By.css(`[data-testid="${testId}"]`))).sendKeys(path),
    screenshot: async (path) => writeFile(path, await browser.takeScreenshot(), "base64"),
    close: async () => {
      await browser.quit();
      if (server.pid) process.kill(-server.pid);
    },
  };
}
