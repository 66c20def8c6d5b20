/**
 * @file `npm run bench:durability [rounds]`: how long a write takes that is reported when it is on the
 * disk ("strict", as the app does it), and one that is reported before ("relaxed"), in turn. Prints a
 * table. On a disk of its own: a private window keeps everything in memory.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { createServer } from "vite";
import { openBrowser } from "../faults/browser.mjs";

const rounds = Number(process.argv[2] ?? 200);

const server = await createServer({
  logLevel: "warn",
  server: { port: 0, hmr: false, watch: null },
  optimizeDeps: { entries: ["tests/bench/durability.html"], include: ["dexie", "valibot"] },
});
await server.listen();
await mkdir(".cache", { recursive: true });
const profile = await mkdtemp(join(".cache", "durability-"));
const context = await openBrowser(profile);
const page = await context.newPage();
await page.goto(`${server.resolvedUrls?.local[0]}tests/bench/durability.html`);
await page.waitForFunction(() => "measureDurability" in globalThis);
await page.evaluate((count) => globalThis.measureDurability(count), 10);
await page.reload();
await page.waitForFunction(() => "measureDurability" in globalThis);
const times = await page.evaluate((count) => globalThis.measureDurability(count), rounds);
await context.close();
await server.close();
await rm(profile, { recursive: true, force: true });

/** @param {number[]} values @param {number} share */
const quantile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN;

console.log(`${rounds} rounds; medians (and 9 of 10) in ms.\n`);
console.log("| write | strict | relaxed | strict costs |\n| --- | ---: | ---: | ---: |");
for (const [kind, { strict, relaxed }] of Object.entries(times)) {
  const cells = [strict, relaxed].map(
    (values) => `${quantile(values, 0.5).toFixed(1)} (${quantile(values, 0.9).toFixed(1)})`,
  );
  const cost = quantile(strict, 0.5) - quantile(relaxed, 0.5);
  console.log(`| ${kind} | ${cells.join(" | ")} | ${cost.toFixed(1)} |`);
}
