/**
 * @file `npm run bench:start [persons]`: the installed app, offline, opened in a browser that has just been started. When
 * its screen can be used, when it can recognise, and when it has recognised. Never fails because something is slow.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { ensureChromium } from "../../scripts/chromium.mjs";
import { inRoot } from "../../scripts/files.mjs";
import { seedPeople } from "../e2e/seeded-people.mjs";

const count = Number(process.argv[2] ?? 10_000);
const OUT = ".cache/bench-start";
const STARTS = 9;
/** The browser itself is up by then, and its disk at rest. */
const REST_MS = 1500;

await build({ logLevel: "error", build: { outDir: OUT } });
const server = await preview({
  logLevel: "warn",
  build: { outDir: OUT },
  preview: { port: 4854, strictPort: true },
});
const origin = server.resolvedUrls?.local[0] ?? "";
const profile = await mkdtemp(join(tmpdir(), "visavis-start-"));
const executablePath = await ensureChromium();
const launch = () =>
  chromium.launchPersistentContext(profile, {
    executablePath,
    args: ["--no-sandbox"],
    baseURL: origin,
  });

console.log(`Writing ${count.toLocaleString("en")} persons …`);
const first = await launch();
const page = first.pages()[0] ?? (await first.newPage());
await seedPeople(page, count);
await page.evaluate(() => localStorage.setItem("visavis-introduced", "on"));
await page.goto(origin);
await page.getByText("Ready, works offline").waitFor({ timeout: 120_000 });
// Once more, now from the cache: the browser keeps what it has compiled.
await page.goto(origin);
await page.getByText("Ready, works offline").waitFor({ timeout: 120_000 });
await page.waitForTimeout(5000);
const version = first.browser()?.version() ?? "";
await first.close();
await server.close();

const photo = (await readFile(inRoot("public/samples/sample3.jpg"))).toString("base64");
/** @type {{ shell: number, ready: number, result: number }[]} */
const starts = [];
for (let start = 0; start < STARTS; start++) {
  const context = await launch();
  await context.addInitScript(watch);
  const tab = context.pages()[0] ?? (await context.newPage());
  await tab.waitForTimeout(REST_MS);
  await tab.goto(origin);
  starts.push(
    await tab.evaluate(async (photo) => {
      const { shell, ready } = await /** @type {Promise<{ shell: number, ready: number }>} */ (
        Reflect.get(globalThis, "started")
      );
      const bytes = Uint8Array.from(atob(photo), (char) => char.charCodeAt(0));
      const before = performance.now();
      await globalThis.visavis.search.search(new Blob([bytes], { type: "image/jpeg" }));
      return { shell, ready, result: ready + performance.now() - before };
    }, photo),
  );
  await context.close();
}
await rm(profile, { recursive: true });

/** Runs in the page before anything else: when what is looked for is in it and drawn, since the navigation began. */
function watch() {
  const seen = (/** @type {() => boolean} */ isThere) =>
    new Promise((resolve) => {
      const look = () => (isThere() ? resolve(performance.now()) : requestAnimationFrame(look));
      look();
    });
  const status = () => document.querySelector('[data-testid="status"]')?.textContent?.trim();
  const started = Promise.all([
    seen(() => document.querySelector('[data-testid="photo-input"]') !== null),
    seen(() => status() === "Ready, works offline"),
  ]).then(([shell, ready]) => ({ shell, ready }));
  Object.assign(globalThis, { started });
}

const of = (/** @type {"shell" | "ready" | "result"} */ what) => {
  const all = starts.map((start) => start[what]).sort((one, other) => one - other);
  const ms = (/** @type {number | undefined} */ value) => `${(value ?? NaN).toFixed(0)} ms`;
  return `${ms(all[STARTS >> 1])} | ${ms(all[0])} | ${ms(all.at(-1))}`;
};
const processors = cpus();
console.log(
  `${processors.length} × ${processors[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Chromium ${version}; ` +
    `${count.toLocaleString("en")} persons, ${STARTS} starts, the server gone.\n\n` +
    `| from the start of the navigation | median | fastest | slowest | target |\n| --- | ---: | ---: | ---: | ---: |\n` +
    `| the screen is there and can be used | ${of("shell")} | 500 ms |\n` +
    `| ready to recognise | ${of("ready")} | 1,500 ms |\n` +
    `| a photo of two faces searched | ${of("result")} | |`,
);
